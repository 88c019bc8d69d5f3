"""Ways that were recorded or planned: GPX, KML and GeoJSON as one line with heights; bad files say why."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any, NamedTuple
from xml.parsers import expat

import orjson

from smartvillage.kit.geo import Point, distance_m, length_m, parse_point, plane_of, telling_places

MAX_BYTES = 30_000_000
MAX_POINTS = 500_000
MAX_DEPTH = 100
KEPT = 2_000
"""So many points at most remain of a line; nobody sees more."""
FINEST_M = 3.0
GAP_M = 1_000
STEADY_M = 5.0
"""Ups and downs below this are the receiver's."""
HIGHEST_M, LOWEST_M = 9_000, -500


class TrackError(ValueError):
    """Why a file holds no way, in German."""


class Spot(NamedTuple):
    point: Point
    height: float | None


@dataclass(frozen=True)
class Track:
    """`line` and `heights` (one for each point, or none at all) are simplified; figures are of the whole way."""

    line: list[Point]
    heights: list[float]
    length_m: float
    ascent_m: float | None
    descent_m: float | None
    points: int
    warnings: list[str] = field(default_factory=list)


def read_track(content: bytes) -> Track:
    """The way in a file, whatever its name. Raises `TrackError`."""
    if len(content) > MAX_BYTES:
        raise TrackError("Die Datei ist größer als 30 MB.")
    text = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text:
        raise TrackError("Die Datei ist leer.")
    warnings: list[str] = []
    parts = _geojson(text) if text[:1] in b"{[" else _xml(content, warnings)
    parts = [part for part in parts if part]
    spots = [spot for part in parts for spot in part]
    if len(spots) < 2:
        raise TrackError("Die Datei enthält keine Strecke, nur einzelne Punkte oder gar nichts.")
    gaps = sum(distance_m(a[-1].point, b[0].point) > GAP_M for a, b in pairwise(parts))
    if gaps:
        warnings.append(
            "Die Strecke hat eine Lücke von mehr als einem Kilometer."
            if gaps == 1
            else f"Die Strecke hat {gaps} Lücken von mehr als einem Kilometer."
        )
    return _track(spots, warnings)


def _track(spots: list[Spot], warnings: list[str]) -> Track:
    way = [spot.point for spot in spots]
    heights = _filled([spot.height for spot in spots])
    if not heights:
        warnings.append("Die Datei enthält keine Höhen; ein Höhenprofil gibt es daher nicht.")
    ascent, descent = climb(heights) if heights else (None, None)
    kept = _telling(way, heights)
    return Track(
        line=[way[place] for place in kept],
        heights=[round(heights[place], 1) for place in kept] if heights else [],
        length_m=length_m(way),
        ascent_m=ascent,
        descent_m=descent,
        points=len(spots),
        warnings=warnings,
    )


def _telling(way: list[Point], heights: list[float]) -> list[int]:
    """The points that stay: where the way turns, and where its height does."""
    plane = plane_of(way)
    distances = accumulate((distance_m(a, b) for a, b in pairwise(way)), initial=0.0)
    side = list(zip(distances, heights, strict=True)) if heights else []
    tolerance = FINEST_M
    while True:
        kept = sorted({*telling_places(plane, tolerance), *telling_places(side, tolerance)})
        if len(kept) <= KEPT:
            return kept
        tolerance *= 2


def climb(heights: list[float]) -> tuple[float, float]:
    """Metres up and down along the way; jitter does not count."""
    up = down = 0.0
    level = heights[0]
    for height in heights:
        if abs(height - level) >= STEADY_M:
            up, down = up + max(0.0, height - level), down + max(0.0, level - height)
            level = height
    return up, down


def _filled(heights: list[float | None]) -> list[float]:
    """Single ones that are missing take the one before; none at all where most are."""
    known = [height for height in heights if height is not None]
    if len(known) < 2 or len(known) < len(heights) / 2:
        return []
    last, found = known[0], []
    for height in heights:
        last = last if height is None else height
        found.append(last)
    return found


def _spot(lat: object, lon: object, height: object) -> Spot | None:
    point = parse_point(lat, lon)
    return Spot(Point(round(point.lat, 6), round(point.lon, 6)), _height(height)) if point else None


def _height(value: object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) and LOWEST_M <= number <= HIGHEST_M else None


def _geojson(text: bytes) -> list[list[Spot]]:
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise TrackError("Die Datei ist kein fehlerfreies GeoJSON.") from None
    parts = [[spot for spot in map(_position, line) if spot] for line in _lines(said, 0)]
    if sum(map(len, parts)) > MAX_POINTS:
        raise TrackError("Die Strecke hat mehr als 500.000 Punkte.")
    return parts


def _lines(said: Any, depth: int) -> Iterator[list[Any]]:
    """The coordinates of every line in a GeoJSON object."""
    if not isinstance(said, dict) or depth > MAX_DEPTH:
        return
    inner = said.get("coordinates")
    match said.get("type"):
        case "LineString" if isinstance(inner, list):
            yield inner
        case "MultiLineString" if isinstance(inner, list):
            yield from (line for line in inner if isinstance(line, list))
        case "Feature":
            yield from _lines(said.get("geometry"), depth + 1)
        case "FeatureCollection" | "GeometryCollection":
            for one in said.get("features") or said.get("geometries") or ():
                yield from _lines(one, depth + 1)


def _position(values: Any) -> Spot | None:
    if not isinstance(values, list) or len(values) < 2:
        return None
    return _spot(values[1], values[0], values[2] if len(values) > 2 else None)


class _Collector:
    """Takes lines out of GPX and KML while they are read."""

    def __init__(self) -> None:
        self.parts: list[list[Spot]] = [[]]
        self.path: list[str] = []
        self.text: list[str] = []
        self.at: tuple[str, str] = ("", "")
        self.height = ""
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        self.path.append(tag)
        self.text.clear()
        if len(self.path) > MAX_DEPTH:
            raise TrackError("Die Datei ist ungewöhnlich verschachtelt.")
        if tag in ("trkseg", "rte", "LineString", "Track"):
            self.parts.append([])
        if tag in ("trkpt", "rtept"):
            self.at, self.height = (attributes.get("lat", ""), attributes.get("lon", "")), ""

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        parent = self.path[-2] if len(self.path) > 1 else ""
        text = "".join(self.text)
        if tag == "ele" and parent in ("trkpt", "rtept"):
            self.height = text
        elif tag in ("trkpt", "rtept"):
            self.add(_spot(*self.at, self.height))
        elif tag == "coordinates" and parent == "LineString":
            for one in text.split():
                lon, lat, height = [*one.split(","), "", "", ""][:3]
                self.add(_spot(lat, lon, height))
        elif tag == "coord" and parent == "Track":
            lon, lat, height = [*text.split(), "", "", ""][:3]
            self.add(_spot(lat, lon, height))
        self.path.pop()
        self.text.clear()

    def add(self, spot: Spot | None) -> None:
        if spot:
            self.parts[-1].append(spot)
            self.count += 1
        if self.count > MAX_POINTS:
            raise TrackError("Die Strecke hat mehr als 500.000 Punkte.")


def _xml(content: bytes, warnings: list[str]) -> list[list[Spot]]:
    """Never expands an entity, never opens an address; of a file that breaks off, what is there."""
    found = _Collector()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text.append
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    _parse(parser.Parse, content, found, warnings)
    return found.parts


def _parse(parse: Callable[..., Any], content: bytes, found: _Collector, warnings: list[str]) -> None:
    try:
        parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, TrackError):
            raise
        if found.count < 2:
            raise TrackError("Die Datei ist kein GPX, KML oder GeoJSON, oder sie ist beschädigt.") from None
        warnings.append("Die Datei ist beschädigt und bricht ab; bitte prüfen Sie das Ende der Strecke.")


def _refuse(*_: object) -> None:
    raise TrackError(
        "Die Datei definiert einen eigenen Dokumenttyp (DTD). Das ist aus Sicherheitsgründen nicht erlaubt."
    )
