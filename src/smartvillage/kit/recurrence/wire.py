"""The recurrence of old clients: a type, an interval, and weekdays.

Monthly and yearly mean the day of the first date; where a month is too short, its last day.
"""

from dataclasses import dataclass, replace
from datetime import date

from .rule import DAYS, FREQUENCIES, MAX_INTERVAL, RecurrenceError, Rule, parse_rule

_DAILY, _WEEKLY, _MONTHLY, _YEARLY = range(4)
_SHORTEST_MONTH = 28


@dataclass(frozen=True, slots=True)
class WireRecurrence:
    """`type` 0 daily, 1 weekly, 2 monthly, 3 yearly; `weekdays` 0 = Monday, weekly only.

    Another type raises RecurrenceError. Values are put in order: an interval below 1 is 1,
    weekdays are sorted, distinct and real.
    """

    type: int
    interval: int
    weekdays: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.type not in range(len(FREQUENCIES)):
            raise RecurrenceError("Wiederholt werden kann nur täglich, wöchentlich, monatlich oder jährlich.")
        days = sorted({day for day in self.weekdays if day in range(7)}) if self.type == _WEEKLY else ()
        object.__setattr__(self, "weekdays", tuple(days))
        object.__setattr__(self, "interval", min(max(self.interval or 1, 1), MAX_INTERVAL))


def from_wire(wire: WireRecurrence, *, first: date) -> str:
    """The RRULE value that means the same for a series that begins on `first`."""
    parts = [f"FREQ={FREQUENCIES[wire.type]}"]
    if wire.interval > 1:
        parts.append(f"INTERVAL={wire.interval}")
    if wire.weekdays:
        parts.append("BYDAY=" + ",".join(DAYS[day] for day in wire.weekdays))
    if wire.type == _YEARLY:
        parts.append(f"BYMONTH={first.month}")
    if wire.type in (_MONTHLY, _YEARLY):
        parts.append(_month_day(first, february_only=wire.type == _YEARLY))
    return ";".join(parts)


def to_wire(rule: str, *, first: date) -> WireRecurrence | None:
    """What old clients call this rule, or None when they have no words for it.

    COUNT and UNTIL have no words (see `without_end`). Raises RecurrenceError for a rule that cannot be used.
    """
    parsed = parse_rule(rule)
    kind, weekdays = FREQUENCIES.index(parsed.frequency), tuple(day for _, day in parsed.weekdays)
    if kind == _DAILY and parsed.interval == 1 and weekdays:
        kind = _WEEKLY
    wire = WireRecurrence(kind, parsed.interval, weekdays)
    said = parse_rule(from_wire(wire, first=first))
    return wire if _plain(parsed, first) == _plain(said, first) else None


def _month_day(first: date, *, february_only: bool) -> str:
    if first.day <= _SHORTEST_MONTH or (february_only and first.month != 2):
        return f"BYMONTHDAY={first.day}"
    days = ",".join(str(day) for day in range(_SHORTEST_MONTH, first.day + 1))
    return f"BYMONTHDAY={days};BYSETPOS=-1"


def _plain(rule: Rule, first: date) -> Rule:
    """One form for rules that are written differently and mean the same."""
    rule = rule.filled(first)
    if rule.frequency == "DAILY" and rule.weekdays and rule.interval == 1:
        rule = replace(rule, frequency="WEEKLY")
    if rule.week_start and (rule.frequency != "WEEKLY" or rule.interval == 1):
        rule = replace(rule, week_start=0)
    last_days = (28, 29) if rule.frequency == "YEARLY" and rule.months == (2,) else (28, 29, 30, 31)
    if rule.month_days == last_days and rule.positions == (-1,):
        rule = replace(rule, month_days=(-1,), positions=())
    return rule
