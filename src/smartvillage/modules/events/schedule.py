"""The dates of one event as people read them: what takes place, what was moved, what is cancelled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from smartvillage.kit.dates import clock_text, parse_date, parse_time, short_date, span_text
from smartvillage.kit.recurrence import Recurrence, RecurrenceError, describe

Source = Mapping[str, Any]


@dataclass(frozen=True)
class EventDate:
    """One date of an event; a cancelled one does not take place, a moved one was planned for another day."""

    first: date
    last: date
    time_from: time | None = None
    time_to: time | None = None
    note: str = ""
    cancelled: bool = False
    moved_from: date | None = None

    @property
    def text(self) -> str:
        """`Samstag, 28. November 2026, 19–21 Uhr`, with the organiser's note on the time."""
        said = span_text(self.first, self.last, self.time_from, self.time_to)
        return f"{said} ({self.note})" if self.note else said

    @property
    def clock(self) -> str:
        """`19–21 Uhr`, the note where there is no time, or nothing."""
        return clock_text(self.time_from, self.time_to) or self.note

    @property
    def change(self) -> str:
        """`Abgesagt`, `Verlegt vom Sa., 28.11.2026`, or nothing."""
        if self.cancelled:
            return _("Abgesagt")
        return _("Verlegt vom %(day)s") % {"day": short_date(self.moved_from)} if self.moved_from else ""


def dates_of(found: Source) -> list[EventDate]:
    """All dates, cancelled ones among them, in order."""
    cancelled = {day for text in found.get("cancelled") or () if (day := parse_date(text))}
    recurrence, spans = found.get("recurrence"), found.get("dates") or []
    if recurrence and spans:
        return _of_series(found, recurrence, spans[0], cancelled)
    made = [_single(span, cancelled) for span in spans]
    return sorted((one for one in made if one), key=lambda one: (one.first, one.time_from or time()))


def coming(dates: Sequence[EventDate], today: date) -> list[EventDate]:
    return [one for one in dates if one.last >= today]


def next_date(dates: Sequence[EventDate], today: date) -> EventDate | None:
    """The next that takes place; else a coming one that was cancelled, else the last there was."""
    ahead = coming(dates, today)
    standing = [one for one in ahead if not one.cancelled]
    return next(iter([*standing, *ahead, *dates[-1:]]), None)


def on_day(dates: Sequence[EventDate], day: date, *, cancelled: bool = False) -> EventDate | None:
    return next((one for one in dates if one.first == day and one.cancelled == cancelled), None)


def rhythm(found: Source) -> str:
    """`jeden 2. Dienstag im Monat bis 31. März 2027`; empty for single dates."""
    series = series_of(found)
    if series is None:
        return ""
    try:
        return describe(Recurrence(series.rule, series.first, series.last))
    except RecurrenceError:
        return ""


def series_of(found: Source) -> Recurrence | None:
    """The rule with its exceptions; None for single dates."""
    recurrence, spans = found.get("recurrence"), found.get("dates") or []
    first = parse_date(spans[0].get("date_start")) if spans else None
    if not recurrence or not recurrence.get("rule") or first is None:
        return None
    return Recurrence(
        rule=recurrence["rule"],
        first=first,
        last=parse_date(spans[0].get("date_end")),
        excluded=_days(recurrence.get("excluded")),
        added=_days(recurrence.get("added")),
        moved=tuple(_moves(recurrence).items()),
    )


def _of_series(found: Source, recurrence: Source, span: Source, cancelled: set[date]) -> list[EventDate]:
    moves = {new: planned for planned, new in _moves(recurrence).items()}
    longer = timedelta(days=(recurrence.get("days") or 1) - 1)
    days = {*_days(found.get("series")), *cancelled}
    return [
        EventDate(
            first=day,
            last=day + min(longer, date.max - day),
            time_from=parse_time(span.get("time_start")),
            time_to=parse_time(span.get("time_end")),
            note=span.get("time_description") or "",
            cancelled=day in cancelled,
            moved_from=moves.get(day),
        )
        for day in sorted(days)
    ]


def _single(span: Source, cancelled: set[date]) -> EventDate | None:
    start, end = parse_date(span.get("date_start")), parse_date(span.get("date_end"))
    first = start or end
    if first is None:
        return None
    return EventDate(
        first=first,
        last=max(first, end or first),
        time_from=parse_time(span.get("time_start")),
        time_to=parse_time(span.get("time_end")),
        note=span.get("time_description") or "",
        cancelled=first in cancelled,
    )


def _moves(recurrence: Source) -> dict[date, date]:
    pairs = (
        (parse_date(move.get("planned")), parse_date(move.get("new")))
        for move in recurrence.get("moved") or ()
    )
    return {planned: new for planned, new in pairs if planned and new}


def _days(texts: Sequence[str] | None) -> tuple[date, ...]:
    return tuple(day for text in texts or () if (day := parse_date(text)))
