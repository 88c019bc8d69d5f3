"""JSON of strangers: what is not as expected is as if it had not been said."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from smartvillage.kit.dates import parse_datetime

Json = dict[str, Any]


def dicts(value: Any, *path: str) -> list[Json]:
    """The objects in a list; one object by itself is a list of one."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    if isinstance(value, dict):
        return [value]
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def words(value: Any, name: str) -> list[str]:
    said = value.get(name) if isinstance(value, dict) else None
    return [str(one) for one in said if isinstance(one, str | int)] if isinstance(said, list) else []


def word(value: Any, *path: str) -> str:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def flag(value: Any, name: str) -> bool | None:
    said = value.get(name) if isinstance(value, dict) else None
    return said if isinstance(said, bool) else None


def number(value: Any, name: str) -> int | None:
    said = word(value, name)
    return int(said) if said.lstrip("-").isdigit() and said.isascii() and len(said) < 10 else None


def moment(value: Any, name: str) -> datetime | None:
    said = word(value, name)
    return parse_datetime(said) if said else None


def known(**values: Any) -> Json:
    """Only what is said."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def nested(value: Any, name: str) -> Iterator[tuple[Json, Json | None]]:
    """Objects of a tree with the one above each."""
    waiting: list[tuple[Json, Json | None]] = [(one, None) for one in dicts(value)]
    for _ in range(10_000):
        if not waiting:
            return
        one, above = waiting.pop()
        yield one, above
        waiting += [(below, one) for below in dicts(one, name)]
