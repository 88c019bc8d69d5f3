"""Bringing a feed in: wholly, or what was there stays."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import chain
from typing import IO, Any

from django.db import transaction

from smartvillage.core.content.access import require
from smartvillage.core.content.kinds import kind_by_wire_type
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.content.states import trash_item
from smartvillage.core.jobs.outbox import post
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.people.viewers import viewer_for
from smartvillage.core.rows import insert_rows
from smartvillage.kit.dates import now, today
from smartvillage.kit.geo import parse_point
from smartvillage.modules.timetable.feed import BadFeed, GtfsFile, Row, day_of, seconds
from smartvillage.modules.timetable.frequencies import Frequencies
from smartvillage.modules.timetable.models import Feed, Service, ServiceDay, StopTime, Trip
from smartvillage.modules.timetable.queries import configured

TOPIC = "gtfs"
CHUNK = 2000
MOST_GONE = 0.5
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TRIP = (
    "trip_id",
    "service_id",
    "route_id",
    "trip_headsign",
    "trip_short_name",
    "direction_id",
    "wheelchair_accessible",
    "bikes_allowed",
)
ROUTE = (
    "route_id",
    "route_short_name",
    "route_long_name",
    "route_desc",
    "route_type",
    "route_color",
    "route_text_color",
)
TIME = (
    "arrival_time",
    "departure_time",
    "stop_id",
    "trip_id",
    "stop_sequence",
    "stop_headsign",
    "pickup_type",
    "drop_off_type",
)


def ask_for_import(*, viewer: Viewer, organisation: int, name: str) -> None:
    """Let the worker bring a configured feed in. Raises `Refused`, `BadFeed`."""
    require(viewer.role == Role.ADMIN)
    with within(viewer.municipality), transaction.atomic():
        if configured(municipality=viewer.municipality, organisation=organisation, name=name) is None:
            raise BadFeed("No feed given")
        payload = {"organisation": organisation, "name": name}
        post(municipality=viewer.municipality, topic=TOPIC, payload=payload)


def load(*, organisation: Organisation, name: str, content: IO[bytes], only: list[str]) -> int:
    """Replace a feed's stops, times and calendar; returns how many stops there are. Raises `BadFeed`."""
    file = GtfsFile(content)
    with within(organisation.municipality_id), transaction.atomic():
        stops = {row["stop_id"]: row for row in file.rows("stops.txt") if _wanted(row, only)}
        if not stops:
            raise BadFeed("Keine der Haltestellen ist in dem Feed")
        _save_stops(organisation, name, stops)
        Feed.objects.filter(organisation=organisation, name=name).delete()
        feed = Feed.objects.create(organisation=organisation, name=name, imported_at=now())
        trips = _save_times(feed, file, stops)
        _save_trips(feed, file, trips)
        _save_calendar(feed, file)
    return len(stops)


def _wanted(row: Row, only: list[str]) -> bool:
    return bool(row.get("stop_id")) and (not only or row["stop_id"] in only)


def _save_stops(organisation: Organisation, name: str, stops: dict[str, Row]) -> None:
    source = f"gtfs:{organisation.pk}:{name}"[:120]
    viewer = viewer_for(organisation=organisation, role=Role.ADMIN, client=f"import:{source}")
    known = {item.external_id: item for item in Item.objects.filter(source=source)}
    gone = [item for key, item in known.items() if key not in stops and item.state != Item.State.TRASH]
    if known and len(gone) > MOST_GONE * len(known):
        raise BadFeed(f"{len(gone)} von {len(known)} Haltestellen fehlen; der Feed wird nicht übernommen")
    kind = kind_by_wire_type("PointOfInterest")
    assert kind is not None
    for key, row in stops.items():
        values = _place(row)
        if item := known.get(key):
            restored = Item.State.PUBLISHED if item.state == Item.State.TRASH else None
            free = {name: value for name, value in values.items() if name not in item.locked}
            update_item(
                viewer=viewer, item=item, values=free, state=restored, keep_unwired=True, touched_at=now()
            )
        else:
            create_item(viewer=viewer, kind=kind, values=values, source=source, external_id=key[:255])
    for item in gone:
        trash_item(viewer=viewer, item=item)


def _place(row: Row) -> dict[str, Any]:
    point = parse_point(row.get("stop_lat"), row.get("stop_lon"))
    where = {"latitude": point.lat, "longitude": point.lon} if point else None
    return {
        "name": row.get("stop_name") or row["stop_id"],
        "payload": {**row, "has_travel_times": True},
        "addresses": [{"geo_location": where}] if where else [],
        "external_id": row["stop_id"],
    }


def _save_times(feed: Feed, file: GtfsFile, stops: dict[str, Row]) -> set[str]:
    trips: set[str] = set()
    repeated = Frequencies(file)

    def made() -> Iterator[StopTime]:
        rows = file.rows("stop_times.txt")
        wanted = (row for row in rows if row.get("stop_id") in stops and row.get("trip_id"))
        for row in chain.from_iterable(map(repeated.runs, wanted)):
            leaves = seconds(row.get("departure_time") or row.get("arrival_time") or "")
            if leaves is not None:
                trips.add(row["trip_id"])
                yield StopTime(
                    feed=feed,
                    stop=row["stop_id"][:255],
                    trip=row["trip_id"][:255],
                    leaves=leaves,
                    said=_some(row, TIME),
                )

    _insert(made)
    return trips


def _save_trips(feed: Feed, file: GtfsFile, wanted: set[str]) -> None:
    routes = {row.get("route_id", ""): _some(row, ROUTE) for row in file.rows("routes.txt")}
    seen: set[str] = set()

    def made() -> Iterator[Trip]:
        for row in file.rows("trips.txt"):
            key = row.get("trip_id", "")
            if key in wanted and key not in seen:
                seen.add(key)
                yield Trip(
                    feed=feed,
                    trip=key[:255],
                    service=row.get("service_id", "")[:255],
                    said=_some(row, TRIP),
                    route=routes.get(row.get("route_id", ""), {}),
                )

    _insert(made)


def _save_calendar(feed: Feed, file: GtfsFile) -> None:
    def services() -> Iterator[Service]:
        for row in file.rows("calendar.txt"):
            first, last = day_of(row.get("start_date", "")), day_of(row.get("end_date", ""))
            if first and last:
                days = "".join("1" if row.get(day) == "1" else "0" for day in WEEKDAYS)
                yield Service(
                    feed=feed,
                    service=row.get("service_id", "")[:255],
                    weekdays=days,
                    starts_on=first,
                    ends_on=last,
                )

    def exceptions() -> Iterator[ServiceDay]:
        yesterday = today() - timedelta(days=1)
        for row in file.rows("calendar_dates.txt"):
            day = day_of(row.get("date", ""))
            if day and day >= yesterday and row.get("exception_type") in ("1", "2"):
                yield ServiceDay(
                    feed=feed,
                    service=row.get("service_id", "")[:255],
                    day=day,
                    runs=row["exception_type"] == "1",
                )

    _insert(services)
    _insert(exceptions)


def _insert(made: Callable[[], Iterator[Any]]) -> None:
    chunk: list[Any] = []
    for row in made():
        chunk.append(row)
        if len(chunk) >= CHUNK:
            insert_rows(chunk)
            chunk = []
    insert_rows(chunk)


def _some(row: Row, names: tuple[str, ...]) -> Row:
    return {name: row[name] for name in names if row.get(name)}
