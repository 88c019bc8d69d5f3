"""The height profile of a tour, and the shape of its line, as drawings made on the server."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from smartvillage.kit.geo import Point, distance_m

WIDTH, HEIGHT = 640, 140
SIZE, EDGE = 320, 12
FLATTEST_M = 50
"""What is flatter is drawn as flat as this."""


@dataclass(frozen=True)
class Profile:
    """`line` and `area` are points of an SVG of `width` by `height`; the rest is said in words."""

    line: str
    area: str
    width: int
    height: int
    highest: int
    lowest: int
    kilometres: str


def profile(line: Sequence[Point], heights: Sequence[float]) -> Profile | None:
    """None for a line without heights."""
    if len(line) < 2 or len(heights) != len(line):
        return None
    ways = [0.0, *accumulate(distance_m(a, b) for a, b in pairwise(line))]
    if ways[-1] <= 0:
        return None
    low, high = min(heights), max(heights)
    span = max(high - low, FLATTEST_M)
    spots = [
        (WIDTH * way / ways[-1], HEIGHT - 6 - (HEIGHT - 12) * (height - low) / span)
        for way, height in zip(ways, heights, strict=True)
    ]
    drawn = _points(spots)
    return Profile(
        line=drawn,
        area=f"0,{HEIGHT} {drawn} {WIDTH},{HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        highest=round(high),
        lowest=round(low),
        kilometres=f"{ways[-1] / 1000:.1f}".replace(".", ","),
    )


@dataclass(frozen=True)
class Shape:
    """The line seen from above, north on top; `start` and `end` as x and y."""

    line: str
    start: tuple[str, str]
    end: tuple[str, str]
    size: int = SIZE


def shape(line: Sequence[Point]) -> Shape:
    shrink = math.cos(math.radians(line[0].lat))
    plane = [(point.lon * shrink, -point.lat) for point in line]
    west, north = min(x for x, _ in plane), min(y for _, y in plane)
    span = max(max(x for x, _ in plane) - west, max(y for _, y in plane) - north) or 1.0
    scale = (SIZE - 2 * EDGE) / span
    spots = [(EDGE + (x - west) * scale, EDGE + (y - north) * scale) for x, y in plane]
    drawn = _points(spots)
    first, *_, last = drawn.split(" ")
    return Shape(drawn, _pair(first), _pair(last))


def _points(spots: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)


def _pair(spot: str) -> tuple[str, str]:
    x, _, y = spot.partition(",")
    return x, y
