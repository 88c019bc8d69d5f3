"""What the measured documents are asked with."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")


def next_month(today: dt.date) -> list[str]:
    """First and last day of the month after this one."""
    year, month = (today.year + 1, 1) if today.month == 12 else (today.year, today.month + 1)
    last = calendar.monthrange(year, month)[1]
    return [f"{year}-{month:02d}-01", f"{year}-{month:02d}-{last}"]


def today() -> dt.date:
    """The day in Berlin, which events are placed around."""
    return dt.datetime.now(BERLIN).date()


VARIABLES: dict[str, dict[str, Any]] = {
    "news": {"limit": 30},
    "places": {},
    "events": {"dateRange": next_month(today())},
}
"""By document: a page of news, the whole map, the calendar of a month."""
