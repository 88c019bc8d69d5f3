"""Departures of a stop on a day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import orjson

from smartvillage.core.content.statics import JSON, find_static
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.timetable.models import Service, ServiceDay, StopTime, Trip

DAY = 24 * 3600
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
    """All times of these stops with their trips, whatever the day; two statements."""
    with within(municipality):
        times = list(StopTime.objects.filter(stop__in=list(stops)).order_by("leaves", "pk"))
        trips = {
            (trip.feed_id, trip.trip): trip
            for trip in Trip.objects.filter(
                feed__in={one.feed_id for one in times}, trip__in={one.trip for one in times}
            )
        }
    found: dict[str, list[Row]] = defaultdict(list)
    for time in times:
        if trip := trips.get((time.feed_id, time.trip)):
            row = {**time.said, "leaves": time.leaves, "feed": time.feed_id, "service": trip.service}
            found[time.stop].append({**row, "trip": trip.said, "route": trip.route})
    return found


def running(*, municipality: int, day: date) -> set[tuple[int, str]]:
    """Feed and service of what runs on a day."""
    return running_on(municipality=municipality, days=[day])[day]


def running_on(*, municipality: int, days: Sequence[date]) -> dict[date, set[tuple[int, str]]]:
    """By day what runs: the weekday's, more and fewer by the exceptions; two statements."""
    found: dict[date, set[tuple[int, str]]] = {}
    with within(municipality):
        span = Service.objects.filter(starts_on__lte=max(days), ends_on__gte=min(days))
        regular = list(span.values_list("feed", "service", "weekdays", "starts_on", "ends_on"))
        besides = ServiceDay.objects.filter(day__in=days)
        exceptions = list(besides.values_list("feed", "service", "day", "runs"))
    for day in days:
        usual = (row for row in regular if row[3] <= day <= row[4] and row[2][day.weekday()] == "1")
        found[day] = {(feed, service) for feed, service, *_ in usual}
        for feed, service, other, runs in exceptions:
            if other == day:
                (found[day].add if runs else found[day].discard)((feed, service))
    return found


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
