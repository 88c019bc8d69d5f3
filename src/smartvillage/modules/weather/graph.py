"""Weather on the wire."""

from typing import Any

from smartvillage.core.content.errors import NotFound
from smartvillage.modules.weather.actions import KIND, newest
from smartvillage.modules.weather.models import Weather
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Get, Source, TypeSpecs, depends_on
from smartvillage.surfaces.graphql.wire import moment, number, numbers


@depends_on(KIND)
def weather_map(context: Context, args: Args) -> Source:
    """The newest; the type promises one, so without a source it is an error and the app shows no weather."""
    found = newest(municipality=context.viewer.municipality)
    asked = number(args.get("id"))
    if found is None or asked not in (None, found.pk):
        raise NotFound("Kein Wetter eingerichtet" if found is None else "Record not found")
    return _source(found)


@depends_on(KIND)
def weather_maps(context: Context, args: Args) -> list[Source]:
    found = newest(municipality=context.viewer.municipality)
    rows = [_source(found)] if found else []
    if args.get("ids") is not None:
        wanted = set(numbers(args["ids"]))
        rows = [row for row in rows if row["id"] in wanted]
    skip, limit = max(args.get("skip") or 0, 0), args.get("limit")
    return rows[skip:] if limit is None else rows[skip : skip + max(limit, 0)]


def _source(row: Weather) -> dict[str, Any]:
    return {
        "id": row.pk,
        "lat": row.lat,
        "lon": row.lon,
        "current": row.current,
        "hourly": row.hourly,
        "daily": row.daily,
        "alerts": row.alerts,
        "created_at": row.created_at,
    }


STAMP = Get("created_at", convert=moment)
TYPES: dict[str, TypeSpecs] = {"OpenWeatherMap": {"createdAt": STAMP, "updatedAt": STAMP}}
QUERIES = {"weatherMap": weather_map, "weatherMaps": weather_maps}
