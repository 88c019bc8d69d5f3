"""The hours of each day of a week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from smartvillage.kit.dates import span_text
from smartvillage.kit.dates.tongue import tongue

from .entry import DAY, Entry, Interval, read_entries
from .phrases import phrases


@dataclass(frozen=True, slots=True)
class DayHours:
    """One day, closed when it has no intervals.

    `special`: an entry with dates decided. `vague`: only its notes are known, such as „nach Vereinbarung“.
    """

    day: date
    intervals: tuple[Interval, ...]
    notes: tuple[str, ...] = ()
    special: bool = False
    vague: bool = False

    @property
    def label(self) -> str:
        """`Montag`"""
        return tongue().weekdays[self.day.weekday()]

    @property
    def text(self) -> str:
        """`8–12 Uhr, 14–18 Uhr`, `geschlossen` or, when that is vague, the notes."""
        if self.vague:
            return ", ".join(self.notes)
        return ", ".join(interval.text for interval in self.intervals) or phrases().closed


def week(entries: Iterable[Mapping[str, Any]], *, on: date) -> list[DayHours]:
    """Monday to Sunday of the week of `on`; an empty list when no hours are known for any of these days."""
    known = read_entries(entries)
    monday = on - timedelta(days=on.weekday())
    days = [day_hours(known, monday + timedelta(days=n)) for n in range(7)]
    if all(day is None for day in days):
        return []
    return [day or DayHours(monday + timedelta(days=n), ()) for n, day in enumerate(days)]


def remarks(entries: Iterable[Mapping[str, Any]], *, on: date) -> list[str]:
    """What the week cannot show: `Feiertage: geschlossen`, `nach Vereinbarung`; past entries are left out."""
    found = []
    for entry in read_entries(entries):
        if entry.says_hours or entry.says_something or (entry.last and entry.last < on):
            continue
        closed = phrases().closed if entry.open is False else ""
        hours = entry.interval.text if entry.interval and not closed else closed
        dates = span_text(entry.first, entry.last) if entry.dated else ""
        text = ", ".join(part for part in (hours, entry.description) if part)
        before = ", ".join(part for part in (entry.label, dates) if part)
        if text:
            found.append(f"{before}: {text}" if before else text)
    return list(dict.fromkeys(found))


def day_hours(entries: Sequence[Entry], day: date) -> DayHours | None:
    """The hours of one day; None when nothing is known about it.

    A day no entry speaks of is closed if there are openings at other times, and unknown otherwise.
    """
    today = [entry for entry in entries if entry.covers(day) and day.weekday() in entry.weekdays]
    about = [entry for entry in today if entry.says_hours]
    if not about:
        if words := _notes(entry for entry in today if entry.says_something):
            return DayHours(day, (), words, vague=True)
        opens = any(e.opens and e.weekdays and (e.last is None or e.last >= day) for e in entries)
        return DayHours(day, ()) if opens else None
    if special := any(entry.dated for entry in about):
        shortest = min(entry.span for entry in about if entry.dated)
        about = [entry for entry in about if entry.dated and entry.span == shortest]
    opened = _joined(entry.interval or Interval(0, DAY) for entry in about if entry.opens)
    breaks = [entry.interval for entry in about if entry.open is False and entry.interval]
    return DayHours(day, tuple(_without(opened, breaks)), _notes(about), special)


def _notes(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.description for entry in entries if entry.description))


def _joined(intervals: Iterable[Interval]) -> list[Interval]:
    """In order, with touching and overlapping ones as one."""
    joined: list[Interval] = []
    for interval in sorted(intervals):
        if joined and interval.start <= joined[-1].end:
            latest = max(joined[-1], interval, key=lambda each: each.end)
            joined[-1] = latest._replace(start=joined[-1].start)
        else:
            joined.append(interval)
    return joined


def _without(intervals: list[Interval], breaks: list[Interval]) -> list[Interval]:
    for gap in breaks:
        rest = []
        for interval in intervals:
            if gap.start > interval.start:
                rest.append(interval if interval.end <= gap.start else Interval(interval.start, gap.start))
            if gap.end < interval.end:
                rest.append(interval._replace(start=max(interval.start, gap.end)))
        intervals = rest
    return intervals
