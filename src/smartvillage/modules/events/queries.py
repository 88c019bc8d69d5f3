"""Reading events by their dates. Each function joins or filters an item query; nothing is read here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from smartvillage.core.content.select import ItemQuery, stored_day

COLUMNS = {"occurs_on": "o.starts_on", "occurs_as": "o.part", "list_date": "o.list_date"}
"""What a row knows of its date: the day, the part of the document that says it, the day it is listed on."""


@dataclass(frozen=True)
class Period:
    """Dates that are not over before `since` and do not begin after `until`.

    Those that are running by then are listed on `listed_from`, which is `since` unless said otherwise.
    """

    since: date
    until: date | None = None
    listed_from: date | None = None

    @classmethod
    def coming(cls, today: date) -> "Period":
        """From today on."""
        return cls(since=today)

    @classmethod
    def within(cls, first: date, last: date, *, today: date) -> "Period":
        """The coming dates that touch the days from first to last."""
        return cls(since=max(first, today), until=last, listed_from=first)

    def condition(self) -> tuple[str, list[Any]]:
        """SQL on an occurrence, and its parameters."""
        if self.until and self.listed_from and self.listed_from > self.until:
            return "1 = 0", []
        if self.until is None:
            return "ends_on >= %s", [stored_day(self.since)]
        return "ends_on >= %s AND starts_on <= %s", [stored_day(self.since), stored_day(self.until)]


def each_date(query: ItemQuery, period: Period) -> ItemQuery:
    """A row for every date in the period."""
    sql, params = _listed(query, period)
    return query.join(f"JOIN ({sql}) o ON o.item_id = i.id", *params, columns=COLUMNS, repeats=True)


def next_date(query: ItemQuery, period: Period) -> ItemQuery:
    """A row for every event that has a date in the period, with the first of them."""
    sql, params = _listed(query, period)
    order = "n.list_date, n.timed, n.time_from, n.id"
    first = f"SELECT n.id FROM ({sql}) n WHERE n.item_id = i.id ORDER BY {order} LIMIT 1"
    return query.join(f"JOIN ({sql}) o ON o.id = ({first})", *params, *params, columns=COLUMNS, repeats=False)


def taking_place(query: ItemQuery, period: Period) -> ItemQuery:
    """Only events that have a date in the period."""
    sql, params = period.condition()
    found = f"SELECT 1 FROM content_occurrence n WHERE n.item_id = i.id AND {sql}"
    return query.where(f"EXISTS ({found})", *params)


def by_list_date(query: ItemQuery, *, descending: bool = False) -> ItemQuery:
    """Sort joined dates by the day they are listed on, all-day ones first, then by time."""
    down = " DESC" if descending else ""
    query.ordering = ", ".join(
        f"{column}{down}" for column in ("o.list_date", "o.timed", "o.time_from", "i.id", "o.id")
    )
    return query


def then_by_date(query: ItemQuery) -> ItemQuery:
    """Within the present order, the dates of one event in theirs."""
    query.ordering += ", o.list_date, o.timed, o.time_from, o.id"
    return query


def _listed(query: ItemQuery, period: Period) -> tuple[str, list[Any]]:
    """Occurrences of the period with the day on which each is listed."""
    condition, params = period.condition()
    listed_from = stored_day(period.listed_from or period.since)
    sql = (
        "SELECT id, item_id, part, starts_on, time_from, time_from IS NOT NULL AS timed, "
        "CASE WHEN starts_on < %s THEN %s ELSE starts_on END AS list_date "
        f"FROM content_occurrence WHERE municipality_id = %s AND {condition}"
    )
    return sql, [listed_from, listed_from, query.viewer.municipality, *params]
