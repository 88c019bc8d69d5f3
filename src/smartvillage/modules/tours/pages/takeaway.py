"""A tour as a GPX file, for navigators and hiking apps."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from lxml import etree

from smartvillage.kit.geo import Point
from smartvillage.kit.html import plain
from smartvillage.kit.words import slug
from smartvillage.modules.tours.pages.face import FACE, line_of, stops_of
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.details import find_or_404
from smartvillage.surfaces.webapp.faces import headline
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of

NAMESPACE = "http://www.topografix.com/GPX/1/1"
NAMESPACES: Any = {None: NAMESPACE}
# What XML cannot hold, whatever was stored.
_UNFIT = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


@public_page
def track(request: HttpRequest, number: int) -> HttpResponse:
    context = context_of(request)
    found = find_or_404(FACE, context, number)
    if len(line_of(found)) < 2:
        raise Http404
    response = HttpResponse(gpx(found, context), content_type="application/gpx+xml")
    response["Content-Disposition"] = f'attachment; filename="{slug(headline(found)) or number}.gpx"'
    return response


def gpx(found: Source, context: PageContext) -> bytes:
    """GPX 1.1: the way as a track, the stops as waypoints."""
    root = etree.Element(f"{{{NAMESPACE}}}gpx", {"version": "1.1", "creator": "Smart Village"}, NAMESPACES)
    meta = _part(root, "metadata")
    _say(meta, "name", headline(found))
    _part(meta, "link", {"href": context.absolute(FACE.url(found))})
    for stop in stops_of(found, context):
        if stop.point:
            place = _part(root, "wpt", _position(stop.point))
            _say(place, "name", stop.title)
            _say(place, "desc", plain(stop.text))
    way = _part(root, "trk")
    _say(way, "name", headline(found))
    segment = _part(way, "trkseg")
    line = line_of(found)
    heights: list[Any] = found.get("elevations") or []
    for point, height in zip(line, heights if len(heights) == len(line) else [None] * len(line), strict=True):
        spot = _part(segment, "trkpt", _position(point))
        if height is not None:
            _say(spot, "ele", f"{height:.1f}")
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made


def _say(parent: etree._Element, name: str, text: str) -> None:
    if text:
        _part(parent, name).text = text.translate(_UNFIT)


def _part(parent: etree._Element, name: str, said: dict[str, str] | None = None) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", said)


def _position(point: Point) -> dict[str, str]:
    return {"lat": f"{point.lat:.6f}", "lon": f"{point.lon:.6f}"}
