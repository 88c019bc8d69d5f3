"""What the wire asks the catalogue, with the municipality's own words laid over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from smartvillage.core.content.search import own_synonyms
from smartvillage.modules.services.models import Service
from smartvillage.modules.services.overlay import Overlay, overlay
from smartvillage.modules.services.queries import (
    Listed,
    Node,
    Page,
    described,
    responsible,
    services,
    tree,
)
from smartvillage.modules.services.searching import find_services
from smartvillage.modules.services.wire.asked import MOST, Asked
from smartvillage.modules.services.wire.detail import service_shape
from smartvillage.modules.services.wire.entries import form, online_service, person, unit
from smartvillage.modules.services.wire.made import Shape

GERMAN = "de"
ALL = 1_000_000


def own(asked: Asked) -> Overlay:
    """What the municipality says itself, and where it is."""
    return overlay(municipality=asked.municipality)


def place(asked: Asked) -> Node | None:
    """The place asked for by any of its numbers; without one the municipality's own."""
    said = asked.text("areaId")
    if not said:
        return own(asked).home.area
    known = tree(asked.state)
    if found := known.resolve(said):
        return found
    there = known.at_postcode(said)
    return next((node for node in there if node.level == "municipality"), next(iter(there), None))


def chain(asked: Asked) -> Sequence[int]:
    """The place and all above it; empty for a place nobody knows, where there are no services."""
    found = place(asked)
    return found.chain if found else ()


def spoken(asked: Asked) -> str:
    """The catalogue's name of the language: easy language is one of its own."""
    return asked.language if asked.language == "de-simple" else asked.language.partition("-")[0]


def named(asked: Asked, *, limit: int = ALL, offset: int = 0, **narrowed: Any) -> Page:
    """Services of the place by name, without those the municipality hides."""
    return services(
        state=asked.state,
        chain=chain(asked),
        language=spoken(asked),
        limit=limit,
        offset=offset,
        hidden=own(asked).hidden,
        **narrowed,
    )


def found_by_words(asked: Asked, words: str) -> list[Listed]:
    """The best 500 for a question, the best first."""
    return find_services(
        state=asked.state,
        chain=chain(asked),
        query=words,
        limit=MOST,
        hidden=own(asked).hidden,
        language=spoken(asked),
        synonyms_of=own_synonyms(asked.municipality),
    ).rows


def summary(row: Listed) -> Shape:
    return {"id": row.public_id, "name": row.name}


@dataclass(frozen=True)
class Around:
    """Who and what there is for a service in a place, the nearest first."""

    units: Sequence[Shape] = ()
    persons: Sequence[Shape] = ()
    forms: Sequence[Shape] = ()
    online_services: Sequence[Shape] = ()


def around(asked: Asked, *, number: int, service: Shape) -> Around:
    """For the service with this row. Two statements."""
    found = responsible(service=number, chain=chain(asked))
    offices, language = own(asked).offices, spoken(asked)
    return Around(
        units=_once(unit(one, offices, language) for one in found.offices),
        persons=_once(person(one) for one in found.persons),
        forms=_once(form(one, language, service) for one in found.forms),
        online_services=_once(online_service(one, language) for one in found.online),
    )


def around_id(asked: Asked, identifier: str) -> Around:
    """The same by a service's public id; nothing for one that is not there."""
    row = Service.objects.filter(state=asked.state, public_id=identifier).values_list("pk", "name").first()
    if row is None or identifier in own(asked).hidden:
        return Around()
    return around(asked, number=row[0], service={"id": identifier, "name": row[1]})


def whole_service(asked: Asked, identifier: str) -> tuple[Shape, str] | None:
    """Everything about a service in the place, and the language it is in; None for one not there or hidden."""
    if identifier in own(asked).hidden:
        return None
    found = described(state=asked.state, public_id=identifier, chain=chain(asked), language=spoken(asked))
    if found is None:
        return None
    here = around(asked, number=found.id, service={"id": found.public_id, "name": found.name})
    shape = {
        **service_shape(found, own(asked).services.get(identifier)),
        "onlineServices": here.online_services,
        "organisationalUnits": here.units,
        "persons": here.persons,
        "forms": here.forms,
    }
    return shape, found.language


def _once(shapes: Iterable[Shape | None]) -> list[Shape]:
    """Without what has no form, and nothing twice: apps use ids as keys."""
    return list({shape["id"]: shape for shape in shapes if shape}.values())
