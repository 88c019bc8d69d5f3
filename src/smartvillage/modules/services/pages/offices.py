"""An office as pages show it: whether it is open now, how to get there, whom to ask."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from smartvillage.kit import hours
from smartvillage.kit.hours import DayHours
from smartvillage.modules.services.overlay import OwnHours
from smartvillage.modules.services.pages.links import office_url
from smartvillage.modules.services.queries import Found
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.facts import ROUTE, contact_facts, web_address
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.prose import prose
from smartvillage.surfaces.webapp.wording import joined, unbroken

ROLES = {2: gettext_noop("Ansprechpunkt"), 3: gettext_noop("Aufsicht"), 9: gettext_noop("Weitere Stelle")}
SHOWN_CONTACTS = ("phone", "email", "web")


@dataclass(frozen=True)
class Office:
    """`status`: a sentence about now; `opening`: the source's own words where no week could be read."""

    name: str
    url: str
    role: str = ""
    status: str = ""
    open: bool = False
    week: Sequence[DayHours] = ()
    opening: str = ""
    note: str = ""
    appointment_url: str = ""
    appointment_required: bool = False
    description: str = ""
    facts: Sequence[Fact] = ()
    address: Mapping[str, Any] = field(default_factory=dict)
    phone: str = ""


def office_of(found: Any, context: PageContext, own: Mapping[str, OwnHours], *, role: int = 1) -> Office:
    """From a `Found` or a model's row; the municipality's own words win over the catalogue's."""
    said, above = found.document or {}, own.get(found.public_id)
    entries = (above.hours if above else None) or said.get("hours") or ()
    status = hours.status_text(entries, at=context.at)
    address: Mapping[str, Any] = next(iter(said.get("addresses") or ()), {})
    contacts = said.get("contacts") or ()
    booked = web_address((above.appointment_url if above else "") or said.get("appointment_url"))
    return Office(
        name=found.name,
        url=office_url(found.public_id),
        role=_(ROLES[role]) if role in ROLES else "",
        status=unbroken(status or ""),
        open=bool(entries) and hours.is_open(entries, at=context.at) is True,
        week=hours.week(entries, on=context.today),
        opening="" if entries else prose(said.get("opening_html"), below=3),
        note=above.note if above else "",
        appointment_url=booked,
        appointment_required=bool(said.get("appointment_required")),
        description=prose(said.get("description"), below=2),
        facts=[*_place(address), *_contacts(contacts), *_payment(said)],
        address=address,
        phone=_first(contacts, "phone"),
    )


def people_of(persons: Sequence[Found]) -> list[dict[str, Any]]:
    """Name, what they do, where they sit, how to reach them."""
    return [
        {
            "name": person.name or _("Ansprechperson"),
            "what": joined(said.get("position"), said.get("department"), _room(said)),
            "facts": _contacts(said.get("contacts") or ()),
        }
        for person in persons
        for said in [person.document or {}]
    ]


def _room(said: Mapping[str, Any]) -> str:
    return _("Raum %(room)s") % {"room": said["room"]} if said.get("room") else ""


def _place(address: Mapping[str, Any]) -> Iterator[Fact]:
    street = joined(address.get("street"), address.get("house_number"), by=" ")
    box = _("Postfach %(box)s") % {"box": address["box"]} if address.get("box") else ""
    city = joined(address.get("postcode"), address.get("city"), by=" ")
    if lines := joined(street or box, city, address.get("note"), by="\n"):
        yield Fact("map-pin", _("Adresse"), lines)
    if isinstance(lat := address.get("lat"), float) and isinstance(lon := address.get("lon"), float):
        yield Fact("map-route", _("Anfahrt"), _("Route planen (OpenStreetMap)"), ROUTE.format(lat, lon))
    if stops := [_stop(stop) for stop in address.get("stops") or () if stop.get("name")]:
        yield Fact("bus", _("Haltestelle"), "\n".join(stops))
    if parking := [one["name"] for one in address.get("parking") or () if one.get("name")]:
        yield Fact("parking", _("Parken"), "\n".join(parking))
    if access := _access(address):
        yield Fact("wheelchair", _("Barrierefreiheit"), access)


def _stop(stop: Mapping[str, Any]) -> str:
    lines = ", ".join(line["name"] for line in stop.get("lines") or () if line.get("name"))
    return f"{stop['name']} ({lines})" if lines else str(stop["name"])


def _access(address: Mapping[str, Any]) -> str:
    """What is not known is not said."""
    said = [
        {True: _("Mit dem Rollstuhl erreichbar"), False: _("Nicht rollstuhlgerecht")}.get(
            address.get("wheelchair")  # type: ignore[arg-type]
        ),
        {True: _("Aufzug vorhanden"), False: _("Kein Aufzug")}.get(address.get("elevator")),  # type: ignore[arg-type]
        address.get("accessible_note"),
    ]
    return joined(*said, by="\n")


def _contacts(contacts: Sequence[Mapping[str, Any]]) -> list[Fact]:
    pages = [{"url": one.get("value")} for one in contacts if one.get("kind") == "web"]
    known = {"phone": _first(contacts, "phone"), "email": _first(contacts, "email"), "web_urls": pages}
    return list(contact_facts(known))


def _payment(said: Mapping[str, Any]) -> Iterator[Fact]:
    if payment := ", ".join(map(str, said.get("payment") or ())):
        yield Fact("credit-card", _("Bezahlen"), payment)


def _first(contacts: Sequence[Mapping[str, Any]], kind: str) -> str:
    return next((str(one["value"]) for one in contacts if one.get("kind") == kind and one.get("value")), "")
