"""Offices, people, forms and online services on the wire."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from smartvillage.kit.dates import today
from smartvillage.kit.hours import remarks, week
from smartvillage.kit.html import clean
from smartvillage.modules.services.overlay import OwnHours
from smartvillage.modules.services.queries import Found
from smartvillage.modules.services.wire.contacts import addresses, contacts
from smartvillage.modules.services.wire.links import form_links, unique, wire_moment
from smartvillage.modules.services.wire.made import Shape, known

TRUST_LEVELS = {"10": "keine", "20": "niedrig", "30": "substantiell", "40": "hoch"}


def unit(found: Found, own: Mapping[str, OwnHours], language: str) -> Shape:
    """An office with the municipality's own hours, note and appointments in place of the catalogue's."""
    said, over = found.document, own.get(found.public_id)
    link = (over and over.appointment_url) or said.get("appointment_url")
    places = addresses(said.get("addresses", ()))
    return known(
        {
            "id": found.public_id,
            "name": _name(found, language),
            "synonyms": said.get("synonyms", []),
            "description": said.get("description"),
            "shortDescription": said.get("short_description"),
            "parentId": said.get("parent"),
            "placename": places[0].get("area", {}).get("name", "") if places else "",
            "generalized": False,
            "openingHours": _hours(said, over, today()),
            "appointmentRequired": said.get("appointment_required", False),
            "onlineAppointment": {"link": link, "configurationParameters": []} if link else None,
            "addresses": places,
            "communications": contacts(said.get("contacts", ())),
            "paymentMethods": _named(said.get("payment", ())),
            "bankaccounts": said.get("bank", []),
            "misc": said.get("note"),
            "images": [],
            "communicationSystems": [],
            "lastUpdated": wire_moment(found.changed_at),
            "organisationalUnitStructures": [],
            "organisationalUnitCategories": [],
        }
    )


def person(found: Found) -> Shape:
    """Somebody whose name is not to be said has none here."""
    said = found.document
    return known(
        {
            "id": found.public_id,
            "title": said.get("title"),
            "firstName": said.get("first_name"),
            "lastName": said.get("last_name"),
            "position": said.get("position"),
            "department": said.get("department"),
            "room": said.get("room"),
            "comment": said.get("note"),
            "addresses": addresses(said.get("addresses", ())),
            "communication": contacts(said.get("contacts", ())),
            "lastUpdated": wire_moment(found.changed_at),
        }
    )


def form(found: Found, language: str, service: Shape) -> Shape:
    said = found.document
    return known(
        {
            "id": found.public_id,
            "name": _name(found, language),
            "description": said.get("description"),
            "localForm": said.get("local", False),
            "lastUpdated": wire_moment(found.changed_at),
            "links": form_links(said.get("links", ())),
            "publicServiceTypes": [service],
            "organisationalUnits": [],
        }
    )


def online_service(found: Found, language: str) -> Shape | None:
    """In upstream's form (`link`, `linkTitle`) and in the app's (`links`); None without an address to go to."""
    said, name = found.document, _name(found, language)
    links = [{"url": link["url"], "name": link.get("name") or name} for link in unique(said.get("links", ()))]
    if not links:
        return None
    level = said.get("trust_level")
    return known(
        {
            "id": found.public_id,
            "name": name,
            "description": said.get("description"),
            "link": links[0]["url"],
            "linkTitle": links[0]["name"],
            "links": links,
            "trustLevel": {"key": level, "name": TRUST_LEVELS.get(level, level)} if level else None,
            "identificationMeans": said.get("identification"),
            "paymentMethods": _named(said.get("payment", ())),
            "onlinePaymentRequired": said.get("payment_required", False),
            "supportedLanguages": said.get("languages", ["de"]),
            "gdprText": said.get("privacy"),
        }
    )


def _name(found: Found, language: str) -> str:
    return str(found.document.get("names", {}).get(language) or found.name)


def _named(names: Any) -> list[Shape]:
    return [
        {"id": name, "key": name.upper(), "name": name, "notPublic": False} for name in dict.fromkeys(names)
    ]


def _hours(said: Mapping[str, Any], own: OwnHours | None, day: date) -> str | None:
    """HTML: the municipality's own hours line by line, else what the source says."""
    if own and own.hours:
        lines = [f"{one.label}: {one.text}" for one in week(own.hours, on=day)]
        lines += remarks(own.hours, on=day)
    else:
        lines = []
    text = "<br>".join(escape(line) for line in lines)
    html = f"<p>{text}</p>" if text else clean(said.get("opening_html", ""))
    if own and own.note:
        html += f"<p>{escape(own.note)}</p>"
    return html or None
