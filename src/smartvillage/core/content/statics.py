"""Static contents by name and app version: texts and settings that app and server look up."""

import re
from typing import Any

from smartvillage.core.content.select import ItemQuery, source
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


def statics(*, municipality: int, generic_type: str = "") -> ItemQuery:
    """All published contents of a type by name: everybody may read them."""
    query = ItemQuery(viewer=citizen(municipality), kind=STATIC).order("name", descending=False)
    return query.where("i.generic_type = %s", generic_type)


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
