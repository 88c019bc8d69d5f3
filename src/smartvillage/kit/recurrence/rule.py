"""Reading an RRULE value. What a date-only calendar cannot mean is refused in German, for editors to read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

from smartvillage.kit.dates import as_berlin

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
FREQUENCIES: tuple[Frequency, ...] = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MAX_INTERVAL = 9_999
# The time of day is kept beside the rule, so these parts say nothing about dates.
_IGNORED = {"BYHOUR", "BYMINUTE", "BYSECOND"}
_MAX_LENGTH = 1_000


class RecurrenceError(ValueError):
    """The rule cannot be used; the message is German and made for editors."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule taken apart. `weekdays` are (ordinal, 0 = Monday), the ordinal 0 means every such day."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: date | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0

    def filled(self, first: date) -> "Rule":
        """The same rule with what it takes from its first date written out."""
        if (
            self.frequency == "YEARLY"
            and self.weeks
            and not (self.weekdays or self.month_days or self.year_days)
        ):
            return replace(self, weekdays=((0, first.weekday()),))
        if self.frequency == "DAILY" or self.weeks or self.weekdays or self.month_days or self.year_days:
            return self
        if self.frequency == "WEEKLY":
            return replace(self, weekdays=((0, first.weekday()),))
        if self.frequency == "YEARLY" and not self.months:
            return replace(self, months=(first.month,), month_days=(first.day,))
        return replace(self, month_days=(first.day,))


@lru_cache(maxsize=4_096)
def parse_rule(text: str) -> Rule:
    """The parts of `FREQ=WEEKLY;BYDAY=MO,WE` (a leading `RRULE:` is allowed). Raises RecurrenceError."""
    if len(text) > _MAX_LENGTH:
        raise RecurrenceError("Die Wiederholungsregel ist zu lang.")
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"):
        name, sign, value = (piece.strip() for piece in part.partition("="))
        if not sign or not value or name in parts:
            raise RecurrenceError(f"Die Wiederholungsregel ist nicht lesbar bei „{part[:40]}“.")
        parts[name] = value
    frequency = parts.pop("FREQ", "")
    if frequency not in FREQUENCIES:
        raise RecurrenceError("Wiederholt werden kann nur täglich, wöchentlich, monatlich oder jährlich.")
    fields: dict[str, object] = {}
    for name, value in parts.items():
        if name in _READERS:
            field, read = _READERS[name]
            fields[field] = read(name, value)
        elif name not in _IGNORED and not name.startswith("X-"):
            raise RecurrenceError(
                f"Die Wiederholungsregel enthält den unbekannten Bestandteil „{name[:40]}“."
            )
    rule = Rule(frequency, **fields)  # type: ignore[arg-type]
    return _checked(rule)


def _checked(rule: Rule) -> Rule:
    if rule.frequency in ("DAILY", "WEEKLY") and any(ordinal for ordinal, _ in rule.weekdays):
        raise RecurrenceError("„Jeder 2. Dienstag“ gibt es nur bei monatlicher oder jährlicher Wiederholung.")
    if rule.positions and not (
        rule.months or rule.month_days or rule.year_days or rule.weeks or rule.weekdays
    ):
        raise RecurrenceError("Zu BYSETPOS fehlt die Angabe, aus welchen Tagen gewählt wird.")
    return rule


def _number(name: str, value: str, *, lowest: int, highest: int) -> int:
    if re.fullmatch(r"[+-]?[0-9]{1,9}", value) and lowest <= int(value) <= highest and value.strip("+-0"):
        return int(value)
    raise RecurrenceError(f"Der Wert „{value[:40]}“ ist für {name} nicht möglich.")


def _numbers(highest: int, *, signed: bool = True) -> Callable[[str, str], tuple[int, ...]]:
    def read(name: str, value: str) -> tuple[int, ...]:
        lowest = -highest if signed else 1
        return tuple(
            sorted({_number(name, each, lowest=lowest, highest=highest) for each in value.split(",")})
        )

    return read


def _single(highest: int) -> Callable[[str, str], int]:
    return lambda name, value: _number(name, value, lowest=1, highest=highest)


def _weekdays(name: str, value: str) -> tuple[tuple[int, int], ...]:
    found = set()
    for each in value.split(","):
        ordinal, day = each[:-2], each[-2:]
        if day not in DAYS:
            raise RecurrenceError(f"Den Wochentag „{each[:40]}“ gibt es nicht.")
        found.add((_number(name, ordinal, lowest=-53, highest=53) if ordinal else 0, DAYS.index(day)))
    return tuple(sorted(found))


def _week_start(name: str, value: str) -> int:
    if value not in DAYS:
        raise RecurrenceError(f"Der Wert „{value[:40]}“ ist für {name} nicht möglich.")
    return DAYS.index(value)


def _until(name: str, value: str) -> date:
    """The civil date in Berlin; a local time of day does not matter for dates."""
    form = {8: "%Y%m%d", 15: "%Y%m%dT%H%M%S", 16: "%Y%m%dT%H%M%SZ"}.get(len(value), "")
    try:
        moment = datetime.strptime(value, form).replace(tzinfo=UTC)
        return as_berlin(moment).date() if value.endswith("Z") else moment.date()
    except (ValueError, OverflowError):
        raise RecurrenceError(f"Der Wert „{value[:40]}“ ist für {name} nicht möglich.") from None


_READERS: dict[str, tuple[str, Callable[[str, str], object]]] = {
    "INTERVAL": ("interval", _single(MAX_INTERVAL)),
    "COUNT": ("count", _single(999_999_999)),
    "UNTIL": ("until", _until),
    "BYMONTH": ("months", _numbers(12, signed=False)),
    "BYMONTHDAY": ("month_days", _numbers(31)),
    "BYYEARDAY": ("year_days", _numbers(366)),
    "BYWEEKNO": ("weeks", _numbers(53)),
    "BYDAY": ("weekdays", _weekdays),
    "BYSETPOS": ("positions", _numbers(366)),
    "WKST": ("week_start", _week_start),
}
