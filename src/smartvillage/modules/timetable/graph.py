"""Timetables on the wire."""

from collections.abc import Sequence
from typing import Any

from smartvillage.kit.dates import parse_datetime
from smartvillage.modules.timetable.actions import ask_for_import
from smartvillage.modules.timetable.feed import BadFeed
from smartvillage.modules.timetable.queries import day_before, departures, running, stop_times
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Attached, Compute, Source, TypeSpecs
from smartvillage.surfaces.graphql.wire import number

PLACE = frozenset({"point_of_interest"})


def import_gtfs_feeds(context: Context, args: Args) -> dict[str, Any]:
    organisation, name = number(args.get("dataProviderId")), (args.get("feed") or "").strip()
    if organisation is None:
        return {"id": None, "status": "Import failed: No data provider given", "status_code": 404}
    try:
        ask_for_import(viewer=context.viewer, organisation=organisation, name=name)
    except BadFeed as error:
        return {"id": None, "status": f"Import failed: {error}", "status_code": 404}
    return {"id": None, "status": "Import started", "status_code": 200}


def _has_times(source: Source, _context: Context, _args: Args) -> bool:
    return str((source.get("payload") or {}).get("has_travel_times")).lower() == "true"


def _times(context: Context, sources: Sequence[Source]) -> dict[int, list[Source]]:
    stops = {one["id"]: str(one.get("external_id") or "") for one in sources if _has_times(one, context, {})}
    if not stops:
        return {}
    found = stop_times(municipality=context.viewer.municipality, stops=sorted(set(stops.values())))
    return {key: found.get(stop, []) for key, stop in stops.items()}


def _from(_source: Source, rows: Any, context: Context, args: Args) -> list[Source]:
    """The rest of the day from `date` on; without it, none."""
    at = parse_datetime(args.get("date"))
    if at is None or not rows:
        return []
    place, day = context.viewer.municipality, at.date()
    runs = [
        context.once(("running", one), lambda one=one: running(municipality=place, day=one))  # type: ignore[misc]
        for one in (day, day_before(day))
    ]
    found = departures(rows, at=at, today=runs[0], yesterday=runs[1])
    key = args.get("sortBy")
    if key and key not in ("arrival_time", "departure_time"):
        found.sort(key=lambda row: str(row.get(key) or ""))
    return found[::-1] if str(args.get("sortOrder") or "").lower() == "desc" else found


TYPES: dict[str, TypeSpecs] = {
    "PointOfInterest": {
        "hasTravelTimes": Compute(_has_times),
        "travelTimes": Attached("times", _times, pick=_from, kinds=PLACE),
    }
}
MUTATIONS = {"importGtfsFeeds": import_gtfs_feeds}
