"""Dates in words, German unless the reader speaks another tongue (see tongue.py)."""

from datetime import date, time

from smartvillage.kit.dates.tongue import TONGUES, tongue

WEEKDAYS, MONTHS = TONGUES["de"].weekdays, TONGUES["de"].months


def long_date(day: date) -> str:
    """`Sonntag, 22. November 2026`"""
    return f"{tongue().weekdays[day.weekday()]}, {_day_month_year(day)}"


def day_and_month(day: date) -> str:
    """`22. November`"""
    spoken = tongue()
    return f"{day.day}{spoken.dot} {spoken.months[day.month - 1]}"


def month_name(day: date) -> str:
    """`November`"""
    return tongue().months[day.month - 1]


def short_date(day: date) -> str:
    """`So., 22.11.2026`"""
    return f"{tongue().weekdays[day.weekday()][:2]}., {day:%d.%m}.{day.year:04d}"


def time_text(clock: time) -> str:
    """`10`, `10:30`: the hour alone when it is full."""
    whole = not clock.minute and not tongue().full_hours
    return str(clock.hour) if whole else f"{clock.hour}:{clock.minute:02d}"


def clock_text(time_from: time | None, time_to: time | None = None) -> str:
    """`10 Uhr`, `10–12 Uhr`, `10:30–12:00 Uhr`, `bis 12 Uhr`, or nothing."""
    spoken = tongue()
    if time_from is None:
        return f"{spoken.until} {spoken.clock.format(_end(time_to))}" if time_to else ""
    if time_to is None or time_to == time_from:
        return spoken.clock.format(time_text(time_from))
    if time_from.minute or time_to.minute:
        return spoken.clock.format(f"{time_from.hour}:{time_from.minute:02d}–{_end(time_to, minutes=True)}")
    return spoken.clock.format(f"{time_text(time_from)}–{_end(time_to)}")


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
        return f"{tongue().until} {_day_month_year(end)}" if end else ""
    if end is None or end <= start:
        return long_date(start)
    if start.year != end.year:
        return f"{_day_month_year(start)} – {_day_month_year(end)}"
    if start.month != end.month:
        return f"{day_and_month(start)} – {_day_month_year(end)}"
    return f"{start.day}{tongue().dot}–{_day_month_year(end)}"


def _day_month_year(day: date) -> str:
    return f"{day_and_month(day)} {day.year}"


def _end(clock: time, *, minutes: bool = False) -> str:
    hour = clock.hour if clock != time() else 24
    return f"{hour}:{clock.minute:02d}" if minutes or clock.minute or tongue().full_hours else str(hour)
