"""What takes place when: the dates of all events, read without their documents."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from smartvillage.core.content.select import ItemQuery, sources_by_id, stored_day
from smartvillage.kit.dates import parse_date, parse_time
from smartvillage.modules.events.document import KIND
from smartvillage.modules.events.entry import is_accessible, is_free
from smartvillage.surfaces.webapp.lists import narrowed, placed
from smartvillage.surfaces.webapp.myplace import Around
from smartvillage.surfaces.webapp.nearby import near
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source

MOST = 5_000
_COLUMNS = {name: f"o.{name}" for name in ("starts_on", "ends_on", "time_from", "time_to", "cancelled")}
_DATES = """JOIN (
  SELECT item_id, starts_on, ends_on, time_from, time_to, 0 AS cancelled FROM content_occurrence
  WHERE municipality_id = %s AND ends_on >= %s AND starts_on <= %s
  UNION ALL
  SELECT item_id, starts_on, ends_on, time_from, time_to, 1 AS cancelled FROM content_cancellation
  WHERE municipality_id = %s AND ends_on >= %s AND starts_on <= %s
) o ON o.item_id = i.id"""
# What cannot fit is not read; which of the others do, their documents say.
_FREE = '%"amount":0%'
_ACCESSIBLE = '%"accessibility_information":{%'


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which events; empty values narrow nothing. `place` is a part of a place's or city's name.

    `free`: costs nobody anything. `accessible`: says that it can be reached without barriers.
    """

    category: int | None = None
    words: str = ""
    place: str = ""
    around: Around | None = None
    free: bool = False
    accessible: bool = False

    @property
    def of_documents(self) -> bool:
        """Whether only documents can tell."""
        return self.free or self.accessible

    def fits(self, found: Source) -> bool:
        return (not self.free or is_free(found)) and (not self.accessible or is_accessible(found))


@dataclass(frozen=True, slots=True)
class Occasion:
    """One date of an event; a cancelled one is told, but does not count."""

    item: int
    first: date
    last: date
    time_from: time | None
    time_to: time | None
    cancelled: bool = False

    def over(self, at: datetime) -> bool:
        """Whether it has ended; without an end an hour after it began, without times when the day ends."""
        if self.last != at.date() or self.time_from is None or self.first != self.last:
            return self.last < at.date()
        end = self.time_to if self.time_to and self.time_to > self.time_from else None
        hour = self.time_from.replace(hour=min(self.time_from.hour + 1, 23))
        return (end or hour) <= at.time()

    def listed_on(self, since: date) -> date:
        """The day under which a list that begins at `since` shows it."""
        return max(self.first, since)


def occasions(
    context: PageContext, narrowing: Narrowing, *, since: date, until: date | None = None
) -> list[Occasion]:
    """At most 5,000 dates that are not over before `since`, nor begin after `until`, by day and time."""
    query = ItemQuery(viewer=context.viewer, kind=KIND.name)
    narrowed(query, structure=context.structure, category=narrowing.category, words=narrowing.words)
    near(query, narrowing.around)
    if narrowing.free:
        query.where("i.document LIKE %s", _FREE)
    if narrowing.accessible:
        query.where("i.document LIKE %s", _ACCESSIBLE)
    if narrowing.place:
        placed(query, narrowing.place)
    span = (context.municipality.id, stored_day(since), stored_day(until or date.max))
    query.join(_DATES, *span, *span, columns=_COLUMNS, repeats=True)
    query.ordering = "o.starts_on, o.time_from IS NOT NULL, o.time_from, i.id"
    found = [_occasion(*row) for row in query.page(limit=MOST, skip=0).rows("i.id")]
    if narrowing.of_documents and found:
        fitting = {number for number, one in sources(context, found).items() if narrowing.fits(one)}
        found = [one for one in found if one.item in fitting]
    return found


def listed(found: Iterable[Occasion], *, since: date, until: date | None = None) -> list[Occasion]:
    """Those of a list from `since` to `until`; what began earlier stands last on the first day."""
    chosen = [one for one in found if one.last >= since and (until is None or one.first <= until)]
    return sorted(chosen, key=lambda one: (one.listed_on(since), one.first < since))


def counts(found: Iterable[Occasion], *, first: date, last: date) -> Counter[date]:
    """How much takes place on each day of a stretch."""
    days: Counter[date] = Counter()
    for one in found:
        if one.cancelled:
            continue
        day, end = max(one.first, first), min(one.last, last)
        while day <= end:
            days[day] += 1
            day += timedelta(days=1)
    return days


def sources(context: PageContext, found: Sequence[Occasion]) -> dict[int, Source]:
    """The documents of these events, in one statement."""
    numbers = sorted({one.item for one in found})
    return dict(sources_by_id(ids=numbers, municipality=context.municipality.id)) if numbers else {}


def _occasion(
    item: int, starts_on: object, ends_on: object, time_from: object, time_to: object, cancelled: int
) -> Occasion:
    first = parse_date(starts_on) or date.min
    last = parse_date(ends_on) or first
    return Occasion(item, first, last, parse_time(time_from), parse_time(time_to), bool(cancelled))
