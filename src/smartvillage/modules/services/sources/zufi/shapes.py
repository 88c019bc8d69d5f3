"""Objects of the REST interface as events. Ids are unique by themselves, so there is no agency."""

from typing import Any

from smartvillage.modules.services.events import Event
from smartvillage.modules.services.shapes import DEADLINE, DURATION, FEE
from smartvillage.modules.services.sources.contacts import contact
from smartvillage.modules.services.sources.loose import Json, dicts, flag, known, moment, number, word, words

MODULES = {
    "kurztext": "05",
    "volltext": "06",
    "rechtsgrundlage": "07",
    "erforderliche unterlagen": "08",
    "voraussetzungen": "09",
    "verfahrensablauf": "11",
    "formulare": "14",
    "weiterführende informationen": "15",
    "hinweise": "16",
    "urheber": "18",
    "zuständige stelle": "22",
    "ansprechpunkt": "23",
    "teaser": "24",
    "rechtsbehelf": "25",
    "bearbeitungsdauer": DURATION,
    "fristen": DEADLINE,
    "kosten": FEE,
}
_CHANNELS = {"TELEFON": "phone", "FAX": "fax", "EMAIL": "email", "WWW": "web", "MOBIL": "mobile"}


def module(name: str) -> str:
    """The code of a text block by its name: "Rechtsgrundlage(n)", "Hinweise (Besonderheiten)"."""
    said = name.lower()
    return next((code for beginning, code in MODULES.items() if said.startswith(beginning)), "")


def service(found: Json, *, language: str = "de") -> list[Event]:
    """The service, and what is different about it somewhere."""
    own = word(found, "id")
    if not own:
        return []
    texts, special = [], []
    for place, block in enumerate(dicts(found, "textBlocks")):
        code = module(word(block, "type", "name"))
        if code:
            texts.append(_text(block, code, language, place))
            special += [
                (area, _text(one, code, language, place))
                for one in dicts(block, "specialisations")
                if (area := word(one, "restrictedArea", "id"))
            ]
    document = known(
        names={language: word(found, "name")},
        texts=texts,
        synonyms={language: words(found, "synonyms")},
        leika=words(found, "leikaKeys"),
        written_form=flag(found, "writtenFormRequired"),
        single_contact=flag(found, "singlePointOfContact"),
        trust_level=word(found, "trustLevel", "key"),
        receivers=[word(one, "name") for one in dicts(found, "receivers")],
        sdg=[word(one, "key") for one in dicts(found, "sdgInformationAreas")],
        related=[word(one, "id") for one in dicts(found, "relatedPublicServiceTypes")],
        charges=[made for one in dicts(found, "charges") if (made := _charge(one))],
        deadlines=[made for one in dicts(found, "periods") if (made := _period(one))],
        durations=[made for one in dicts(found, "servicePeriods") if (made := _period(one))],
        required=[
            known(direction=word(one, "direction") or "in", **_named(one))
            for one in dicts(found, "documents")
        ],
    )
    about = known(
        type=word(found, "type"),
        areas=[f"gd:{area}" for one in dicts(found, "restrictedAreas") if (area := word(one, "id"))],
        categories=[("", one) for one in words(found, "categoryIds")],
    )
    changed = moment(found, "lastUpdated")
    events = [Event("service", "", own, document, about, changed)]
    by_area: dict[str, list[Json]] = {}
    for area, text in special:
        by_area.setdefault(area, []).append(text)
    events += [
        Event(
            "specialisation",
            "",
            f"{own}/{area}",
            {"texts": some},
            {"service": ("", own), "area": f"gd:{area}"},
            changed,
        )
        for area, some in by_area.items()
    ]
    return events


def _text(block: Json, code: str, language: str, place: int) -> Json:
    links = [
        known(url=word(one, "url"), name=word(one, "name"), note=word(one, "note"))
        for one in dicts(block, "externalLinks")
    ]
    return known(module=code, lang=language, html=word(block, "text"), position=place + 1, links=links)


def _named(one: Json) -> Json:
    return known(
        name=word(one, "name"),
        note=word(one, "note"),
        valid_from=word(one, "validFrom"),
        valid_to=word(one, "validTo"),
    )


def _charge(one: Json) -> Json:
    amount, lower, upper = (word(one, name) for name in ("amount", "lowerLimit", "upperLimit"))
    if not (amount or lower or upper):
        return {}
    kind = "FIX" if amount else "VARIABLE"
    return known(
        type=kind,
        amount=amount,
        lower=lower,
        upper=upper,
        currency=word(one, "currency") or "EUR",
        prepayment=flag(one, "prepayment"),
        **_named(one),
    )


def _period(one: Json) -> Json:
    kind = word(one, "type")
    if kind not in ("SPAN", "SPANINTERVAL", "DATEINTERVAL"):
        return {}
    return known(
        type=kind,
        span=number(one, "timeSpan"),
        span_to=number(one, "timeSpanTo"),
        unit=word(one, "periodUnit").lower(),
        date_from=word(one, "dateFrom"),
        date_to=word(one, "dateTo"),
        **_named(one),
    )


def office(found: Json) -> list[Event]:
    own = word(found, "id")
    if not own:
        return []
    document = known(
        names={"de": word(found, "name")},
        synonyms=words(found, "synonyms"),
        description=word(found, "description"),
        short_description=word(found, "shortDescription"),
        addresses=[_address(one) for one in dicts(found, "addresses")],
        contacts=_contacts(found, "communications"),
        opening_html=word(found, "openingHours"),
        appointment_required=flag(found, "appointmentRequired"),
        appointment_url=word(found, "onlineAppointment", "link"),
        payment=[
            word(one, "name") for one in dicts(found, "paymentMethods") if one.get("notPublic") is not True
        ],
        note=word(found, "misc"),
    )
    parent = word(found, "parentId")
    about = known(parent=("", parent) if parent else None)
    return [Event("office", "", own, document, about, moment(found, "lastUpdated"))]


def _address(one: Json) -> Json:
    return known(
        type="post" if "POST" in word(one, "type", "key").upper() else "visit",
        street=word(one, "street"),
        house_number=word(one, "houseNumber"),
        postcode=word(one, "zipcode"),
        city=word(one, "area", "name"),
        box=word(one, "mailbox"),
        note=word(one, "comment"),
        elevator=flag(one, "elevator"),
        wheelchair=flag(one, "wheelchairAccessible"),
        accessible_note=word(one, "accessibleInfo"),
        **_place(one),
        stops=[
            known(
                name=word(stop, "name"),
                lines=[
                    known(name=word(line, "name"), type=word(line, "type", "name"))
                    for line in dicts(stop, "lines")
                ],
            )
            for stop in dicts(one, "transportationStops")
        ],
        parking=[
            known(
                name=word(lot, "name"),
                type=word(lot, "type", "name"),
                count=number(lot, "count"),
                fee=flag(lot, "feeApply"),
            )
            for lot in dicts(one, "parkingLots")
        ],
    )


def _place(one: Json) -> Json:
    """Only degrees; other projections are rare and would need a library."""
    said = one.get("geoLocation")
    if word(said, "projection") != "EPSG:4326":
        return {}
    try:
        first, second = float(word(said, "coordinate1")), float(word(said, "coordinate2"))
    except ValueError:
        return {}
    lat, lon = max(first, second), min(first, second)  # in Germany latitudes are always the larger
    return {"lat": lat, "lon": lon} if 47 <= lat <= 56 and 5 <= lon <= 16 else {}


def _contacts(found: Json, name: str) -> list[Any]:
    made = [
        contact(
            channel=_CHANNELS.get(word(one, "type", "key"), word(one, "type", "name")),
            value=word(one, "value"),
            title=word(one, "title"),
            note=word(one, "note"),
        )
        for one in dicts(found, name)
        if one.get("type", {}) and not flag(one.get("type"), "notPublic")
    ]
    return [one for one in made if one]


def person(found: Json, *, office: str = "") -> list[Event]:
    """Never somebody who is not to be seen; somebody anonymous without name."""
    own = word(found, "id")
    if not own or found.get("visible") is False:
        return []
    anonymous = found.get("anonymize") is True
    names = (
        {}
        if anonymous
        else known(
            title=word(found, "title"), first_name=word(found, "firstName"), last_name=word(found, "lastName")
        )
    )
    document = known(
        **names,
        position=word(found, "position") or word(found, "function"),
        department=word(found, "department"),
        room=word(found, "room"),
        addresses=[_address(one) for one in dicts(found, "addresses")],
        contacts=_contacts(found, "communication"),
    )
    about = known(office=("", office) if office else None)
    return [Event("person", "", own, document, about, moment(found, "lastUpdated"))]


def form(found: Json) -> list[Event]:
    own = word(found, "id")
    document = known(
        names={"de": word(found, "name")},
        description=word(found, "description"),
        links=[known(url=word(one, "url"), name=word(one, "type", "name")) for one in dicts(found, "links")],
        local=flag(found, "localForm"),
    )
    return [Event("form", "", own, document, changed_at=moment(found, "lastUpdated"))] if own else []


def online(found: Json) -> list[Event]:
    own = word(found, "id")
    link = known(url=word(found, "link"), name=word(found, "linkTitle") or word(found, "name"))
    document = known(
        names={"de": word(found, "name")},
        description=word(found, "description"),
        links=[link] if link.get("url") else [],
        trust_level=word(found, "trustLevel", "key") or word(found, "trustLevel"),
        privacy=word(found, "gdprText"),
        payment_required=flag(found, "onlinePaymentRequired"),
        languages=[word(one, "code") for one in dicts(found, "supportedLanguages")],
    )
    return [Event("online", "", own, document, changed_at=moment(found, "lastUpdated"))] if own else []


def category(found: Json) -> list[Event]:
    own, parent = word(found, "id"), word(found, "parentId")
    document = known(
        names={"de": word(found, "name")},
        description=word(found, "description"),
        image=word(found, "image", "url"),
    )
    about = known(parent=("", parent) if parent else None, position=number(found, "position"))
    return [Event("category", "", own, document, about)] if own else []


def competences(kind: str, target: str, found: list[Json]) -> Event:
    """All of an office's or online service's at once."""
    rows = [
        {"service": ("", service), "areas": areas, "role": 1}
        for one in found
        if (service := word(one, "publicServiceType", "id") or word(one, "pstId"))
        and (
            areas := [
                f"gd:{area}"
                for place in [*dicts(one, "areas"), *dicts(one, "area")]
                if (area := word(place, "id"))
            ]
        )
    ]
    return Event("competence", "", f"{kind}/{target}", about={"target": (kind, "", target), "rows": rows})
