"""Recorded ways: every format, every kind of broken file."""

import math
import time
from collections.abc import Sequence

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartvillage.kit.readers.tracks import KEPT, MAX_BYTES, Track, TrackError, climb, read_track

GPX = """<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="1" lon="1"/><trk><trkseg>{}</trkseg></trk></gpx>"""


def gpx(spots: Sequence[tuple[float, float, float | None]]) -> bytes:
    """A GPX track of latitude, longitude and height."""
    points = "".join(
        f'<trkpt lat="{lat}" lon="{lon}">{"" if ele is None else f"<ele>{ele}</ele>"}</trkpt>'
        for lat, lon, ele in spots
    )
    return GPX.format(points).encode()


HILL = [(52.1, 12.5 + step / 1000, 50.0 + 10 * min(step, 20 - step)) for step in range(21)]


def _same(track: Track) -> None:
    assert math.isclose(track.length_m, 1366, rel_tol=0.01)
    assert (track.ascent_m, track.descent_m) == (100, 100)
    assert track.line[0] == (52.1, 12.5)
    assert len(track.heights) == len(track.line)


def test_gpx() -> None:
    track = read_track(gpx(HILL))
    _same(track)
    assert (track.points, track.warnings) == (21, [])


def test_a_route_with_a_prefix() -> None:
    points = "".join(f'<g:rtept lat="{a}" lon="{b}"><g:ele>{c}</g:ele></g:rtept>' for a, b, c in HILL)
    _same(read_track(f'<g:gpx xmlns:g="x"><g:rte>{points}</g:rte></g:gpx>'.encode()))


def test_kml() -> None:
    line = " ".join(f"{lon},{lat},{ele}" for lat, lon, ele in HILL)
    point = "<Placemark><Point><coordinates>1,1</coordinates></Point></Placemark>"
    text = f"<kml><Document>{point}<LineString><coordinates>\n{line}\n</coordinates></LineString></Document></kml>"
    _same(read_track(text.encode()))
    coords = "".join(f"<gx:coord>{lon} {lat} {ele}</gx:coord>" for lat, lon, ele in HILL)
    _same(read_track(f'<kml xmlns:gx="y"><gx:Track>{coords}</gx:Track></kml>'.encode()))


def test_geojson() -> None:
    line = {"type": "LineString", "coordinates": [[lon, lat, ele] for lat, lon, ele in HILL]}
    for said in (
        line,
        {"type": "Feature", "geometry": line},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": line}]},
        {"type": "MultiLineString", "coordinates": [line["coordinates"]]},
    ):
        _same(read_track(b"\xef\xbb\xbf" + orjson.dumps(said)))


def test_without_heights_there_is_no_profile() -> None:
    track = read_track(gpx([(lat, lon, None) for lat, lon, _ in HILL]))
    assert (track.heights, track.ascent_m) == ([], None)
    assert "keine Höhen" in track.warnings[0]


def test_gaps_are_told() -> None:
    far = GPX.format(
        '<trkpt lat="52" lon="12"/><trkpt lat="52" lon="12.001"/></trkseg><trkseg>'
        '<trkpt lat="53" lon="12"/><trkpt lat="53" lon="12.001"/>'
    )
    assert any("Lücke" in one for one in read_track(far.encode()).warnings)


def test_what_breaks_off_is_taken_with_a_warning() -> None:
    track = read_track(gpx(HILL)[:900])
    assert 2 <= track.points < 21
    assert any("bricht ab" in one for one in track.warnings)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "leer"),
        (b"   \n", "leer"),
        (b"Hallo", "beschädigt"),
        (b"{", "kein fehlerfreies GeoJSON"),
        (b"{}", "keine Strecke"),
        (b"<gpx/>", "keine Strecke"),
        (b'<gpx><wpt lat="1" lon="2"/></gpx>', "keine Strecke"),
        (b'<!DOCTYPE gpx [<!ENTITY a "b">]><gpx>&a;</gpx>', "DTD"),
        (b'<!DOCTYPE gpx SYSTEM "http://example.org/x.dtd"><gpx/>', "DTD"),
        (b"<a>" * 200, "verschachtelt"),
        (b'<?xml version="1.0" encoding="nonsense"?><gpx/>', "beschädigt"),
        (b"\x00\xff\x00", "beschädigt"),
        (b" " * (MAX_BYTES + 1), "30 MB"),
        (b"\x1f\x8b\x08rest", "beschädigt"),
    ],
)
def test_what_is_no_way_is_refused_with_a_reason(content: bytes, said: str) -> None:
    with pytest.raises(TrackError, match=said):
        read_track(content)


def test_absurd_values_are_left_out() -> None:
    track = read_track(gpx([*HILL, (95.0, 12.0, 1.0), (52.1, 12.52, 99999.0), (52.1, 12.521, math.nan)]))
    assert max(track.heights) <= 150
    assert track.points == 23


def test_very_long_ways_become_short_quickly() -> None:
    began = time.monotonic()
    wild = [(52 + 0.1 * math.sin(n / 50), 12 + n / 20_000, 50 + n % 7) for n in range(40_000)]
    track = read_track(gpx(wild))
    assert len(track.line) <= KEPT
    assert len(track.heights) == len(track.line)
    assert time.monotonic() - began < 60


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(-500, 9000), min_size=1, max_size=50))
def test_up_and_down_come_to_the_difference(numbers: list[int]) -> None:
    heights = [float(number) for number in numbers]
    up, down = climb(heights)
    assert up >= 0
    assert down >= 0
    assert abs((up - down) - (heights[-1] - heights[0])) <= 5.001


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300))
def test_anything_is_read_or_refused(content: bytes) -> None:
    try:
        found = read_track(content)
    except TrackError:
        return
    assert len(found.line) >= 2
