"""Events from calendars and tables."""

from typing import Any

from smartvillage.core.imports.parts import address, links, pictures
from smartvillage.core.imports.targets import Target
from smartvillage.kit.dates import today
from smartvillage.kit.readers import EventEntry
from smartvillage.kit.recurrence import expand
from smartvillage.modules.events.document import KIND
from smartvillage.modules.events.series import AHEAD, later


def values(entry: EventEntry) -> dict[str, Any]:
    """A single date or a series; a cancelled event is kept and says so."""
    return {
        "title": entry.title,
        "description": entry.description_html or None,
        "dates": [_span(entry)],
        "recurrence": _recurrence(entry),
        "cancelled": _cancelled(entry),
        "addresses": [address(entry, addition=entry.place_name)],
        "organizer": {"name": entry.organiser} if entry.organiser else None,
        "urls": links(entry.url),
        "media_contents": pictures(entry.pictures),
        "external_id": entry.external_id,
        "category_names": list(entry.categories),
    }


def _span(entry: EventEntry) -> dict[str, Any]:
    series = entry.recurrence
    last = (series.last if series else entry.end) or (None if series else entry.start)
    return {
        "date_start": (series.first if series else entry.start).isoformat(),
        "date_end": last.isoformat() if last else None,
        "time_start": entry.time_from.isoformat("minutes") if entry.time_from else None,
        "time_end": entry.time_to.isoformat("minutes") if entry.time_to else None,
    }


def _recurrence(entry: EventEntry) -> dict[str, Any] | None:
    series = entry.recurrence
    if series is None:
        return None
    return {
        "rule": series.rule,
        "days": (entry.end - entry.start).days + 1 if entry.end else 1,
        "excluded": [day.isoformat() for day in series.excluded],
        "added": [day.isoformat() for day in series.added],
        "moved": [[old.isoformat(), new.isoformat()] for old, new in series.moved],
    }


def _cancelled(entry: EventEntry) -> list[str]:
    """Every date of a cancelled event."""
    if not entry.cancelled:
        return []
    if entry.recurrence is None:
        return [entry.start.isoformat()]
    first = entry.recurrence.first
    days = expand(
        entry.recurrence, since=first, until=entry.recurrence.last or later(max(first, today()), AHEAD)
    )
    return [day.isoformat() for day in days]


TARGETS = (Target("events", KIND, values),)
