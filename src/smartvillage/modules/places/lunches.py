"""Lunches: parts of places, also listed by themselves."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from smartvillage.core.content.partids import STEP
from smartvillage.core.content.select import ItemQuery
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import parse_date
from smartvillage.modules.places.document import KIND
from smartvillage.surfaces.graphql.items import item_sources

WITH_LUNCHES = '%"lunches":[{%'
Row = dict[str, Any]


def lunches(*, viewer: Viewer, today: date, days: tuple[date, date] | None = None) -> list[Row]:
    """Those still to come, or those on certain days; each knows its place and the day it is listed under."""
    query = ItemQuery(viewer=viewer, kind=KIND.name).where("i.document LIKE %s", WITH_LUNCHES)
    found = [row for place in item_sources(query) for row in lunches_of(place, today)]
    if days is None:
        return [row for row in found if row["list_date"] and row["list_date"] >= today.isoformat()]
    return [row for row in found if any(_overlaps(span, *days) for span in row["spans"])]


def lunch(*, viewer: Viewer, number: int, today: date) -> Row | None:
    query = ItemQuery(viewer=viewer, kind=KIND.name, single=True).where("i.id = %s", number // STEP)
    rows = (row for place in item_sources(query) for row in lunches_of(place, today))
    return next((row for row in rows if row["id"] == number), None)


def lunches_of(place: Row, today: date) -> Iterator[Row]:
    """A place's lunches as rows of their own."""
    own = {"created_at": place["created_at"], "updated_at": place["updated_at"]}
    for lunch in place.get("lunches") or ():
        spans = [span for one in lunch.get("dates") or () if (span := _span(one))]
        listed = list_date(spans, today)
        yield {
            **lunch,
            **own,
            "spans": spans,
            "list_date": listed and listed.isoformat(),
            "lunch_offers": [{**offer, **own} for offer in lunch.get("lunch_offers") or ()],
            "point_of_interest": place,
        }


def list_date(spans: Sequence[tuple[date, date]], today: date) -> date | None:
    """The first day to come; a single span that runs counts as today; else the last that was."""
    if not spans:
        return None
    if coming := [start for start, _ in spans if start >= today]:
        return min(coming)
    if len(spans) == 1:
        start, end = spans[0]
        return today if end >= today else start
    return max(start for start, _ in spans)


def _span(said: Row) -> tuple[date, date] | None:
    start = parse_date(said.get("date_start")) or parse_date(said.get("date_end"))
    end = parse_date(said.get("date_end")) or start
    return (start, max(start, end)) if start and end else None


def _overlaps(span: tuple[date, date], first: date, last: date) -> bool:
    return span[0] <= last and span[1] >= first
