"""A month as an accessible calendar grid."""

from calendar import Calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_DOTS = 3


@dataclass(frozen=True, slots=True)
class Day:
    """A cell; `url` is empty where nothing takes place, `dots` a hint at how much does (at most 3)."""

    date: date
    count: int
    url: str
    outside: bool
    today: bool
    chosen: bool

    @property
    def dots(self) -> range:
        return range(min(self.count, MOST_DOTS))


@dataclass(frozen=True, slots=True)
class Month:
    """Weeks from Monday to Sunday, complete; `previous` and `next` are addresses."""

    first: date
    weeks: Sequence[Sequence[Day]]
    previous: str
    next: str


def month(
    *,
    shown: date,
    counts: Mapping[date, int],
    today: date,
    day_url: Callable[[date], str],
    month_url: Callable[[date], str],
    chosen: date | None = None,
) -> Month:
    """The month of `shown`; `counts` says how many events a date has (dates without any may be absent)."""
    first = shown.replace(day=1)

    def day(value: date) -> Day:
        count = counts.get(value, 0)
        return Day(
            date=value,
            count=count,
            url=day_url(value) if count else "",
            outside=value.month != first.month,
            today=value == today,
            chosen=value == chosen,
        )

    weeks = [[day(value) for value in week] for week in _weeks(first)]
    return Month(
        first=first,
        weeks=weeks,
        previous=month_url((first - timedelta(days=1)).replace(day=1)),
        next=month_url((first + timedelta(days=31)).replace(day=1)),
    )


def _weeks(first: date) -> list[list[date]]:
    return Calendar().monthdatescalendar(first.year, first.month)
