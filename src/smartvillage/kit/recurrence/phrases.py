"""The words a series is described with, in each tongue; how they are put together is `wording.py`'s."""

from collections.abc import Mapping
from dataclasses import dataclass

from smartvillage.kit.dates.tongue import tongue


@dataclass(frozen=True)
class Phrases:
    """`{}` are filled in; `every_one` and `units` by frequency, `numbers` from two on, `from_end` by -1, -2."""

    special: str
    daily: str
    workdays: str
    workday: str
    each: str
    every_one: Mapping[str, str]
    every_some: str
    units: Mapping[str, str]
    numbers: tuple[str, ...]
    year_of_months: str
    weekly_day: str
    weekly_day_lower: bool
    on: str
    in_month: str
    in_year: str
    in_months: str
    months_span: str
    of_each_month: str
    of_month: str
    last_of_month: str
    from_end: Mapping[int, str]
    far_from_end: str
    last_day: str
    shorter: str
    times: str
    until: str
    without: str
    with_exceptions: str
    added: str
    with_more: str
    both: str
    english_ordinals: bool = False

    def ordinal(self, number: int) -> str:
        """`2.`, `2nd`; counted from the end, `letzten`, `3.-letzten`, `3rd to last`."""
        if number > 0:
            return self._counted(number)
        return self.from_end.get(number) or self.far_from_end.format(self._counted(-number))

    def day_ordinal(self, number: int) -> str:
        return self.last_day.format(self.ordinal(number)) if number < 0 else self.ordinal(number)

    def joined(self, parts: list[str]) -> str:
        return self.both.join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)

    def _counted(self, number: int) -> str:
        if not self.english_ordinals:
            return f"{number}."
        teen = 10 < number % 100 < 20
        return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


PHRASES = {
    "de": Phrases(
        special="nach einer besonderen Regel",
        daily="täglich",
        workdays="montags bis freitags",
        workday="Werktag (Montag bis Freitag)",
        each="jeden {}",
        every_one={
            "DAILY": "jeden Tag",
            "WEEKLY": "jede Woche",
            "MONTHLY": "jeden Monat",
            "YEARLY": "jedes Jahr",
        },
        every_some="alle {} {}",
        units={"DAILY": "Tage", "WEEKLY": "Wochen", "MONTHLY": "Monate", "YEARLY": "Jahre"},
        numbers=(
            *("zwei", "drei", "vier", "fünf", "sechs", "sieben"),
            *("acht", "neun", "zehn", "elf", "zwölf"),
        ),
        year_of_months="jedes Jahr",
        weekly_day="{}s",
        weekly_day_lower=True,
        on="am {}",
        in_month="im Monat",
        in_year="im Jahr",
        in_months="im {}",
        months_span="von {} bis {}",
        of_each_month="{} jedes Monats",
        of_month="{} {}",
        last_of_month="{} im {}",
        from_end={-1: "letzten", -2: "vorletzten"},
        far_from_end="{}-letzten",
        last_day="{} Tag",
        shorter=" (in kürzeren Monaten am letzten Tag)",
        times=", {}-mal",
        until=" bis {}",
        without=", außer am {}",
        with_exceptions=", mit Ausnahmen",
        added=", zusätzlich am {}",
        with_more=", mit weiteren Terminen",
        both=" und ",
    ),
    "en": Phrases(
        special="by a special rule",
        daily="daily",
        workdays="Monday to Friday",
        workday="weekday (Monday to Friday)",
        each="every {}",
        every_one={
            "DAILY": "every day",
            "WEEKLY": "every week",
            "MONTHLY": "every month",
            "YEARLY": "every year",
        },
        every_some="every {} {}",
        units={"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"},
        numbers=(
            *("two", "three", "four", "five", "six", "seven"),
            *("eight", "nine", "ten", "eleven", "twelve"),
        ),
        year_of_months="every year",
        weekly_day="on {}",
        weekly_day_lower=False,
        on="on the {}",
        in_month="of the month",
        in_year="of the year",
        in_months="in {}",
        months_span="from {} to {}",
        of_each_month="{} of every month",
        of_month="{} of {}",
        last_of_month="{} of {}",
        from_end={-1: "last", -2: "second to last"},
        far_from_end="{} to last",
        last_day="{} day",
        shorter=" (in shorter months on the last day)",
        times=", {} times",
        until=" until {}",
        without=", except on {}",
        with_exceptions=", with exceptions",
        added=", also on {}",
        with_more=", with further dates",
        both=" and ",
        english_ordinals=True,
    ),
}


def phrases() -> Phrases:
    """Those of the tongue that is spoken."""
    return PHRASES[tongue().code]
