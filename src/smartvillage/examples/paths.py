"""Lines of tours: a smooth way through real waypoints, with the small bends a path has."""

from itertools import pairwise
from math import asin, cos, hypot, pi, radians, sin, sqrt

Coordinate = tuple[float, float]  # latitude, longitude in degrees

EARTH_RADIUS_KM = 6371.0
METRES_PER_DEGREE = 111_320.0


def distance_km(first: Coordinate, second: Coordinate) -> float:
    lat1, lon1, lat2, lon2 = (radians(value) for value in (*first, *second))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def length_km(line: list[Coordinate]) -> float:
    return sum(distance_km(first, second) for first, second in pairwise(line))


def line(waypoints: list[Coordinate], *, points: int, wobble_metres: float = 35.0) -> list[Coordinate]:
    """About `points` coordinates through all waypoints. The same waypoints always give the same line."""
    total = length_km(waypoints)
    way = [waypoints[0]]
    for index in range(len(waypoints) - 1):
        corners = _corners(waypoints, index)
        steps = max(2, round(points * distance_km(corners[1], corners[2]) / total))
        phase = (corners[1][0] * 1000 + corners[2][1] * 1000) % 1 * 2 * pi
        way += [
            _bend(corners, step / steps, phase=phase, metres=wobble_metres) for step in range(1, steps + 1)
        ]
    return [(round(lat, 6), round(lon, 6)) for lat, lon in way]


def _corners(waypoints: list[Coordinate], index: int) -> list[Coordinate]:
    last = len(waypoints) - 1
    return [waypoints[min(max(position, 0), last)] for position in range(index - 1, index + 3)]


def _bend(corners: list[Coordinate], t: float, *, phase: float, metres: float) -> Coordinate:
    lat, lon = (_catmull_rom([corner[axis] for corner in corners], t) for axis in (0, 1))
    north, east = corners[2][0] - corners[1][0], (corners[2][1] - corners[1][1]) * cos(radians(lat))
    span = hypot(north, east) or 1.0
    # Three unequal waves, faded out at the waypoints so that the line still passes through them.
    wave = sin(5 * pi * t + phase) + 0.6 * sin(11 * pi * t + 2 * phase) + 0.3 * sin(23 * pi * t)
    shift = metres / METRES_PER_DEGREE * wave * sin(pi * t)
    return lat - shift * east / span, lon + shift * north / span / cos(radians(lat))


def _catmull_rom(values: list[float], t: float) -> float:
    before, start, end, after = values
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    )
