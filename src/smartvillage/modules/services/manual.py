"""Entries a municipality writes itself: its own services and offices, in the same catalogue as all others.

They exist only below the municipality's area, and only it can change them: the agency of their ids is its own.
"""

from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from django.db import transaction

from smartvillage.core.jobs.outbox import post
from smartvillage.modules.services import shapes
from smartvillage.modules.services.events import Event, Ref
from smartvillage.modules.services.importing.batch import store
from smartvillage.modules.services.importing.run import CHANGED
from smartvillage.modules.services.models import Competence, Office, Service, Source
from smartvillage.modules.services.overlay import Home
from smartvillage.modules.services.tree import tree
from smartvillage.modules.services.versions import version

NAME = "Eigene Einträge der Kommunen"
STEPS = "11"
TEXTS = {
    "short": shapes.SHORT,
    "full": shapes.FULL,
    "steps": STEPS,
    "costs": shapes.FEE,
    "duration": shapes.DURATION,
}
"""The form's fields by module of the text."""


def agency_of(municipality: int) -> str:
    return f"kommune-{municipality}"


def area_of(home: Home) -> str | None:
    """Where own entries exist: the nearest area with a regional key, as villages have none; never all of the state."""
    nodes = tree(home.state).nodes
    above = (nodes[number] for number in home.area.chain) if home.area else iter(())
    nearest = next((node for node in above if node.ars), None)
    return f"ars:{nearest.ars}" if nearest and nearest.level not in ("state", "nation") else None


def own_entries(*, municipality: int, home: Home) -> tuple[list[Service], list[Office]]:
    """What it wrote itself, by name."""
    found = {"state": home.state, "agency": agency_of(municipality), "source__kind": Source.Kind.MANUAL}
    return (
        list(Service.objects.filter(**found).order_by("name_sort", "pk")),
        list(Office.objects.filter(**found).order_by("name", "pk")),
    )


def write_service(
    *, municipality: int, home: Home, ext_id: str, values: Mapping[str, Any], office: Ref | None
) -> str:
    """Store a service of the form's values; an empty `ext_id` makes a new one. Returns its id."""
    area = area_of(home)
    assert area, "without one it would be everywhere"
    ext_id = ext_id or token_hex(6)
    own: Ref = (agency_of(municipality), ext_id)
    rows = [{"service": own, "areas": [area], "role": int(Competence.Role.COMPETENT)}]
    events = [
        Event("service", *own, document=_service(values), about={"type": "LOV", "areas": [area]}),
        Event("competence", *own, about={"target": ("office", *office), "rows": rows})
        if office
        else Event("competence", *own, gone=True),
        Event("online", *own, document=_online(values), about={"competences": rows})
        if values.get("online_url")
        else Event("online", *own, gone=True),
    ]
    _store(home, events)
    return ext_id


def write_office(*, municipality: int, home: Home, ext_id: str, values: Mapping[str, Any]) -> str:
    """Store an office of the form's values; an empty `ext_id` makes a new one. Returns its id."""
    ext_id = ext_id or token_hex(6)
    contacts = [
        {"kind": kind, "value": values[kind].strip()}
        for kind in ("phone", "email", "web")
        if values.get(kind)
    ]
    address = {name: values[name].strip() for name in ADDRESS if values.get(name)}
    document = {
        "names": {"de": values["name"].strip()},
        "addresses": [{"type": "visit", **address}] if address else [],
        "contacts": contacts,
        "hours": values.get("hours") or [],
    }
    _store(home, [Event("office", agency_of(municipality), ext_id, document=document)])
    return ext_id


ADDRESS = ("street", "house_number", "postcode", "city")


def delete(*, municipality: int, home: Home, kind: str, ext_id: str) -> None:
    """An entry with what hangs on it."""
    own = (agency_of(municipality), ext_id)
    kinds = ("service", "competence", "online") if kind == "service" else ("office",)
    _store(home, [Event(one, *own, gone=True) for one in kinds])


def said_by(service: Service) -> dict[str, Any]:
    """The form's values of a stored service."""
    document = service.document
    texts = {text["module"]: text.get("html", "") for text in document.get("texts") or ()}
    return {
        "name": service.name,
        "synonyms": document.get("synonyms", {}).get("de", []),
        "bring": [one["name"] for one in document.get("required") or () if one.get("name")],
        **{name: texts.get(module, "") for name, module in TEXTS.items()},
    }


def said_by_office(office: Office) -> dict[str, Any]:
    """The form's values of a stored office."""
    document = office.document
    contacts = {one["kind"]: one["value"] for one in document.get("contacts") or ()}
    address: dict[str, Any] = next(iter(document.get("addresses") or ()), {})
    known = {name: address.get(name) for name in ADDRESS}
    return {"name": office.name, "hours": document.get("hours") or [], **known, **contacts}


def _service(values: Mapping[str, Any]) -> dict[str, Any]:
    texts = [
        {"module": module, "lang": "de", "html": values[name], "position": position}
        for position, (name, module) in enumerate(TEXTS.items())
        if values.get(name)
    ]
    return {
        "names": {"de": values["name"].strip()},
        "synonyms": {"de": list(values.get("synonyms") or ())},
        "texts": texts,
        "required": [{"name": one, "direction": "in"} for one in values.get("bring") or ()],
    }


def _online(values: Mapping[str, Any]) -> dict[str, Any]:
    name = values.get("online_name") or values["name"].strip()
    return {"names": {"de": name}, "links": [{"url": values["online_url"], "name": name}]}


def _store(home: Home, events: list[Event]) -> None:
    """All or nothing; what is new is found by its words a moment later."""
    since = version(state=home.state)
    with transaction.atomic():
        source, _ = Source.objects.get_or_create(
            state=home.state, name=NAME, defaults={"kind": Source.Kind.MANUAL, "rank": 0}
        )
        store(events, source=source)
        post(municipality=None, topic=CHANGED, payload={"state": home.state, "since": since})
