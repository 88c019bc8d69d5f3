"""A series as a phrase, such as „jeden 2. Dienstag im Monat bis 31. März 2027“, in the tongue that is spoken."""

from datetime import date
from itertools import pairwise

from smartvillage.kit.dates import day_and_month
from smartvillage.kit.dates.tongue import tongue

from .expansion import Recurrence
from .phrases import phrases
from .rule import Rule, parse_rule

_WORKDAYS = (0, 1, 2, 3, 4)
_NAMED_EXCEPTIONS = 3


def describe(recurrence: Recurrence) -> str:
    """When the series takes place; raises RecurrenceError for a rule that cannot be used.

    Names up to three exceptions and additional dates, of more only that there are some.
    """
    rule, said = parse_rule(recurrence.rule), phrases()
    ends = [day for day in (rule.until, recurrence.last) if day]
    text = _pattern(rule.filled(recurrence.first))
    if rule.count:
        text += said.times.format(rule.count)
    if ends:
        text += said.until.format(_long(min(ends)))
    return (
        text
        + _listed(said.without, said.with_exceptions, recurrence.excluded)
        + _listed(said.added, said.with_more, recurrence.added)
    )


def _pattern(rule: Rule) -> str:
    if rule.year_days or rule.weeks:
        return phrases().special
    if rule.frequency in ("DAILY", "WEEKLY"):
        return _days_or_weeks(rule)
    if rule.weekdays and rule.month_days:
        return phrases().special
    return _by_weekday(rule) if rule.weekdays else _by_day(rule)


def _days_or_weeks(rule: Rule) -> str:
    said = phrases()
    if (
        rule.positions
        or rule.month_days
        or (rule.frequency == "DAILY" and rule.interval > 1 and rule.weekdays)
    ):
        return said.special
    days = tuple(day for _, day in rule.weekdays)
    every = said.daily if len(days) in (0, 7) else said.each.format(_weekdays(days))
    if days == _WORKDAYS:
        every = said.workdays
    if rule.interval > 1 and rule.frequency == "DAILY":
        every = _every(rule)
    elif rule.interval > 1:
        every = f"{_every(rule)} {said.workdays if days == _WORKDAYS else _on_weekdays(days)}"
    return every + (f" {_in_months(rule.months)}" if rule.months else "")


def _by_weekday(rule: Rule) -> str:
    """`jeden 2. Dienstag im Monat`, `jedes Jahr am letzten Sonntag im Oktober`."""
    said = phrases()
    ordinals = {ordinal for ordinal, _ in rule.weekdays}
    days = tuple(sorted({day for _, day in rule.weekdays}))
    if rule.positions and ordinals == {0}:
        ordinals = set(rule.positions)
    elif rule.positions or len(rule.weekdays) != len(ordinals) * len(days):
        return said.special
    if rule.positions and len(days) > 1 and days != _WORKDAYS:
        return said.special
    name = said.workday if rule.positions and len(days) > 1 else _weekdays(days)
    which = (
        name
        if ordinals == {0}
        else f"{said.joined([said.ordinal(n) for n in sorted(ordinals, key=_last_ones_late)])} {name}"
    )
    each = said.each.format(which)
    if rule.frequency == "YEARLY":
        place = _in_months(rule.months) if rule.months else said.in_year
        if ordinals == {0}:
            return f"{_every(rule)} {place} {each}"
        special = rule.positions and len(rule.months) > 1
        return said.special if special else f"{_every(rule)} {said.on.format(which)} {place}"
    place = _in_months(rule.months) if rule.months else said.in_month
    if rule.interval == 1:
        return each + (f" {place}" if rule.months or ordinals != {0} else "")
    when = each if ordinals == {0} else said.on.format(which)
    return f"{_every(rule)} {when}" + (f" {place}" if rule.months else "")


def _by_day(rule: Rule) -> str:
    """`am 15. jedes Monats`, `jedes Jahr am 3. Oktober`, with the last day where months are short."""
    said = phrases()
    days, note = rule.month_days, ""
    if rule.positions:
        if rule.frequency == "YEARLY" and len(rule.months) != 1:
            return said.special
        if rule.positions != (-1,) or days != tuple(range(days[0], days[-1] + 1)) or days[0] > 28:
            return said.special
        days = (days[-1],)
        if days == (31,) or (days == (29,) and rule.months == (2,)):
            days = (-1,)
        elif days[0] > 28 and set(rule.months or (2,)) & {2}:
            note = said.shorter
    which = said.on.format(said.joined([said.day_ordinal(day) for day in sorted(days, key=_last_ones_late)]))
    if rule.months:
        joint = said.last_of_month if days[-1] < 0 else said.of_month
        return f"{_every(rule)} {joint.format(which, _months(rule.months))}{note}"
    if rule.interval == 1:
        return said.of_each_month.format(which) + note
    yearly = rule.frequency == "YEARLY"
    return f"{_every(rule)} {said.of_each_month.format(which) if yearly else which}{note}"


def _every(rule: Rule) -> str:
    said = phrases()
    if rule.interval == 1:
        within_a_year = rule.months and rule.frequency == "MONTHLY"
        return said.year_of_months if within_a_year else said.every_one[rule.frequency]
    named = rule.interval - 2 < len(said.numbers)
    number = said.numbers[rule.interval - 2] if named else str(rule.interval)
    return said.every_some.format(number, said.units[rule.frequency])


def _last_ones_late(number: int) -> tuple[bool, int]:
    return number < 0, number


def _in_months(months: tuple[int, ...]) -> str:
    said, names = phrases(), tongue().months
    if len(months) > 2 and all(later == earlier + 1 for earlier, later in pairwise(months)):
        return said.months_span.format(names[months[0] - 1], names[months[-1] - 1])
    return said.in_months.format(_months(months))


def _months(months: tuple[int, ...]) -> str:
    return phrases().joined([tongue().months[month - 1] for month in months])


def _weekdays(days: tuple[int, ...]) -> str:
    return phrases().joined([tongue().weekdays[day] for day in days])


def _on_weekdays(days: tuple[int, ...]) -> str:
    """`montags und mittwochs`, `on Monday and on Wednesday`."""
    said = phrases()
    named = [said.weekly_day.format(tongue().weekdays[day]) for day in days]
    return said.joined([name.lower() for name in named] if said.weekly_day_lower else named)


def _listed(words: str, many: str, days: tuple[date, ...]) -> str:
    if len(days) > _NAMED_EXCEPTIONS:
        return many
    return words.format(phrases().joined([_long(day) for day in sorted(days)])) if days else ""


def _long(day: date) -> str:
    return f"{day_and_month(day)} {day.year}"
