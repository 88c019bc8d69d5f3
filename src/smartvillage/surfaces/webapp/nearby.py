"""Around here: lists narrowed to the surroundings of the reader's place, or of where the device is."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.translation import gettext as _

from smartvillage.core.content.select import ItemQuery
from smartvillage.kit.geo import Point
from smartvillage.kit.words import fold
from smartvillage.surfaces.webapp.cards import Choice, Filter
from smartvillage.surfaces.webapp.myplace import EVERYWHERE, RADII, RADIUS, Around, spot_asked
from smartvillage.surfaces.webapp.pagecontext import PageContext

KM_PER_DEGREE = 111.2
_NOWHERE = (
    "(i.lat IS NULL AND NOT EXISTS (SELECT 1 FROM content_itemplace p "
    "WHERE p.item_id = i.id AND p.folded NOT LIKE 'ars:%%'))"
)
_NAMED = "EXISTS (SELECT 1 FROM content_itemplace p WHERE p.item_id = i.id AND p.folded = %s)"


def near(query: ItemQuery, around: Around | None) -> ItemQuery:
    """The query within the circle."""
    if around is None:
        return query
    tests, params = [], []
    if around.point:
        tests.append(f"{distance(around.point)} <= {(around.radius / KM_PER_DEGREE) ** 2:.10f}")
    if around.name:
        tests += [_NAMED, _NOWHERE]
        params.append(fold(around.name)[:255])
    return query.where(f"({' OR '.join(tests)})", *params)


def distance(point: Point) -> str:
    """The square of the distance in degrees of latitude as SQL; good enough within a county of this country."""
    lat, lon = f"(i.lat - {point.lat:.6f})", f"(i.lon - {point.lon:.6f})"
    return f"({lat} * {lat} + 0.37 * {lon} * {lon})"


def radius_filter(request: HttpRequest, context: PageContext) -> list[Filter]:
    """The choice of a radius, where there is something to be around."""
    spot, place = spot_asked(request), context.place
    if spot is None and (place is None or place.point is None):
        return []
    usual = RADIUS if spot or place is None else place.radius
    where = _("Ihren Standort") if spot or place is None else place.name
    first = Choice("", _("%(radius)s km um %(place)s") % {"radius": usual, "place": where})
    others = [Choice(str(step), f"{step} km") for step in RADII if step != usual]
    choices = [first, *others, Choice(EVERYWHERE, _("Ganze Region"))]
    said = request.GET.get("umkreis", "")
    value = said if said in {choice.value for choice in choices} else ""
    return [Filter("umkreis", _("Umkreis"), "select", value, choices)]


def kept(request: HttpRequest) -> Sequence[Choice]:
    """Where the device is stays part of the filter's form."""
    spot = spot_asked(request)
    return [Choice("nahe", f"{spot.lat},{spot.lon}")] if spot else []
