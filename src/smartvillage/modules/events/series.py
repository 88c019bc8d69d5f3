"""What differs a series from a single date: its rule, and the dates that break it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from smartvillage.core.content.fields import Day, Text, field
from smartvillage.core.content.parts import Part
from smartvillage.kit import recurrence as kit
from smartvillage.kit.dates import WEEKDAYS, parse_date

MAX_DATES = 1000
AHEAD = timedelta(days=731)
_MOST = 40_000  # dates of a daily series in the hundred years that are looked at


RULES = {
    "FREQ=DAILY": "jeden Tag",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": "montags bis freitags",
    "FREQ=WEEKLY": "jede Woche",
    "FREQ=WEEKLY;INTERVAL=2": "alle zwei Wochen",
    "FREQ=MONTHLY": "jeden Monat am selben Tag",
    "FREQ=YEARLY": "jedes Jahr",
    **{
        f"FREQ=MONTHLY;BYDAY={number}{code}": f"jeden {count} {name} im Monat"
        for name, code in zip(WEEKDAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True)
        for number, count in ((1, "1."), (2, "2."), (3, "3."), (4, "4."), (-1, "letzten"))
    },
}


def later(day: date, longer: timedelta) -> date:
    """The day so much later, or the last one there is."""
    return day + min(longer, date.max - day)


def _days(value: object) -> list[date]:
    """Dates in order, each once; what is no date is left out."""
    found = {parse_date(day) for day in value} if isinstance(value, list | tuple) else set()
    return sorted(day for day in found if day)[:MAX_DATES]


Days = Annotated[list[date], BeforeValidator(_days)]


class Move(Part):
    """A date of the series that takes place on another day; also read from a pair."""

    noun = "Verlegung"

    planned: Day = field("Geplant am")
    new: Day = field("Findet statt am")

    @model_validator(mode="before")
    @classmethod
    def from_pair(cls, value: Any) -> Any:
        pair = isinstance(value, list | tuple)
        return dict(zip(("planned", "new"), value, strict=False)) if pair else value

    def blank(self) -> bool:
        return self.planned is None or self.new is None


class Recurrence(Part):
    """How the first date of an event repeats: from its first to its last day, at its times.

    `rule` is an RRULE value (RFC 5545) without COUNT and UNTIL, for which the date's last day stands.
    """

    noun = "Wiederholung"

    rule: Text = field("Wie oft", choices=RULES, help="Gezählt wird vom ersten Termin an")
    days: Annotated[int, Field(ge=1, le=366)] = field("Dauer eines Termins in Tagen", default=1)
    excluded: Days = field("Fällt aus am", factory=list)
    added: Days = field("Zusätzlich am", factory=list)
    moved: list[Move] = field("Verlegt", factory=list)

    @field_validator("rule")
    @classmethod
    def readable(cls, value: str | None) -> str | None:
        if (value or "").strip():
            kit.parse_rule(value or "")
        return value

    def blank(self) -> bool:
        return not (self.rule or "").strip()

    def dates(self, *, first: date, last: date | None, without: Iterable[date], today: date) -> list[date]:
        """The days on which it begins: at most a thousand, endless series two years ahead.

        Where there are more, the coming ones count most and the oldest least.
        """
        moved = tuple((move.planned, move.new) for move in self.moved if move.planned and move.new)
        single = [*self.added, *(new for _, new in moved)]
        horizon = later(max(first, today), AHEAD)
        series = kit.Recurrence(
            rule=self.rule or "",
            first=first,
            last=last and max(first, last),
            excluded=tuple(self.excluded),
            added=tuple(self.added),
            moved=moved,
        )
        found = kit.expand(
            series, since=min([first, *single]), until=max([series.last or horizon, *single]), limit=_MOST
        )
        kept = sorted(set(found).difference(without))
        coming = [day for day in kept if day >= today][:MAX_DATES]
        past = [day for day in kept if day < today]
        return past[max(len(past) + len(coming) - MAX_DATES, 0) :] + coming
