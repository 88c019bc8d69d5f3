"""Points on the earth (WGS 84, degrees) and lines through them; distances in metres."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

EARTH_RADIUS_M = 6_371_008.8
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
# The search for the farthest point is quadratic at worst; ends of stretches of this many points always stay.
_STRETCH = 256


class Point(NamedTuple):
    lat: float
    lon: float


class Box(NamedTuple):
    """All latitudes from south to north and longitudes from west to east."""

    south: float
    west: float
    north: float
    east: float


def parse_point(lat: object, lon: object) -> Point | None:
    """The point two numbers or texts with decimal points name; None for anything else or off the globe."""
    latitude, longitude = _degrees(lat, 90), _degrees(lon, 180)
    return None if latitude is None or longitude is None else Point(latitude, longitude)


def distance_m(a: Point, b: Point) -> float:
    """Great-circle distance in metres (within 0.6 % of the true ellipsoid)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    across = math.sin((lat_b - lat_a) / 2) ** 2
    along = math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(across + along)))


def box(center: Point, radius_m: float) -> Box:
    """The smallest box around the circle; near a pole or across the date line it spans all longitudes."""
    angle = max(radius_m, 0.0) / EARTH_RADIUS_M
    north = center.lat + math.degrees(angle)
    south = center.lat - math.degrees(angle)
    if north < 90 and south > -90:
        half = math.degrees(math.asin(math.sin(angle) / math.cos(math.radians(center.lat))))
        if center.lon - half >= -180 and center.lon + half <= 180:
            return Box(south, center.lon - half, north, center.lon + half)
    return Box(max(south, -90.0), -180.0, min(north, 90.0), 180.0)


def length_m(line: Sequence[Point]) -> float:
    """The way along all points, in metres."""
    return math.fsum(distance_m(a, b) for a, b in pairwise(line))


def simplify(line: Sequence[Point], tolerance_m: float) -> list[Point]:
    """Fewer points that keep within `tolerance_m` of all left-out ones (Douglas-Peucker); ends always stay.

    Meant for tours: distances are taken in the plane, so lines should stay far from poles and date line.
    """
    return [line[place] for place in telling_places(plane_of(line), tolerance_m)]


def plane_of(line: Sequence[Point]) -> list[tuple[float, float]]:
    """The points in metres, east and north."""
    shrink = math.cos(math.radians(line[0].lat)) if line else 1.0
    metre = math.radians(1) * EARTH_RADIUS_M
    return [(point.lon * metre * shrink, point.lat * metre) for point in line]


def telling_places(plane: Sequence[tuple[float, float]], tolerance: float) -> list[int]:
    """Which points of a line in a plane must stay so that none of the others is farther from it than the tolerance."""
    if len(plane) < 3:
        return list(range(len(plane)))
    kept = {0, len(plane) - 1, *range(0, len(plane), _STRETCH)}
    stretches = list(pairwise(sorted(kept)))
    while stretches:
        first, last = stretches.pop()
        place, distance = _farthest(plane, first, last)
        if distance > tolerance:
            kept.add(place)
            stretches += [(first, place), (place, last)]
    return sorted(kept)


def _degrees(value: object, limit: int) -> float | None:
    if isinstance(value, str):
        text = value.strip()
        number = float(text) if _NUMBER.fullmatch(text) else math.nan
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        number = float(value) if -limit <= value <= limit else math.nan
    else:
        return None
    return number if -limit <= number <= limit else None


def _farthest(plane: Sequence[tuple[float, float]], first: int, last: int) -> tuple[int, float]:
    """The place between the two that is farthest from the straight stretch between them, and how far."""
    (start_x, start_y), (end_x, end_y) = plane[first], plane[last]
    run_x, run_y = end_x - start_x, end_y - start_y
    square = run_x * run_x + run_y * run_y
    found, most = first, -1.0
    for place in range(first + 1, last):
        x, y = plane[place][0] - start_x, plane[place][1] - start_y
        share = max(0.0, min(1.0, (x * run_x + y * run_y) / square)) if square else 0.0
        distance = (x - share * run_x) ** 2 + (y - share * run_y) ** 2
        if distance > most:
            found, most = place, distance
    return found, math.sqrt(most) if most > 0 else 0.0
