"""Reading JSON that people wrote by hand: what has another form than it should is as good as not there."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext

from smartvillage.kit.dates import BERLIN, parse_datetime
from smartvillage.kit.said import Said

ALWAYS = (datetime(1900, 1, 1, tzinfo=BERLIN), datetime(9999, 1, 1, tzinfo=BERLIN))
DAY_ONLY = len("2026-11-22")


def text(value: object) -> str:
    """A text without blanks around it; numbers are texts too."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def told(value: object) -> str:
    """A text readers see: in their language where it is one of ours, else marked as the municipality's German."""
    german = text(value)
    known = gettext(german) if german else ""
    return known if known != german else Said(german, "de") if german else ""


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


def ending(value: Mapping[str, Any], at: datetime) -> datetime | None:
    """When the window of `dates` that is open now closes; None when none is. Days count to their end."""
    open_now = [last for first, last in map(_window, tables(value.get("dates"))) if first <= at < last]
    return min(open_now, default=None)


def _window(span: Mapping[str, Any]) -> tuple[datetime, datetime]:
    first, last = text(span.get("dateStart")), text(span.get("dateEnd"))
    begins, ends = parse_datetime(first), parse_datetime(last)
    if (first and begins is None) or (last and ends is None):
        return ALWAYS[1], ALWAYS[0]  # what cannot be read is never open
    if ends is not None and len(last) <= DAY_ONLY:
        ends = min(ends, ALWAYS[1]) + timedelta(days=1)  # 9999-12-31 stands for "for ever"
    return begins or ALWAYS[0], ends or ALWAYS[1]
