"""Addresses and ways to reach somebody, as offices and people have them on the wire."""

from collections.abc import Iterable, Mapping
from typing import Any

from smartvillage.modules.services.shapes import AddressShape, ContactShape, StopShape
from smartvillage.modules.services.wire.made import Shape, known

_PHONE = {"id": "1", "key": "TELEFON", "name": "Telefon"}
CONTACT_TYPES: Mapping[str, Shape] = {
    "phone": _PHONE,
    "mobile": _PHONE,
    "fax": {"id": "2", "key": "FAX", "name": "Fax"},
    "email": {"id": "3", "key": "EMAIL", "name": "E-Mail"},
    "web": {"id": "4", "key": "WWW", "name": "Internet"},
}
"""Apps show the first of each of these keys and leave out all others."""
_ORDER = {kind: place for place, kind in enumerate(CONTACT_TYPES)}
ADDRESS_TYPES: Mapping[str, Shape] = {
    "visit": {"id": "11", "key": "BESUCHERANSCHRIFT", "name": "Besucheranschrift"},
    "post": {"id": "12", "key": "POSTANSCHRIFT", "name": "Postanschrift"},
    "box": {"id": "13", "key": "POSTFACH", "name": "Postfach"},
    "bulk": {"id": "14", "key": "GROSSEMPFAENGER", "name": "Großempfängeranschrift"},
}
_FIRST = {kind: place for place, kind in enumerate(ADDRESS_TYPES)}
LINE_NAMES = {"BUS": "Bus", "TRAM": "Straßenbahn", "TRAIN": "Bahn", "SUBWAY": "U-Bahn", "FERRY": "Fähre"}


def contacts(found: Iterable[ContactShape]) -> list[Shape]:
    """Telephones first; a mobile telephone is one."""
    ordered = sorted(found, key=lambda one: _ORDER.get(one.get("kind", ""), len(_ORDER)))
    return [
        known(
            {
                "type": _contact_type(one["kind"]),
                "value": one["value"],
                "title": one.get("title"),
                "note": one.get("note"),
            }
        )
        for one in ordered
        if one.get("kind") and one.get("value")
    ]


def _contact_type(kind: str) -> Shape:
    return CONTACT_TYPES.get(kind) or {"id": kind, "key": kind.upper(), "name": kind}


def addresses(found: Iterable[AddressShape]) -> list[Shape]:
    """Where one can go first, as apps show the first only."""
    return [
        _address(one) for one in sorted(found, key=lambda one: _FIRST.get(one.get("type", ""), len(_FIRST)))
    ]


def _address(one: AddressShape) -> Shape:
    place = known({"id": one.get("ars"), "name": one.get("city")})
    return known(
        {
            "street": one.get("street"),
            "houseNumber": one.get("house_number"),
            "zipcode": one.get("postcode"),
            "area": place or None,
            "type": ADDRESS_TYPES.get(one.get("type", ""), ADDRESS_TYPES["visit"]),
            "mailbox": one.get("box"),
            "comment": one.get("note"),
            "geoLocation": _position(one),
            "elevator": one.get("elevator"),
            "wheelchairAccessible": one.get("wheelchair"),
            "accessibleInfo": one.get("accessible_note"),
            "transportationStops": [_stop(stop) for stop in one.get("stops", ())],
            "parkingLots": [_parking(lot) for lot in one.get("parking", ())],
        }
    )


def _position(one: AddressShape) -> Shape | None:
    if "lat" not in one or "lon" not in one:
        return None
    return {"coordinate1": one["lon"], "coordinate2": one["lat"], "projection": "EPSG:4326"}


def _stop(stop: StopShape) -> Shape:
    lines = [
        known({"name": line.get("name"), "type": _line_type(line.get("type"))})
        for line in stop.get("lines", ())
    ]
    return known({"name": stop.get("name"), "lines": lines})


def _line_type(said: str | None) -> Shape | None:
    key = (said or "").upper()
    return {"id": key, "key": key, "name": LINE_NAMES.get(key, said)} if key else None


def _parking(lot: Mapping[str, Any]) -> Shape:
    kind = lot.get("type")
    return known(
        {
            "name": lot.get("name"),
            "type": {"key": kind.upper(), "name": kind} if kind else None,
            "count": lot.get("count"),
            "feeApply": lot.get("fee"),
        }
    )
