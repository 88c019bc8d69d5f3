"""What clients see of an event's dates. Sources are stored documents as read: dates are ISO texts."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from smartvillage.core.content.partids import sub_part_id
from smartvillage.core.content.select import iso
from smartvillage.kit.recurrence import WireRecurrence, to_wire
from smartvillage.modules.events.series import later

EPOCH = date(1970, 1, 1).toordinal()
ONE_DAY = timedelta()
WEEKLY = 1
Source = dict[str, Any]


def pattern(source: Source) -> WireRecurrence | None:
    """The recurrence in upstream's words; None for single dates and for rules that they cannot say."""
    recurrence = source.get("recurrence")
    if not recurrence or recurrence.get("days", 1) > 1 or not source.get("dates"):
        return None
    return _pattern(recurrence["rule"], source["dates"][0]["date_start"])


def shown_dates(source: Source, today: str) -> list[Source]:
    """The coming dates. A series that upstream can say begins with its pattern span, as long as it lasts."""
    dates: list[Source] = source.get("dates") or []
    if not source.get("recurrence"):
        cancelled = source.get("cancelled") or ()
        return [found for found in dates if _coming(found, today) and _start(found) not in cancelled]
    first = iso(date.fromisoformat(today) - _longer(source))
    coming = [one_date(source, day) for day in source.get("series") or () if day >= first]
    lasts = coming or "date_end" not in dates[0] or _coming(dates[0], today)
    return [dates[0], *coming] if lasts and pattern(source) else coming


def one_date(source: Source, day: str) -> Source:
    """The date of a series on this day; its id is the same as long as the series has this day."""
    span = source["dates"][0]
    first, longer = date.fromisoformat(day), _longer(source)
    number = sub_part_id(part=span["id"], number=first.toordinal() - EPOCH)
    last = iso(later(first, longer)) if longer else day
    return {**span, "id": number, "date_start": day, "date_end": last}


def row_date(source: Source) -> Source | None:
    """The one date that a row stands for; None where a row is an event."""
    if "occurs_on" not in source:
        return None
    if source.get("recurrence"):
        return one_date(source, iso(source["occurs_on"]))
    return next((found for found in source.get("dates") or () if found["id"] == source["occurs_as"]), None)


def list_date(source: Source, today: str) -> str | None:
    """The day on which a row is listed: today for what is running, else the next start, else the last one."""
    if "list_date" in source:
        return iso(source["list_date"])
    spans = _spans(source)
    if any(start <= today <= end for start, end in spans):
        return today
    coming = [start for start, _ in spans if start > today]
    return min(coming) if coming else max((start for start, _ in spans), default=None)


def _spans(source: Source) -> list[tuple[str, str]]:
    """First and last day of each date; one without an end goes on for ever, as upstream has it."""
    if source.get("recurrence"):
        longer = _longer(source)
        days = source.get("series") or ()
        return [(day, iso(later(date.fromisoformat(day), longer)) if longer else day) for day in days]
    cancelled = source.get("cancelled") or ()
    starts = ((found, _start(found)) for found in source.get("dates") or ())
    return [
        (start, found.get("date_end") or "9999-12-31")
        for found, start in starts
        if start and start not in cancelled
    ]


def _longer(source: Source) -> timedelta:
    """By how much a date of the series ends later than on its first day."""
    days: int = source["recurrence"].get("days", 1)
    return timedelta(days=days - 1) if days > 1 else ONE_DAY


def _start(found: Source) -> str | None:
    return found.get("date_start") or found.get("date_end")


def _coming(found: Source, today: str) -> bool:
    return max(found.get("date_start") or "", found.get("date_end") or "") >= today


@lru_cache(maxsize=4_096)
def _pattern(rule: str, first: str) -> WireRecurrence | None:
    day = date.fromisoformat(first)
    found = to_wire(rule, first=day)
    if found and found.type == WEEKLY and not found.weekdays:
        return WireRecurrence(found.type, found.interval, (day.weekday(),))
    return found
