"""Seats and departments of the text files as offices, people, forms and online services."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from smartvillage.examples.catalogue import wording
from smartvillage.examples.hours import parse
from smartvillage.kit.words import slug
from smartvillage.modules.services.shapes import (
    AddressShape,
    ContactShape,
    FormShape,
    HoursShape,
    OfficeShape,
    OnlineServiceShape,
    PersonShape,
)

Raw = dict[str, Any]
BOX = "Postfach"
_ANY_DAY = date(2026, 9, 1)
"""Our hours have no dates, so any day reads them alike."""


def office(raw: Raw, seat: Raw) -> OfficeShape:
    lines: list[str] = raw.get("hours") or seat["hours"]
    made: OfficeShape = {
        "names": {"de": f"{raw['name']} ({seat['name']})" if len(raw["seats"]) > 1 else raw["name"]},
        "addresses": [address(seat)],
        "contacts": contacts(raw, seat),
        "opening_html": wording.paragraph(*lines),
        "hours": hours(lines),
        "appointment_required": raw.get("must_book", False),
        "payment": raw.get("pay", []),
    }
    if raw.get("book"):
        made["appointment_url"] = f"https://termine.{seat['mail']}/{raw['at']}"
    return made


def address(seat: Raw) -> AddressShape:
    made: AddressShape = {"type": "visit", "postcode": seat["zip"], "city": seat["city"]}
    if seat["street"] == BOX:
        return {**made, "type": "box", "box": seat["number"]}
    made.update({"street": seat["street"], "house_number": seat["number"]})
    made.update({"lat": seat["at"][0], "lon": seat["at"][1]})
    made.update({"wheelchair": seat["wheelchair"], "elevator": seat["elevator"]})
    if "accessible" in seat:
        made["accessible_note"] = seat["accessible"]
    if "stop" in seat:
        made["stops"] = [
            {"name": seat["stop"], "lines": [{"name": one, "type": "Bus"} for one in seat["lines"]]}
        ]
    if "parking" in seat:
        made["parking"] = [{"name": seat["parking"], "type": "Parkplatz", "fee": False}]
    return made


def contacts(raw: Raw, seat: Raw) -> list[ContactShape]:
    return [
        {"kind": "phone", "value": f"{seat['phone']}{raw['extension']}"},
        {"kind": "email", "value": f"{slug(raw['name'])}@{seat['mail']}"},
        {"kind": "web", "value": f"https://www.{seat['mail']}"},
    ]


def hours(lines: Iterable[str]) -> list[HoursShape]:
    return [
        {"weekday": entry["weekday"], "time_from": entry["time_from"], "time_to": entry["time_to"]}
        for entry in parse(list(lines), today=_ANY_DAY)
        if entry["weekday"] and entry["time_from"] and entry["time_to"]
    ]


def person(raw: list[str], office: Raw, seat: Raw) -> PersonShape:
    _salutation, first, last, position, room = raw
    mail = f"{slug(first)}.{slug(last)}@{seat['mail']}"
    return {
        "first_name": first,
        "last_name": last,
        "position": position,
        "department": office["name"],
        "room": room,
        "contacts": [
            {"kind": "phone", "value": f"{seat['phone']}{int(office['extension']) + 1}"},
            {"kind": "email", "value": mail},
        ],
    }


def online(raw: Raw, seat: Raw, *, trust: str) -> OnlineServiceShape:
    said = raw["online"]
    made: OnlineServiceShape = {
        "names": {"de": said["name"]},
        "links": [{"url": f"https://online.{seat['mail']}/{raw['id']}", "name": said["name"]}],
        "trust_level": trust,
        "languages": ["de"],
        "payment_required": bool(raw["fees"]),
    }
    if raw["fees"]:
        made["payment"] = ["Kreditkarte", "PayPal", "giropay"]
    if said["trust"] in ("substanziell", "hoch"):
        made["identification"] = ["Online-Ausweis", "BundID"]
    return made


def form(raw: Raw, seat: Raw) -> FormShape:
    name = raw["form"]
    url = f"https://formulare.{seat['mail']}/{slug(name)}.pdf"
    return {"names": {"de": name}, "links": [{"url": url, "name": f"{name} (PDF)"}], "local": True}
