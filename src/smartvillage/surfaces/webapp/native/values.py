"""Reading JSON that people wrote by hand: what has another form than it should is as good as not there."""

from collections.abc import Mapping, Sequence
from typing import Any


def text(value: object) -> str:
    """A text without blanks around it; numbers are texts too."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def entries(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def tables(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list."""
    return [one for one in entries(value) if isinstance(one, dict)]


def number(value: object) -> int:
    """A whole number above zero that a database can hold, also as text; else 0."""
    given = text(value)
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else 0


def shown(value: Mapping[str, Any]) -> bool:
    """Whether an entry is wanted: `show` holds unless it says no, also in words."""
    return value.get("show") not in (False, "false")
