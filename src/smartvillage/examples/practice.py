"""An example as what a training municipality is set back to: drawn beforehand, planted in one go."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from smartvillage.core.media.actions import original_path
from smartvillage.core.media.files import write_once
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import clean_picture
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.examples.content import municipality as example_of
from smartvillage.examples.documents import PICTURE, Gallery
from smartvillage.examples.pictures import draw
from smartvillage.examples.seed import columns, fill, found
from smartvillage.kit.dates import today

FILES = "digest", "mime", "size", "width", "height", "likeness"


class Album(Gallery):
    """Pictures whose files are there already get their rows without being drawn."""

    def __init__(self, *, viewer: Viewer, pictures: Mapping[str, Any]) -> None:
        super().__init__(viewer=viewer)
        self.pictures = pictures

    def asset(self, key: str, *, alt: str = "", credit: str = "") -> Asset:
        if key not in self._assets and key in self.pictures:
            given = self.pictures[key]
            told = {"name": f"{key}.jpg", "alt": alt, "copyright": credit[:200]}
            self._assets[key], _ = Asset.objects.get_or_create(
                municipality_id=self.viewer.municipality,
                digest=given["digest"],
                defaults={**{name: given[name] for name in FILES}, **told}
                | {"organisation_id": self.viewer.organisation},
            )
        return super().asset(key, alt=alt, credit=credit)


@dataclass(frozen=True)
class Practice:
    """See `core/training/port.py`."""

    slug: str

    def draw(self, municipality: int, pictures: Mapping[str, Any]) -> dict[str, Any]:
        made = {}
        for key in sorted(set(_keys(asdict(example_of(self.slug, today=today()))))):
            known = pictures.get(key)
            there = known and _path(municipality, known).exists()
            made[key] = known if there else _drawn(municipality, key)
        return made

    def plant(
        self, municipality: Municipality, *, pictures: Mapping[str, Any], organisations: Mapping[str, int]
    ) -> dict[str, int]:
        example = example_of(self.slug, today=today())
        for name, value in {**columns(example), "modules_off": []}.items():
            setattr(municipality, name, value)
        municipality.save()
        with within(municipality.pk):
            made = found(example, municipality, known=organisations)
            fill(example, made, gallery=lambda viewer: Album(viewer=viewer, pictures=pictures))
        return {key: one.pk for key, one in made.items()}


def _keys(given: Any) -> Iterator[str]:
    """The pictures that something names, however deep."""
    match given:
        case {"key": str(key), "content_type": _}:
            yield key
        case str() if given.startswith(PICTURE):
            yield given.removeprefix(PICTURE)
        case dict():
            for value in given.values():
                yield from _keys(value)
        case list() | tuple():
            for value in given:
                yield from _keys(value)


def _drawn(municipality: int, key: str) -> dict[str, Any]:
    clean = clean_picture(draw(key))
    made = {
        "digest": sha256(clean.content).hexdigest(),
        "suffix": clean.suffix,
        "size": len(clean.content),
        **{name: getattr(clean, name) for name in ("mime", "width", "height", "likeness")},
    }
    path = _path(municipality, made)
    if not path.exists():
        write_once(path, clean.content)
    return made


def _path(municipality: int, picture: Mapping[str, Any]) -> Any:
    return original_path(municipality=municipality, digest=picture["digest"], suffix=picture["suffix"])
