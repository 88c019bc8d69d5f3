"""A series as a German phrase, such as „jeden 2. Dienstag im Monat bis 31. März 2027“."""

from datetime import date
from itertools import pairwise

from smartvillage.kit.dates import MONTHS, WEEKDAYS

from .expansion import Recurrence
from .rule import Rule, parse_rule

_NUMBERS = ("", "", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_EVERY = {"DAILY": "jeden Tag", "WEEKLY": "jede Woche", "MONTHLY": "jeden Monat", "YEARLY": "jedes Jahr"}
_UNITS = {"DAILY": "Tage", "WEEKLY": "Wochen", "MONTHLY": "Monate", "YEARLY": "Jahre"}
_WORKDAYS = (0, 1, 2, 3, 4)
_SPECIAL = "nach einer besonderen Regel"
_NAMED_EXCEPTIONS = 3


def describe(recurrence: Recurrence) -> str:
    """When the series takes place; raises RecurrenceError for a rule that cannot be used.

    Names up to three exceptions and additional dates, of more only that there are some.
    """
    rule = parse_rule(recurrence.rule)
    ends = [day for day in (rule.until, recurrence.last) if day]
    text = _pattern(rule.filled(recurrence.first))
    if rule.count:
        text += f", {rule.count}-mal"
    if ends:
        text += f" bis {_long(min(ends))}"
    return (
        text
        + _listed(", außer am ", ", mit Ausnahmen", recurrence.excluded)
        + _listed(", zusätzlich am ", ", mit weiteren Terminen", recurrence.added)
    )


def _pattern(rule: Rule) -> str:
    if rule.year_days or rule.weeks:
        return _SPECIAL
    if rule.frequency in ("DAILY", "WEEKLY"):
        return _days_or_weeks(rule)
    if rule.weekdays and rule.month_days:
        return _SPECIAL
    return _by_weekday(rule) if rule.weekdays else _by_day(rule)


def _days_or_weeks(rule: Rule) -> str:
    if (
        rule.positions
        or rule.month_days
        or (rule.frequency == "DAILY" and rule.interval > 1 and rule.weekdays)
    ):
        return _SPECIAL
    days = tuple(day for _, day in rule.weekdays)
    every = "täglich" if len(days) in (0, 7) else f"jeden {_join([WEEKDAYS[day] for day in days])}"
    if days == _WORKDAYS:
        every = "montags bis freitags"
    if rule.interval > 1 and rule.frequency == "DAILY":
        every = _every(rule)
    elif rule.interval > 1:
        every = f"{_every(rule)} {'montags bis freitags' if days == _WORKDAYS else _join(_adverbs(days))}"
    return every + (f" {_in_months(rule.months)}" if rule.months else "")


def _by_weekday(rule: Rule) -> str:
    """`jeden 2. Dienstag im Monat`, `jedes Jahr am letzten Sonntag im Oktober`."""
    ordinals = {ordinal for ordinal, _ in rule.weekdays}
    days = tuple(sorted({day for _, day in rule.weekdays}))
    if rule.positions and ordinals == {0}:
        ordinals = set(rule.positions)
    elif rule.positions or len(rule.weekdays) != len(ordinals) * len(days):
        return _SPECIAL
    if rule.positions and len(days) > 1 and days != _WORKDAYS:
        return _SPECIAL
    name = (
        "Werktag (Montag bis Freitag)"
        if rule.positions and len(days) > 1
        else _join([WEEKDAYS[d] for d in days])
    )
    which = (
        name
        if ordinals == {0}
        else f"{_join([_ordinal(n) for n in sorted(ordinals, key=_last_ones_late)])} {name}"
    )
    if rule.frequency == "YEARLY":
        place = _in_months(rule.months) if rule.months else "im Jahr"
        if ordinals == {0}:
            return f"{_every(rule)} {place} jeden {which}"
        return _SPECIAL if rule.positions and len(rule.months) > 1 else f"{_every(rule)} am {which} {place}"
    place = _in_months(rule.months) if rule.months else "im Monat"
    if rule.interval == 1:
        return f"jeden {which}" + (f" {place}" if rule.months or ordinals != {0} else "")
    return f"{_every(rule)} {'jeden' if ordinals == {0} else 'am'} {which}" + (
        f" {place}" if rule.months else ""
    )


def _by_day(rule: Rule) -> str:
    """`am 15. jedes Monats`, `jedes Jahr am 3. Oktober`, with the last day where months are short."""
    days, note = rule.month_days, ""
    if rule.positions:
        if rule.frequency == "YEARLY" and len(rule.months) != 1:
            return _SPECIAL
        if rule.positions != (-1,) or days != tuple(range(days[0], days[-1] + 1)) or days[0] > 28:
            return _SPECIAL
        days = (days[-1],)
        if days == (31,) or (days == (29,) and rule.months == (2,)):
            days = (-1,)
        elif days[0] > 28 and set(rule.months or (2,)) & {2}:
            note = " (in kürzeren Monaten am letzten Tag)"
    which = _join([_day_ordinal(day) for day in sorted(days, key=_last_ones_late)])
    if rule.months or (rule.frequency == "YEARLY" and rule.interval > 1):
        months = _join([MONTHS[month - 1] for month in rule.months]) if rule.months else "jedes Monats"
        joint = " im " if days[-1] < 0 and rule.months else " "
        return f"{_every(rule)} am {which}{joint}{months}{note}"
    return (f"am {which} jedes Monats" if rule.interval == 1 else f"{_every(rule)} am {which}") + note


def _every(rule: Rule) -> str:
    if rule.interval == 1:
        return "jedes Jahr" if rule.months and rule.frequency == "MONTHLY" else _EVERY[rule.frequency]
    number = _NUMBERS[rule.interval] if rule.interval < len(_NUMBERS) else str(rule.interval)
    return f"alle {number} {_UNITS[rule.frequency]}"


def _ordinal(number: int) -> str:
    if number > 0:
        return f"{number}."
    return {-1: "letzten", -2: "vorletzten"}.get(number, f"{-number}.-letzten")


def _day_ordinal(number: int) -> str:
    return f"{_ordinal(number)} Tag" if number < 0 else f"{number}."


def _last_ones_late(number: int) -> tuple[bool, int]:
    return number < 0, number


def _in_months(months: tuple[int, ...]) -> str:
    if len(months) > 2 and all(later == earlier + 1 for earlier, later in pairwise(months)):
        return f"von {MONTHS[months[0] - 1]} bis {MONTHS[months[-1] - 1]}"
    return f"im {_join([MONTHS[month - 1] for month in months])}"


def _adverbs(days: tuple[int, ...]) -> list[str]:
    return [f"{WEEKDAYS[day].lower()}s" for day in days]


def _listed(words: str, many: str, days: tuple[date, ...]) -> str:
    if len(days) > _NAMED_EXCEPTIONS:
        return many
    return words + _join([_long(day) for day in sorted(days)]) if days else ""


def _join(parts: list[str]) -> str:
    return " und ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def _long(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
