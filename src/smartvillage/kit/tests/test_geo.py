"""Points, distances, boxes and simplified lines."""

import json
import math
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.kit.geo import Box, Point, box, distance_m, length_m, parse_point, simplify
from smartvillage.testing import finishes, shared

BELZIG = Point(52.1420, 12.5957)
NIEMEGK = Point(52.0747, 12.6897)


@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        (52.142, 12.5957, BELZIG),
        ("52.142", " 12.5957 ", BELZIG),
        ("+52.142", "1.25957e1", BELZIG),
        (0, -180, Point(0, -180)),
        ("90.", ".5", Point(90, 0.5)),
    ],
)
def test_points_that_are_read(lat: object, lon: object, expected: Point) -> None:
    assert parse_point(lat, lon) == expected


@pytest.mark.parametrize(
    "value",
    [
        "52,142",
        "",
        " ",
        None,
        "NaN",
        "inf",
        math.nan,
        math.inf,
        True,
        "1_0",
        "٥٢",
        "0x10",
        "5 2",
        [],
        10**400,
        "1e999",
        91,
        "-91",
    ],
)
def test_points_that_are_none(value: object) -> None:
    assert parse_point(value, 12.5) is None
    if value not in (91, "-91"):
        assert parse_point(12.5, value) is None


def test_longitudes_go_further() -> None:
    assert parse_point(1, 91) == Point(1, 91)
    assert parse_point(1, "180.0001") is None
    assert parse_point(Decimal("1"), 1) is None


def test_distance() -> None:
    assert distance_m(BELZIG, NIEMEGK) == pytest.approx(9_862, abs=5)
    assert distance_m(BELZIG, BELZIG) == 0
    assert distance_m(Point(0, 0), Point(0, 180)) == pytest.approx(math.pi * 6_371_008.8)
    assert distance_m(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(111_195, abs=1)


points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
radii = st.floats(0, 300_000)


@given(points, points)
def test_distance_is_symmetric_and_bounded(a: Point, b: Point) -> None:
    assert distance_m(a, b) == pytest.approx(distance_m(b, a), abs=1e-3)
    assert 0 <= distance_m(a, b) <= 20_015_115


@given(points, radii, st.floats(0, 2 * math.pi), st.floats(0, 0.999))
def test_a_box_holds_its_circle(center: Point, radius: float, bearing: float, share: float) -> None:
    found = box(center, radius)
    angle = radius * share / 6_371_008.8
    lat = math.radians(center.lat)
    to_lat = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(bearing))
    to_lon = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(lat),
        math.cos(angle) - math.sin(lat) * math.sin(to_lat),
    )
    lon = (center.lon + math.degrees(to_lon) + 540) % 360 - 180
    assert found.south - 1e-6 <= math.degrees(to_lat) <= found.north + 1e-6
    assert found.west - 1e-6 <= lon <= found.east + 1e-6


def test_boxes() -> None:
    found = box(BELZIG, 5_000)
    assert (found.north - found.south) * 111_195 == pytest.approx(10_000, abs=1)
    assert distance_m(Point(BELZIG.lat, found.west), BELZIG) == pytest.approx(5_000, abs=1)
    assert box(Point(89.99, 10), 5_000)[1:] == (-180, 90, 180)
    assert box(Point(0, 179.99), 5_000).west == -180
    assert box(BELZIG, -1) == Box(BELZIG.lat, BELZIG.lon, BELZIG.lat, BELZIG.lon)


def off_line(point: Point, line: list[Point]) -> float:
    """Distance from a point to a line, measured apart from the code under test."""
    metre = math.radians(1) * 6_371_008.8
    shrink = math.cos(math.radians(line[0].lat))
    place = complex(point.lon * shrink, point.lat) * metre
    best = math.inf
    for a, b in pairwise(line):
        start, end = (complex(p.lon * shrink, p.lat) * metre for p in (a, b))
        run = end - start
        share = ((place - start) * run.conjugate()).real / abs(run) ** 2 if abs(run) > 1e-9 else 0
        best = min(best, abs(place - start - min(1, max(0, share)) * run))
    return best


tracks = st.lists(st.builds(Point, st.floats(52, 52.2), st.floats(12.4, 12.7)), max_size=40)


@given(tracks, st.floats(0, 5_000))
def test_simplified_lines_stay_near(line: list[Point], tolerance: float) -> None:
    found = simplify(line, tolerance)
    if len(line) < 2:
        assert found == line
        return
    assert found[0] == line[0]
    assert found[-1] == line[-1]
    assert set(found) <= set(line)
    assert all(off_line(point, found) <= tolerance + 0.01 for point in line)


def test_a_straight_line_keeps_its_ends() -> None:
    line = [Point(52 + n / 10_000, 12.5) for n in range(120)]
    assert simplify(line, 1) == [line[0], line[-1]]
    corner = [*line, *(Point(line[-1].lat, 12.5 + n / 10_000) for n in range(1, 120))]
    assert simplify(corner, 1) == [corner[0], line[-1], corner[-1]]


def test_a_loop_is_kept() -> None:
    loop = [Point(52, 12), Point(52.1, 12.1), Point(52, 12)]
    assert simplify(loop, 10) == loop


def test_hostile_lines_end_soon() -> None:
    line = [Point(52 + n * (-1) ** n / 1_000_000, 12 + n / 1_000_000) for n in range(3_000)]
    with finishes():
        assert len(simplify(line, 0)) == len(line)


def test_length() -> None:
    assert length_m([BELZIG, NIEMEGK, BELZIG]) == pytest.approx(2 * distance_m(BELZIG, NIEMEGK))
    assert length_m([BELZIG]) == length_m([]) == 0


def test_a_real_outline_gets_lighter() -> None:
    shape = json.loads(shared("data/samples/geojson/bad_belzig.geojson").read_text())
    geometry = shape["features"][0]["geometry"] if "features" in shape else shape["geometry"]
    ring = geometry["coordinates"][0] if geometry["type"] == "Polygon" else geometry["coordinates"][0][0]
    line = [Point(lat, lon) for lon, lat, *_ in ring]
    found = simplify(line, 500)
    assert 10 < len(found) < len(line) / 2
    assert length_m(found) == pytest.approx(length_m(line), rel=0.2)
    assert all(off_line(point, found) <= 502 for point in line)
