"""For whom a page is made: what cards, details and lists need to know besides the item itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from smartvillage.core.content.structure import Structure, structure
from smartvillage.core.content.versions import versions
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.people.viewer import Viewer, citizen
from smartvillage.kit.dates import now, parse_datetime
from smartvillage.surfaces.webapp.device import kept
from smartvillage.surfaces.webapp.myplace import Around, MyPlace, around, my_place

Source = Mapping[str, Any]


@dataclass(frozen=True)
class PageContext:
    """A reader of one municipality at one moment; `origin` is scheme and host for absolute addresses.

    `place` is the reader's own village or street, where one was chosen; `around` what lists are narrowed to; `device`
    what it keeps by name (`device.py`); `unsaved` are contents of the app by stored name that an editor sees already,
    in place of those that are stored.
    """

    municipality: Tenant
    viewer: Viewer
    at: datetime = field(default_factory=now)
    origin: str = ""
    place: MyPlace | None = None
    around: Around | None = None
    device: Mapping[str, str] = field(default_factory=dict)
    unsaved: Mapping[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.at.date()

    @cached_property
    def versions(self) -> Mapping[str, int]:
        """How often each kind was written; read once for a page."""
        return versions(municipality=self.municipality.id, fresh=False)

    @cached_property
    def structure(self) -> Structure:
        return structure(municipality=self.municipality.id, current=self.versions)

    def categories(self, source: Source) -> Iterator[dict[str, Any]]:
        """The item's categories that still exist."""
        known = self.structure
        return (known.categories[number] for number in known.existing(source.get("categories") or ()))

    def category(self, source: Source) -> str:
        """The name of the item's first category, or an empty text."""
        return next((str(row["name"]) for row in self.categories(source)), "")

    def organisation(self, source: Source) -> str:
        """The name of who published it, or an empty text."""
        row = self.structure.organisations.get(source.get("organisation") or 0)
        return str(row["name"]) if row else ""

    def absolute(self, path: str) -> str:
        return f"{self.origin}{path}" if path.startswith("/") else path


def context_of(request: HttpRequest) -> PageContext:
    """The one context of a request."""
    found: PageContext | None = getattr(request, "page_context", None)
    if found is None:
        tenant: Tenant = request.municipality  # type: ignore[attr-defined]
        origin = f"{request.scheme}://{request.get_host()}"
        place = my_place(request)
        found = PageContext(
            municipality=tenant,
            viewer=citizen(tenant.id),
            origin=origin,
            place=place,
            around=around(request, place),
            device=kept(request),
        )
        request.page_context = found  # type: ignore[attr-defined]
    return found


def moment(value: object) -> datetime | None:
    """A moment of a source: from a document, or from a column of either database (UTC without saying so)."""
    if isinstance(value, str) and value and not (value.endswith("Z") or "+" in value):
        value = f"{value}+00:00"
    if isinstance(value, datetime) and value.tzinfo is None:
        value = f"{value.isoformat()}+00:00"
    return parse_datetime(value)


def first_part(found: Source, name: str) -> Source:
    """The first of a list of parts; an empty one where there is none."""
    parts: list[Source] = found.get(name) or []
    return parts[0] if parts else {}


def appeared(found: Source) -> datetime | None:
    """When an item came out."""
    return moment(found.get("published_at") or found.get("publication_date") or found.get("created_at"))
