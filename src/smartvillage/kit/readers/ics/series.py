"""Series of events: from RRULE, RDATE, EXDATE and single changed dates to a `Recurrence` of civil days."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from icalendar import Event

from smartvillage.kit import dates
from smartvillage.kit.recurrence import Recurrence, RecurrenceError, expand, without_end

from .moments import Civil, Moments, Span, civil

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LEAP_YEARS_APART = timedelta(days=8 * 366)
_YEAR = timedelta(days=366)


@dataclass(slots=True)
class Series:
    """The days of a series, and those that need an entry of their own because their time differs."""

    recurrence: Recurrence
    others: list[Civil] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def single(cls, span: Span) -> "Series":
        """The series of one day only."""
        return cls(Recurrence(rule="FREQ=DAILY", first=span.begin.day, last=span.begin.day))


def series(event: Event, rule: str, *, span: Span, moments: Moments) -> Series:
    """The series an event describes, of one day for a single one. `rule` is its raw RRULE, "" without one."""
    found = Series.single(span)
    if rule:
        _follow(found, rule, span=span)
    for added in sorted(
        {day for moment in moments.all(event, "RDATE") if (day := civil(moment))},
        key=lambda moment: moment.key,
    ):
        _add(found, added, span=span)
    excluded = {day.day for moment in moments.all(event, "EXDATE") if (day := civil(moment))}
    if "EXRULE" in event:
        found.complaints.append("Ausnahmeregeln (EXRULE) werden nicht übernommen.")
    added_days = tuple(day for day in found.recurrence.added if day not in excluded)
    found.recurrence = replace(found.recurrence, excluded=tuple(sorted(excluded)), added=added_days)
    if rule:
        _compare_clocks(found, span=span)
    return found


def has_day(recurrence: Recurrence, day: date) -> bool:
    """Whether the series takes place on that day."""
    return bool(expand(recurrence, since=day, until=day, limit=1))


def is_single(recurrence: Recurrence) -> bool:
    """Whether it is just the one day of its beginning."""
    return recurrence == Recurrence(recurrence.rule, recurrence.first, recurrence.first)


def is_empty(recurrence: Recurrence) -> bool:
    """Whether the series never takes place, as far as eight years tell."""
    first = min((recurrence.first, *recurrence.added))
    until = max(recurrence.last or first + min(_LEAP_YEARS_APART, date.max - first), first, *recurrence.added)
    return not expand(recurrence, since=first, until=until, limit=1)


def changed(recurrence: Recurrence, *, planned: date, new: date | None) -> Recurrence:
    """The series with one day cancelled, or moved to a new one."""
    if planned in recurrence.added:
        added = {*recurrence.added, *([new] if new else [])} - {planned}
        return replace(recurrence, added=tuple(sorted(added)))
    if new is None:
        return replace(recurrence, excluded=tuple(sorted({*recurrence.excluded, planned})))
    if not has_day(recurrence, planned):
        return replace(recurrence, added=tuple(sorted({*recurrence.added, new})))
    return replace(recurrence, moved=(*recurrence.moved, (planned, new)))


def _follow(found: Series, rule: str, *, span: Span) -> None:
    first = span.begin.day
    try:
        moved = _shifted(rule.upper(), _own_day(span), first)
        endless, last = without_end(moved, first=first)
        last = _last_before(rule, last, span.begin.clock)
        recurrence = Recurrence(rule=endless, first=first, last=last)
        starts_in_rule = has_day(recurrence, first)
    except RecurrenceError as error:
        found.complaints.append(f"Die Serie wurde nicht übernommen, nur ihr erster Termin. {error}")
        return
    found.recurrence = recurrence if starts_in_rule else replace(recurrence, added=(first,))


def _add(found: Series, added: Civil, *, span: Span) -> None:
    if added.clock not in (None, span.begin.clock):
        found.others.append(added)
    elif not has_day(found.recurrence, added.day):
        days = tuple(sorted({*found.recurrence.added, added.day}))
        found.recurrence = replace(found.recurrence, added=days)


def _own_day(span: Span) -> date:
    return span.own.date() if isinstance(span.own, datetime) else span.own


def _shifted(rule: str, own: date, here: date) -> str:
    """The rule for days in Berlin where those in the zone of the file begin a day before or after."""
    days = (here - own).days
    parts = dict(part.partition("=")[::2] for part in rule.rstrip(";").split(";"))
    tied = {name for name in parts if name.startswith("BY")} - {"BYHOUR", "BYMINUTE", "BYSECOND"}
    if not days or not tied:
        return rule
    weekdays = parts.get("BYDAY", "").split(",")
    if tied != {"BYDAY"} or parts.get("FREQ") not in ("DAILY", "WEEKLY") or not set(weekdays) <= set(_DAYS):
        raise RecurrenceError("In deutscher Zeit fällt sie auf andere Tage, als die Regel nennt.")
    parts["BYDAY"] = ",".join(_DAYS[(_DAYS.index(day) + days) % 7] for day in weekdays)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _last_before(rule: str, last: date | None, clock: time | None) -> date | None:
    """The last day, one less if UNTIL names a time of day before the event's."""
    match = re.search(r"UNTIL=(\d{8})T(\d{6})(Z?)", rule.upper(), re.ASCII)
    if not match or last is None or clock is None:
        return last
    text = f"{match[1]} {match[2][:2]}:{match[2][2:4]}:{match[2][4:]}"
    until = dates.parse_datetime(f"{text} UTC" if match[3] else text)
    return last - timedelta(days=1) if until and until.date() == last and until.time() < clock else last


def _compare_clocks(found: Series, *, span: Span) -> None:
    own, clock = span.own, span.begin.clock
    if clock is None or not isinstance(own, datetime) or own.tzinfo is dates.BERLIN:
        return
    first, shift = span.begin.day, span.begin.day - own.date()
    until = first + min(_YEAR, date.max - first)
    days = expand(replace(found.recurrence, added=()), since=first, until=until, limit=400)
    there = [civil(datetime.combine(day - shift, own.time(), own.tzinfo)) for day in days]
    differing = sum(1 for moment in there if moment and moment.clock != clock)
    if differing:
        found.complaints.append(
            f"Die Serie rechnet in einer anderen Zeitzone; an {differing} Terminen des ersten Jahres weicht"
            " die Uhrzeit ab. Es gilt überall die des ersten Termins."
        )
