"""The dates of a series.

The periods of a rule (days, weeks, months, years) are walked one by one and their days filtered, as RFC 5545
says. Libraries search on to the year 9999 when a rule never matches; here the horizon bounds the walk, and
a series that began long ago is entered where the wanted span begins.
"""

from calendar import isleap, monthrange
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile, islice, takewhile

from .rule import Rule, parse_rule

_HORIZON = timedelta(days=36_525)
_FIRST_DAY, _LAST_DAY = date(2, 1, 1), date(9_998, 12, 31)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A series of civil dates: an RRULE value, its first and last day, and what differs from the rule.

    A moved date is a pair (planned, new); it counts only if the rule has the planned date.
    """

    rule: str
    first: date
    last: date | None
    excluded: tuple[date, ...] = ()
    added: tuple[date, ...] = ()
    moved: tuple[tuple[date, date], ...] = ()


def expand(recurrence: Recurrence, *, since: date, until: date, limit: int = 1000) -> list[date]:
    """The dates from `since` to `until`, both included, in order, each once; at most the first `limit`.

    Excluded dates are taken from the rule's dates, then dates are moved, then the added ones join (also where
    excluded). Looks at most a hundred years ahead. Raises RecurrenceError for a rule that cannot be used.
    """
    rule = parse_rule(recurrence.rule)
    if since > until or limit < 1:
        return []
    moves, excluded = dict(recurrence.moved), frozenset(recurrence.excluded)
    last = min(recurrence.last or _LAST_DAY, max(until, *moves) if moves else until)
    found = {day for day in recurrence.added if since <= day <= until}
    count = 0
    for day in _dates(rule, recurrence.first, lower=min(since, *moves) if moves else since, upper=last):
        target = moves.get(day, day)
        if day not in excluded and since <= target <= until:
            found.add(target)
            count += 1
            if count >= limit and not moves:
                break
    return sorted(found)[:limit]


def without_end(rule: str, *, first: date) -> tuple[str, date | None]:
    """The rule without COUNT and UNTIL, and the last day they set; raises RecurrenceError.

    A COUNT that reaches beyond a hundred years ends there; a rule without any date ends on its first day.
    """
    parsed = parse_rule(rule)
    if parsed.count is None and parsed.until is None:
        return rule, None
    endless = ";".join(
        part
        for part in rule.strip().removeprefix("RRULE:").rstrip(";").split(";")
        if part.partition("=")[0].strip().upper() not in ("COUNT", "UNTIL")
    )
    if parsed.count is None:
        return endless, parsed.until
    counted = deque(_dates(parsed, first, lower=first, upper=_LAST_DAY), maxlen=1)
    return endless, counted[0] if counted else first


def _dates(rule: Rule, first: date, *, lower: date, upper: date) -> Iterator[date]:
    """The rule's dates from `lower` to `upper`, never before `first`."""
    rule = rule.filled(first)
    lower = max(lower, first)
    # Counting has to begin at the first date; without a count the walk may.
    start = lower if rule.count is None else first
    if first < _FIRST_DAY or start > _LAST_DAY:
        return
    end = min(upper, rule.until or _LAST_DAY, start + min(_HORIZON, _LAST_DAY - start))
    chosen = (day for period in _periods(rule, first, start, end) for day in _chosen(rule, period))
    days = takewhile(lambda day: day <= end, dropwhile(lambda day: day < start, chosen))
    for day in islice(days, rule.count):
        if day >= lower:
            yield day


def _periods(rule: Rule, first: date, start: date, end: date) -> Iterator[list[date]]:
    """The days of each period of the rule that touches the span from `start` to `end`."""
    step = rule.interval
    if rule.frequency in ("DAILY", "WEEKLY"):
        length = 1 if rule.frequency == "DAILY" else 7
        origin = first if length == 1 else first - timedelta(days=(first.weekday() - rule.week_start) % 7)
        skipped = (start - origin).days // (length * step) * step
        for begin in range(origin.toordinal() + skipped * length, end.toordinal() + 1, length * step):
            yield [date.fromordinal(begin + n) for n in range(length)]
        return
    length = 1 if rule.frequency == "MONTHLY" else 12
    month = first.year * 12 + (first.month - 1 if length == 1 else 0)
    month += (start.year * 12 + start.month - 1 - month) // (length * step) * (length * step)
    while month <= end.year * 12 + end.month - 1:
        yield [day for n in range(length) for day in _month(*divmod(month + n, 12))]
        month += length * step


def _month(year: int, month: int) -> list[date]:
    return [date(year, month + 1, day) for day in range(1, monthrange(year, month + 1)[1] + 1)]


def _chosen(rule: Rule, period: list[date]) -> list[date]:
    days = [day for day in period if _matches(rule, day)]
    if not rule.positions:
        return days
    size = len(days)
    places = {p - 1 if p > 0 else size + p for p in rule.positions}
    return [day for place, day in enumerate(days) if place in places]


def _matches(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.weekdays and not _matches_weekday(rule, day):
        return False
    if rule.month_days and not _listed(rule.month_days, day.day, monthrange(day.year, day.month)[1]):
        return False
    if rule.year_days and not _listed(rule.year_days, *_place_in_year(day)):
        return False
    return not rule.weeks or _listed(rule.weeks, *_week(day, rule.week_start))


def _matches_weekday(rule: Rule, day: date) -> bool:
    weekday = day.weekday()
    if (0, weekday) in rule.weekdays:
        return True
    ordinals = [ordinal for ordinal, wanted in rule.weekdays if wanted == weekday]
    if not ordinals:
        return False
    if rule.frequency == "YEARLY" and not rule.months:
        place, size = _place_in_year(day)
    else:
        place, size = day.day, monthrange(day.year, day.month)[1]
    return (place - 1) // 7 + 1 in ordinals or -((size - place) // 7 + 1) in ordinals


def _listed(wanted: tuple[int, ...], place: int, size: int) -> bool:
    """Whether the place, counted from the front or (negative) from the back, is among the wanted ones."""
    return place in wanted or place - size - 1 in wanted


def _place_in_year(day: date) -> tuple[int, int]:
    return day.timetuple().tm_yday, 366 if isleap(day.year) else 365


def _week(day: date, week_start: int) -> tuple[int, int]:
    """The number of the day's week and of the last week of its year; a week belongs to its 4th day's year."""
    fourth = day + timedelta(days=3 - (day.weekday() - week_start) % 7)
    last = date(fourth.year, 12, 28)
    last += timedelta(days=3 - (last.weekday() - week_start) % 7)
    return (_place_in_year(fourth)[0] - 1) // 7 + 1, (_place_in_year(last)[0] - 1) // 7 + 1
