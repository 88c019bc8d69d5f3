"""Departures of a stop on a day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import orjson
from django.db.models import Case, CharField, F, OuterRef, Subquery, Value, When

from smartvillage.core.content.statics import JSON, find_static
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.timetable.models import Service, ServiceDay, StopTime, Trip

DAY = 24 * 3600
MORE, FEWER = "+", "-"
"""What stands in place of weekdays for a day on which a service runs besides, or does not run."""
Row = dict[str, Any]


def configured(*, municipality: int, organisation: int, name: str) -> Row | None:
    """The feed of this name and organisation as the municipality configured it."""
    found = find_static(municipality=municipality, name="gtfsConfig", generic_type=JSON)
    try:
        said = orjson.loads((found or {}).get("content") or "{}")
    except orjson.JSONDecodeError:
        return None
    feeds = said.get("feeds") if isinstance(said, dict) else None
    for feed in feeds if isinstance(feeds, list) else ():
        if (
            isinstance(feed, dict)
            and feed.get("name") == name
            and str(feed.get("data_provider_id")) == str(organisation)
        ):
            return feed
    return None


def stop_times(*, municipality: int, stops: Sequence[str]) -> dict[str, list[Row]]:
    """All times of these stops with their trips, whatever the day; one statement."""
    with within(municipality):
        trip = Trip.objects.filter(feed=OuterRef("feed"), trip=OuterRef("trip"))
        of_trip = {f"trip_{name}": Subquery(trip.values(name)) for name in ("service", "said", "route")}
        times = StopTime.objects.filter(stop__in=list(stops)).annotate(**of_trip).order_by("leaves", "pk")
        rows = list(times.filter(trip_service__isnull=False))
    found: dict[str, list[Row]] = defaultdict(list)
    for time in rows:
        row = {**time.said, "leaves": time.leaves, "feed": time.feed_id, "service": time.trip_service}
        found[time.stop].append({**row, "trip": time.trip_said, "route": time.trip_route})
    return found


def running(*, municipality: int, day: date) -> set[tuple[int, str]]:
    """Feed and service of what runs on a day."""
    return running_on(municipality=municipality, days=[day])[day]


def running_on(*, municipality: int, days: Sequence[date]) -> dict[date, set[tuple[int, str]]]:
    """By day what runs: the weekday's, more and fewer by the exceptions; one statement."""
    with within(municipality):
        span = Service.objects.filter(starts_on__lte=max(days), ends_on__gte=min(days))
        regular = span.values_list("feed", "service", "weekdays", "starts_on", "ends_on")
        runs = Case(When(runs=True, then=Value(MORE)), default=Value(FEWER), output_field=CharField())
        besides = ServiceDay.objects.filter(day__in=days).annotate(how=runs)
        rows = list(regular.union(besides.values_list("feed", "service", "how", "day", F("day")), all=True))
    return {day: _runs(rows, day) for day in days}


def _runs(rows: Sequence[tuple[int, str, str, date, date]], day: date) -> set[tuple[int, str]]:
    on_day = [(feed, service, how) for feed, service, how, first, last in rows if first <= day <= last]
    usual = {(feed, service) for feed, service, how in on_day if how[day.weekday() :][:1] == "1"}
    more = {(feed, service) for feed, service, how in on_day if how == MORE}
    return (usual | more) - {(feed, service) for feed, service, how in on_day if how == FEWER}


def departures(
    rows: Sequence[Row], *, at: datetime, today: set[tuple[int, str]], yesterday: set[tuple[int, str]]
) -> list[Row]:
    """From a moment to the end of the day; what left the depot yesterday and comes after midnight is today's."""
    clock = at.hour * 3600 + at.minute * 60
    found = []
    for row in rows:
        key = (row["feed"], row["service"])
        if key in today and row["leaves"] >= clock:
            found.append({**row, "moment": row["leaves"]})
        if key in yesterday and row["leaves"] - DAY >= clock:
            found.append({**row, "moment": row["leaves"] - DAY})
    return sorted(found, key=lambda row: row["moment"])


def day_before(day: date) -> date:
    return day - timedelta(days=1)
