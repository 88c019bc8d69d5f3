"""The kind: a tour with its line and its stops."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from smartvillage.core.content.attraction import Attraction
from smartvillage.core.content.document import Document
from smartvillage.core.content.fields import Whole, field
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.parts import GeoLocation, Payload, Region
from smartvillage.core.people.rights import Right
from smartvillage.kit.geo import parse_point

TENTH_OF_A_METRE = 6  # decimals of a degree
MEANS = ("bike", "canoe", "foot")


def _line(value: object) -> list[tuple[float, float]]:
    """Points as pairs or as `{latitude, longitude}`; those that are none are left out."""
    found = (_point(one) for one in (value if isinstance(value, list) else [value]))
    return [point for point in found if point]


def _point(value: object) -> tuple[float, float] | None:
    lat, lon = None, None
    if isinstance(value, dict):
        lat, lon = value.get("latitude"), value.get("longitude")
    elif isinstance(value, list | tuple) and len(value) == 2:
        lat, lon = value
    point = parse_point(lat, lon)
    return (round(point.lat, TENTH_OF_A_METRE), round(point.lon, TENTH_OF_A_METRE)) if point else None


Line = Annotated[list[tuple[float, float]], BeforeValidator(_line)]


def _heights(value: object) -> list[float]:
    """Heights for each point of the line, or none at all."""
    given = value if isinstance(value, list) else []
    found = [one for one in given if isinstance(one, int | float) and not isinstance(one, bool)]
    return [round(float(one), 1) for one in found] if len(found) == len(given) else []


Heights = Annotated[list[float], BeforeValidator(_heights)]
Means = Annotated[
    Literal["bike", "canoe", "foot"] | None, BeforeValidator(lambda value: value if value in MEANS else None)
]


class TourStop(Attraction):
    """A stop; augmented reality and the like are in its payload."""

    noun = "Station"

    categories: list[int] = field("Kategorien", factory=list, widget="categories", group="Einordnung")
    payload: Payload = field("Zusatzdaten", factory=dict, widget="hidden")


class TourDocument(Attraction, Document):
    """A tour; `line` is its way as pairs of latitude and longitude, `elevations` the metres of each of its points."""

    length_km: Whole = field("Länge in Kilometern", group="Strecke")
    means_of_transportation: Means = field(
        "Unterwegs",
        choices={"bike": "mit dem Rad", "canoe": "mit dem Kanu", "foot": "zu Fuß"},
        group="Strecke",
    )
    line: Line = field("Verlauf", factory=list, wire="geometryTourData", widget="hidden")
    ascent_m: Whole = field("Aufstieg in Metern", wired=False, group="Strecke")
    descent_m: Whole = field("Abstieg in Metern", wired=False, group="Strecke")
    elevations: Heights = field("Höhen", factory=list, wired=False, widget="hidden")
    tour_stops: list[TourStop] = field("Stationen", factory=list, group="Stationen")
    regions: list[Region] = field("Regionen", factory=list, wired=False, group="Einordnung")

    def prepare(self) -> None:
        """Heights of another line are none of this one."""
        super().prepare()
        if len(self.elevations) != len(self.line):
            self.elevations = []

    def point(self) -> GeoLocation | None:
        """Where it starts: its address or location, else the first point of the line."""
        start = self.line[0] if self.line else None
        return super().point() or (start and GeoLocation(latitude=start[0], longitude=start[1]))


KIND = Kind(
    name="tour",
    wire_type="Tour",
    label="Tour",
    plural="Touren",
    icon="route",
    document=TourDocument,
    right=Right.TOUR,
    path="touren",
    lasting=True,
    order=40,
)
KINDS = (KIND,)
