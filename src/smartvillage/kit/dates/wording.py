"""Dates in words for German readers."""

from datetime import date, time

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def long_date(day: date) -> str:
    """`Sonntag, 22. November 2026`"""
    return f"{WEEKDAYS[day.weekday()]}, {_day_month_year(day)}"


def short_date(day: date) -> str:
    """`So., 22.11.2026`"""
    return f"{WEEKDAYS[day.weekday()][:2]}., {day:%d.%m}.{day.year:04d}"


def time_text(clock: time) -> str:
    """`10`, `10:30`: the hour alone when it is full."""
    return f"{clock.hour}:{clock.minute:02d}" if clock.minute else str(clock.hour)


def clock_text(time_from: time | None, time_to: time | None = None) -> str:
    """`10 Uhr`, `10–12 Uhr`, `10:30–12:00 Uhr`, `bis 12 Uhr`, or nothing."""
    if time_from is None:
        return f"bis {_end(time_to)} Uhr" if time_to else ""
    if time_to is None or time_to == time_from:
        return f"{time_text(time_from)} Uhr"
    if time_from.minute or time_to.minute:
        return f"{time_from.hour}:{time_from.minute:02d}–{_end(time_to, minutes=True)} Uhr"
    return f"{time_from.hour}–{_end(time_to)} Uhr"


def span_text(
    start: date | None, end: date | None = None, time_from: time | None = None, time_to: time | None = None
) -> str:
    """One line for a date or span: `22.–24. November 2026`, `Sonntag, 22. November 2026, 10–12 Uhr`.

    Without a start it is `bis ...`, without both dates only the times, without anything an empty text.
    An end before the start is ignored.
    """
    return ", ".join(part for part in (_days(start, end), clock_text(time_from, time_to)) if part)


def _days(start: date | None, end: date | None) -> str:
    if start is None:
        return f"bis {_day_month_year(end)}" if end else ""
    if end is None or end <= start:
        return long_date(start)
    if start.year != end.year:
        return f"{_day_month_year(start)} – {_day_month_year(end)}"
    if start.month != end.month:
        return f"{start.day}. {MONTHS[start.month - 1]} – {_day_month_year(end)}"
    return f"{start.day}.–{_day_month_year(end)}"


def _day_month_year(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def _end(clock: time, *, minutes: bool = False) -> str:
    hour = clock.hour if clock != time() else 24
    return f"{hour}:{clock.minute:02d}" if minutes or clock.minute else str(hour)
