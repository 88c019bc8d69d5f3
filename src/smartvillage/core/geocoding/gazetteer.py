"""The municipality's own addresses: wherever its content says both an address and a point."""

import threading
from collections.abc import Iterator
from typing import Any

import orjson
from cachetools import LRUCache
from django.db import connection

from smartvillage.core.content.versions import versions
from smartvillage.core.geocoding.place import Place, Question, street_and_house
from smartvillage.kit.geo import parse_point
from smartvillage.kit.words import fold

Streets = dict[str, list[tuple[str, str, str, Place]]]
"""By comparable street: house number, postcode, folded town, place."""
MOST = 8
_known: LRUCache[tuple[int, int], Streets] = LRUCache(maxsize=16)
_lock = threading.Lock()
KNOWN = (
    "SELECT document FROM content_item WHERE municipality_id = %s AND lat IS NOT NULL AND visible "
    "AND state = 'published' AND member_id IS NULL"
)


def locate(*, municipality: int, question: Question) -> Place | None:
    """The point of this very house, else of the nearest one known in the street."""
    street, house = street_and_house(question.street)
    near = [
        row
        for row in streets(municipality=municipality).get(street, [])
        if (question.zip and row[1] == question.zip) or (question.city and row[2] == fold(question.city))
    ]
    exact = next((place for number, _, _, place in near if number == house), None)
    if exact or not near:
        return exact
    closest = min(near, key=lambda row: abs(_number(row[0]) - _number(house)))[3]
    return Place(question.text, closest.lat, closest.lon, exact=False)


def suggest(*, municipality: int, text: str) -> list[Place]:
    """Known addresses whose street begins with what is typed; those of the very house first."""
    street, house = street_and_house(text.split(",", maxsplit=1)[0])
    if len(street) < 2:
        return []
    found = [
        row
        for name, rows in streets(municipality=municipality).items()
        if name.startswith(street)
        for row in rows
        if not house or row[0].startswith(house)
    ]
    found.sort(key=lambda row: (row[0] != house, row[3].label))
    return [row[3] for row in found[:MOST]]


def streets(*, municipality: int) -> Streets:
    """Read anew when content has changed."""
    key = (municipality, sum(versions(municipality=municipality, fresh=True).values()))
    with _lock:
        found = _known.get(key)
    if found is None:
        found = _read(municipality)
        with _lock:
            _known[key] = found
    return found


def forget_streets() -> None:
    """Read everything anew; for tests that roll back."""
    _known.clear()


def _read(municipality: int) -> Streets:
    found: Streets = {}
    seen: set[str] = set()
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [municipality])
        for (document,) in cursor:
            for address in _addresses(orjson.loads(document)):
                question = Question(*(str(address.get(name) or "") for name in ("street", "zip", "city")))
                geo = address["geo_location"]
                point = parse_point(geo.get("latitude"), geo.get("longitude"))
                if point and question.askable and question.text not in seen:
                    seen.add(question.text)
                    street, house = street_and_house(question.street)
                    place = Place(question.text, point.lat, point.lon, exact=True)
                    found.setdefault(street, []).append((house, question.zip, fold(question.city), place))
    return found


def _addresses(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _addresses(one)
    elif isinstance(value, dict):
        if value.get("street") and isinstance(value.get("geo_location"), dict):
            yield value
        for one in value.values():
            if isinstance(one, dict | list):
                yield from _addresses(one)


def _number(house: str) -> int:
    digits = "".join(
        letter for letter in house.split("-", maxsplit=1)[0].split("/", maxsplit=1)[0] if letter.isdecimal()
    )
    return int(digits[:6] or 0)
