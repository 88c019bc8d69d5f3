"""Maps: a page names the address of its GeoJSON, which obeys the same filter as its list."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from smartvillage.kit.geo import Point
from smartvillage.surfaces.webapp.cards import MapView
from smartvillage.surfaces.webapp.pagecontext import PageContext

OUTLINE = "/grenze.geojson"
Feature = dict[str, Any]


def map_view(
    context: PageContext,
    source: str = "",
    *,
    label: str,
    request: HttpRequest | None = None,
    features: Iterable[Feature] = (),
) -> MapView:
    """A map of what `source` answers, with a request under the page's own filter; without a source of the features.

    The setting `basemap` is the address of a style; without one the municipality's outline is the map.
    """
    query = request.META.get("QUERY_STRING", "") if request else ""
    basemap = context.municipality.settings.get("basemap")
    return MapView(
        source=f"{source}?{query}" if query else source,
        outline=OUTLINE,
        basemap=basemap if isinstance(basemap, str) else "",
        label=label,
        features="" if source else json.dumps(_collection(features)),
    )


def point_feature(point: Point, *, title: str, url: str = "", overline: str = "", icon: str = "") -> Feature:
    """A marker; what is empty the map leaves out."""
    geometry = {"type": "Point", "coordinates": [round(point.lon, 6), round(point.lat, 6)]}
    return _feature(geometry, title=title, url=url, overline=overline, icon=icon)


def line_feature(line: Sequence[Point], *, title: str, url: str = "") -> Feature:
    positions = [[round(point.lon, 6), round(point.lat, 6)] for point in line]
    return _feature({"type": "LineString", "coordinates": positions}, title=title, url=url)


def geojson(features: Iterable[Feature]) -> HttpResponse:
    return JsonResponse(
        _collection(features),
        content_type="application/geo+json",
        json_dumps_params={"ensure_ascii": False},
    )


def _collection(features: Iterable[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def _feature(geometry: dict[str, Any], **properties: str) -> Feature:
    said = {name: value for name, value in properties.items() if value}
    return {"type": "Feature", "geometry": geometry, "properties": said}
