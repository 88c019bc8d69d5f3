"""Static contents by name and app version: texts and settings that app and server look up."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.modules import rooms
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.people.viewer import citizen
from smartvillage.kit.words import sort_key, static_name

STATIC = "static_content"
JSON = "json"
"""The generic type of configurations; pages of text have none."""

_VERSION = re.compile(r"\d{1,12}(\.\d{1,12}){0,9}", re.ASCII)
Version = tuple[int, ...]


def find_static(
    *, municipality: int, name: str, version: str = "", generic_type: str = ""
) -> dict[str, Any] | None:
    """The published content of this name: for a version that of the highest up to it, else the one without version.

    Names are compared as they are stored, without case and accents. None when there is none, also for what is no
    version. One statement.
    """
    wanted = parse_version(version) if version else None
    if version and wanted is None:
        return None
    stored = static_name(name)
    query = statics(municipality=municipality, generic_type=generic_type).where(
        "i.sort_title = %s", sort_key(stored)
    )
    found = [made for made in map(source, query.rows()) if made["name"] == stored]
    fitting = [made for made in found if _fits(made, wanted)]
    return max(fitting, key=_rank, default=None)


def newest_statics(*, municipality: int, generic_type: str = "") -> dict[str, dict[str, Any]]:
    """All published contents of a type by name, each as the newest app gets it. One statement."""
    found: dict[str, dict[str, Any]] = {}
    for made in map(source, statics(municipality=municipality, generic_type=generic_type).rows()):
        known = found.get(made["name"])
        if known is None or _rank(made) > _rank(known):
            found[made["name"]] = made
    return found


def statics(*, municipality: int, generic_type: str = "") -> ItemQuery:
    """All published contents of a type by name: everybody may read them."""
    query = ItemQuery(viewer=citizen(municipality), kind=STATIC).order("name", descending=False)
    return query.where("i.generic_type = %s", generic_type)


def supplied(*, municipality: int, name: str) -> Any:
    """What a module's `statics` room says under a name that no editor has written; None when none does."""
    for room in _statics_rooms(municipality):
        if make := getattr(room, "CONTENTS", {}).get(static_name(name)):
            return make(municipality)
    return None


def completed(settings: Mapping[str, Any], *, municipality: int, base_url: str) -> dict[str, Any]:
    """The app's settings with the sections modules know themselves; what editors wrote goes first, key by key."""
    found = dict(settings)
    for room in _statics_rooms(municipality):
        for name, make in getattr(room, "SETTINGS", {}).items():
            if (own := make(municipality, base_url)) is not None:
                found[name] = _under(found.get(name), own)
    return found


def _statics_rooms(municipality: int) -> Iterator[Any]:
    known = tenant(municipality)
    return (room for name, room in _all_statics_rooms() if known.has_module(name))


@cache
def _all_statics_rooms() -> tuple[tuple[str, Any], ...]:
    return tuple((room.__name__.rsplit(".", 2)[-2], room) for room in rooms("statics"))


def _under(written: Any, own: Any) -> Any:
    if written is None:
        return own
    if not isinstance(written, dict) or not isinstance(own, dict):
        return written
    return {name: _under(written.get(name), own.get(name)) for name in {**own, **written}}


def parse_version(text: str) -> Version | None:
    """`4.3.0` and `4.3` are the same version; None for what is not made of numbers and dots."""
    text = text.strip()
    if not _VERSION.fullmatch(text):
        return None
    numbers = [int(number) for number in text.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _fits(made: dict[str, Any], wanted: Version | None) -> bool:
    own = made.get("app_version")
    if own is None or wanted is None:
        return own is None
    number = parse_version(own)
    return number is not None and number <= wanted


def _rank(made: dict[str, Any]) -> tuple[bool, Version, int]:
    own = made.get("app_version")
    return (own is not None, parse_version(own or "") or (), made["id"])
