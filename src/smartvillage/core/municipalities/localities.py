"""The villages and towns of a municipality, as its area tree has them."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Q

from smartvillage.core.municipalities.models import Area, Municipality
from smartvillage.kit.geo import Point, parse_point
from smartvillage.kit.words import sort_key

SECONDS = 300
"""How old the list may be: areas change at elections, not in between."""


@dataclass(frozen=True, slots=True)
class Locality:
    name: str
    point: Point | None = None


def localities(municipality: int) -> list[Locality]:
    """Its parts down to the second level by name, the seat first; empty where no areas are known."""
    found: list[Locality] | None = cache.get(key := f"localities:{municipality}")
    if found is None:
        found = _read(municipality)
        cache.set(key, found, SECONDS)
    return found


def _read(municipality: int) -> list[Locality]:
    own = Municipality.objects.filter(pk=municipality).values("area")
    areas = Area.objects.filter(Q(pk__in=own) | Q(parent__in=own) | Q(parent__parent__in=own))
    rows = [area for area in areas if area.level != Area.Level.ASSOCIATION]
    rows.sort(key=lambda area: (area.level == Area.Level.LOCALITY, sort_key(area.name)))
    return [Locality(area.name, parse_point(area.lat, area.lon)) for area in rows]
