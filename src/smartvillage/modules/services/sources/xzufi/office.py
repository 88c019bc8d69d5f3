"""`organisationseinheit`, its people, and `onlinedienst`."""

from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element as Element

from smartvillage.modules.services.events import Event, Ref
from smartvillage.modules.services.sources.contacts import contact
from smartvillage.modules.services.sources.roles import role
from smartvillage.modules.services.sources.xzufi.parts import (
    areas,
    by_language,
    changed_at,
    child,
    children,
    code,
    every,
    first,
    flag,
    german,
    known,
    links,
    number,
    ref,
    text,
)

_ADDRESSES = {"001": "visit", "002": "post", "003": "box", "004": "bulk"}


def office(element: Element) -> Iterator[Event]:
    """The office, then its people."""
    own = ref(child(element, "id"))
    if not own:
        return
    addresses = [_address(one) for one in every(element, "anschrift")]
    place: dict[str, Any] = next((one for one in addresses if "lat" in one), {})
    about = known(
        parent=ref(child(element, "uebergeordneteOrganisationseinheitID")),
        lat=place.get("lat"),
        lon=place.get("lon"),
    )
    document = known(
        names=by_language(child(element, "name"), "name") or by_language(element, "name"),
        synonyms=[german(one, "synonym") or text(one) for one in every(element, "synonym")],
        description=german(element, "beschreibung"),
        short_description=german(element, "kurzbeschreibung"),
        addresses=addresses,
        contacts=_contacts(element),
        opening_html=german(element, "infoOeffnungszeitenText"),
        payment=[text(one, "name") or code(one) for one in every(element, "zahlungsweise")],
        note=german(element, "infoSonstiges"),
    )
    about["competences"] = [
        {
            "service": service,
            "areas": areas(every(one, "gebietID")),
            "role": _role(child(one, "rolle")),
        }
        for one in every(element, "zustaendigkeit")
        for service in [ref(child(one, "leistungID"))]
        if service
    ]
    yield Event("office", *own, document=document, about=about, changed_at=changed_at(element))
    for person in every(element, "kontaktperson"):
        yield from _person(person, office=own, element=element)


def _person(person: Element, *, office: Ref, element: Element) -> Iterator[Event]:
    own = ref(child(person, "id"))
    if not own or flag(person, "kennzeichenNichtOeffentlich"):
        return
    document = known(
        title=text(person, "titel"),
        first_name=text(person, "vorname"),
        last_name=text(person, "familienname") or text(person, "nachname"),
        position=german(person, "position"),
        department=german(person, "abteilung"),
        room=german(person, "raum") or text(person, "raumnummer"),
        addresses=[_address(one) for one in every(person, "anschrift")],
        contacts=_contacts(person),
    )
    yield Event("person", *own, document=document, about={"office": office}, changed_at=changed_at(element))


def _address(element: Element) -> dict[str, Any]:
    keys = child(element, "verwaltungspolitischeKodierung")
    place = child(element, "geokodierung", "GeometrischeFigur") or child(element, "geokoordinate")
    lat, lon = (_degrees(text(place, name)) for name in ("breite", "laenge"))
    return known(
        type=_ADDRESSES.get(code(element, "typ"), "visit"),
        street=text(element, "strasse"),
        house_number=text(element, "hausnummer"),
        postcode=text(element, "postleitzahl"),
        city=text(element, "ort"),
        box=text(element, "postfach"),
        ars=code(keys, "regionalschluessel"),
        note=german(element, "zusatz"),
        lat=lat,
        lon=lon,
        elevator=flag(element, "kennzeichenAufzug"),
        wheelchair=flag(element, "kennzeichenRollstuhlgerecht"),
        stops=[
            known(name=text(one, "haltestelle") or text(one, "name"), lines=_lines(one))
            for one in every(element, "infoOeffentlicherNahverkehr")
        ],
        parking=[
            known(name=german(one, "bezeichnung"), count=number(one, "anzahl"), fee=flag(one, "gebuehren"))
            for one in every(element, "infoParkplatz")
        ],
    )


def _lines(element: Element) -> list[dict[str, Any]]:
    return [
        known(name=text(one, "bezeichnung"), type=text(one, "typ", "name")) for one in every(element, "linie")
    ]


def _degrees(said: str) -> float | None:
    try:
        value = float(said.replace(",", "."))
    except ValueError:
        return None
    return value if -180 <= value <= 180 else None


def _contacts(element: Element) -> list[Any]:
    channels = [
        contact(
            channel=text(one, "kanal", "name"),
            code=code(one, "kanal"),
            value=text(one, "kennung"),
            note=german(one, "zusatz"),
        )
        for one in every(element, "erreichbarkeit")
    ]
    web = [
        contact(channel="Internet", code="", value=text(one, "uri"), note=german(one, "titel"))
        for one in every(element, "internetadresse")
    ]
    return [one for one in channels + web if one]


def online(element: Element) -> Iterator[Event]:
    own = ref(child(element, "id"))
    if not own:
        return
    document = known(
        names=by_language(element, "bezeichnung"),
        description=german(element, "kurzbeschreibung") or german(element, "beschreibung"),
        links=links(element, "link"),
        trust_level=code(element, "vertrauensniveau"),
        identification=[text(one, "name") or code(one) for one in every(element, "identifizierungsmittel")],
        payment=[text(one, "name") or code(one) for one in every(element, "zahlungsweise")],
        languages=[text(one, "languageCode") for one in every(element, "sprachversion")],
    )
    yield Event("online", *own, document=document, changed_at=changed_at(element))


def form(element: Element) -> Iterator[Event]:
    """Modelled like the REST interface's forms: the standard's own element could not be read."""
    own = ref(child(element, "id"))
    if not own:
        return
    document = known(
        names=by_language(element, "bezeichnung"),
        description=german(element, "beschreibung"),
        links=links(element, "link") + links(element, "weiterfuehrenderLink"),
    )
    yield Event("form", *own, document=document, changed_at=changed_at(element))


_TARGETS = {"organisationseinheit": "office", "onlinedienst": "online", "formular": "form"}


def competence(element: Element) -> Iterator[Event]:
    """`zustaendigkeitTransferObjekt`: who (the object above), what, where, in which role."""
    around = children(element)
    owner, inside = first(around, "uebergeordnetesObjektID"), children(first(around, "zustaendigkeit"))
    target, own, service = ref(owner), ref(first(inside, "id")), ref(first(inside, "leistungID"))
    if owner is None or not (target and own and service):
        return
    kind = _TARGETS.get((owner.get("schemeID") or "").lower(), "office")
    row = {
        "service": service,
        "areas": areas(inside["gebietID"]),
        "role": _role(first(inside, "rolle")),
    }
    yield Event("competence", *own, about={"target": (kind, *target), "rows": [row]})


def _role(element: Element | None) -> int:
    said = children(element)
    return role(text(first(said, "code")) or text(element), text(first(said, "name")))
