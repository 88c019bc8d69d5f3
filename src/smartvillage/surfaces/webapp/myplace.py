"""A citizen's own village or street: chosen once, kept on the device, followed by lists, home and waste."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from smartvillage.core.municipalities.localities import Locality, localities
from smartvillage.kit.geo import Point, parse_point
from smartvillage.surfaces.webapp import device

COOKIE = "ort"
RADII = (2, 5, 10, 20)
RADIUS = 5
EVERYWHERE = "0"
_SEPARATOR = "|"


@dataclass(frozen=True)
class MyPlace:
    """`radius` in kilometres around `point`; `street` may be empty."""

    name: str
    point: Point | None = None
    street: str = ""
    radius: int = RADIUS


@dataclass(frozen=True)
class Around:
    """A circle. With a `name`, what names that village or no place at all belongs to it as well."""

    point: Point | None
    radius: int
    name: str = ""

    @property
    def label(self) -> str:
        """`Lübnitz und 5 km ringsum`"""
        where = self.name or _("Ihr Standort")
        if self.point is None:
            return where
        return _("%(place)s und %(radius)s km ringsum") % {"place": where, "radius": self.radius}


def my_place(request: HttpRequest) -> MyPlace | None:
    """What the device keeps; None for nothing, and for a village that is none of this municipality."""
    return read(device.chosen(request, COOKIE), request.municipality.id)  # type: ignore[attr-defined]


def read(said: str, municipality: int) -> MyPlace | None:
    name, _separator, rest = said.partition(_SEPARATOR)
    radius, _separator, street = rest.partition(_SEPARATOR)
    known = find(municipality, name) if name else None
    if known is None:
        return None
    kilometres = int(radius) if radius in map(str, RADII) else RADIUS
    return MyPlace(known.name, known.point, street.strip(), kilometres)


def written(place: MyPlace) -> str:
    """As the cookie keeps it: `Lübnitz|5|Dorfstraße`."""
    return _SEPARATOR.join((place.name, str(place.radius), place.street.replace(_SEPARATOR, " ")))


def find(municipality: int, name: str) -> Locality | None:
    return next((one for one in localities(municipality) if one.name == name), None)


def around(request: HttpRequest, place: MyPlace | None) -> Around | None:
    """By `?nahe=52.14,12.59`, else the reader's place; `?umkreis=` in kilometres, 0 for the whole region."""
    said = request.GET.get("umkreis", "")
    if said == EVERYWHERE:
        return None
    radius = int(said) if said in map(str, RADII) else 0
    if spot := spot_asked(request):
        return Around(spot, radius or RADIUS)
    return Around(place.point, radius or place.radius, place.name) if place else None


def spot_asked(request: HttpRequest) -> Point | None:
    """Where the device is, if it said so."""
    lat, _comma, lon = request.GET.get("nahe", "").partition(",")
    found = parse_point(lat, lon)
    # A thousandth of a degree is a hundred metres: nearer is nobody's business.
    return Point(round(found.lat, 3), round(found.lon, 3)) if found else None
