"""Formats of the wire: moments, ids, addresses of files."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from smartvillage.kit.dates import parse_datetime, wire_datetime
from smartvillage.surfaces.graphql.context import Context


@lru_cache(maxsize=65536)
def moment(value: datetime | str) -> str | None:
    """A moment as `YYYY-MM-DD HH:MM:SS +0100`: a database's (naive is UTC) or a document's."""
    found = value if isinstance(value, datetime) else _parsed(value)
    return wire_datetime(found if found is None or found.tzinfo else found.replace(tzinfo=UTC))


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return parse_datetime(text)


def absolute(url: str | None, context: Context) -> str | None:
    """Files of our own get the host under which the client asked."""
    return f"{context.base_url}{url}" if url and url.startswith("/") else url


def numbers(values: Any) -> list[int]:
    """Ids from the wire: ints or decimal texts; what is no number is left out."""
    return [
        int(text)
        for value in values or ()
        if value is not None and (text := str(value).strip()).isdecimal() and len(text) < 19
    ]


def number(value: Any) -> int | None:
    """One id from the wire; "" and anything that is no number count as absent."""
    return next(iter(numbers([value])), None)


def storable(value: Any) -> Any:
    """Arguments without NUL characters, which no database text can hold."""
    match value:
        case str():
            return value.replace("\x00", "")
        case list():
            return [storable(one) for one in value]
        case dict():
            return {storable(key): storable(one) for key, one in value.items()}
    return value
