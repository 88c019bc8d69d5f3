"""The document of an item: one typed aggregate from which everything else is derived."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ConfigDict

from smartvillage.core.content.fields import Text, field
from smartvillage.core.content.occurring import Happening
from smartvillage.core.content.parts import Address, GeoLocation, Location, Media, Part, Payload
from smartvillage.core.content.translations import Wording, checked

Translations = Annotated[dict[str, dict[str, Wording]], BeforeValidator(checked)]


class Document(Part):
    """Base of every kind's document. Its own `id` stays unused: the item's id is the id."""

    model_config = ConfigDict(extra="ignore", validate_default=False)

    locked_together: ClassVar[frozenset[str]] = frozenset()
    """Fields that mean something only together: a hand edit of one keeps all of them from the importer."""

    categories: list[int] = field("Kategorien", factory=list, widget="categories", group="Einordnung")
    payload: Payload = field("Zusatzdaten", factory=dict, widget="hidden")
    keywords: Text = field(
        "Suchwörter",
        help="Begriffe, unter denen man den Eintrag auch finden soll",
        group="Einordnung",
        translatable=True,
    )
    translations: Translations = field(
        "Übersetzungen", factory=dict, widget="translations", wired=False, group="Übersetzungen"
    )
    part_counter: int = field("Zähler", default=0, widget="hidden", wired=False, managed=True)

    def prepare(self) -> None:
        """Fill the managed fields from the others; called whenever the document is stored."""

    def headline(self) -> str:
        """The title in lists of the CMS and the web app."""
        return str(getattr(self, "title", None) or getattr(self, "name", None) or "")

    def unique_key(self) -> str | None:
        """What no other item of the kind in the municipality may have; None where there is no such thing."""
        return None

    def happenings(self) -> list[Happening]:
        """Every date on which this takes place; empty for what has no dates."""
        return []

    def cancellations(self) -> list[Happening]:
        """Every date on which this was to take place and does not."""
        return []

    def parts(self, kind: type[Part]) -> Iterator[Any]:
        """All parts of a kind anywhere in the document, in order."""
        yield from _walk(self, kind)

    def place_names(self) -> set[str]:
        """Names by which the `location` filter finds the item: location names and cities; regions as "ars:<key>"."""
        keys = self.payload.get("regionalKeys") or []
        regions = {f"ars:{key}" for key in (keys if isinstance(keys, list) else [keys])}
        cities = {address.city for address in self.parts(Address) if address.city}
        return regions | cities | {location.name for location in self.parts(Location) if location.name}

    def point(self) -> GeoLocation | None:
        """Where it is on the map: the first usable coordinates."""
        return next((geo for geo in self.parts(GeoLocation) if not geo.blank()), None)

    def pictures(self) -> list[Media]:
        return [media for media in self.parts(Media) if media.is_picture()]


@cache
def managed(document: type[Document]) -> frozenset[str]:
    """Names of the fields we fill ourselves."""
    return frozenset(
        name
        for name, info in document.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and info.json_schema_extra["managed"]
    )


def _walk(part: Part, kind: type[Part]) -> Iterator[Part]:
    for _, value in part:
        for inner in value if isinstance(value, list) else (value,):
            if isinstance(inner, kind):
                yield inner
            if isinstance(inner, Part):
                yield from _walk(inner, kind)
