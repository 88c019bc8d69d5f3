"""What the wire asks the catalogue, with the municipality's own words laid over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from smartvillage.core.search.find import find
from smartvillage.modules.services.counting import most_shown
from smartvillage.modules.services.models import OwnService, Service
from smartvillage.modules.services.queries import (
    Listed,
    Node,
    Page,
    described,
    existing,
    home,
    own_offices,
    own_services,
    responsible,
    services,
    tree,
)
from smartvillage.modules.services.wire.asked import MOST, Asked
from smartvillage.modules.services.wire.detail import service_shape
from smartvillage.modules.services.wire.entries import form, online_service, person, unit
from smartvillage.modules.services.wire.made import Shape

GERMAN = "de"
ALL = 1_000_000


def place(asked: Asked) -> Node | None:
    """The place asked for by any of its numbers; without one the municipality's own."""
    said = asked.text("areaId")
    if not said:
        return home(municipality=asked.municipality).area
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
    hidden = [service for service, own in own_services().items() if own.hidden]
    return services(
        state=asked.state,
        chain=chain(asked),
        language=spoken(asked),
        limit=limit,
        offset=offset,
        hidden=hidden,
        **narrowed,
    )


def found_by_words(asked: Asked, words: str) -> list[Listed]:
    """The best 500 for a question, the best first."""
    here = chain(asked)
    answer = find(
        query=words,
        scope=search_scope(asked.state),
        limit=MOST,
        keep=lambda ids: existing(state=asked.state, chain=here, ids=ids),
    )
    order = [hit.entry for hit in answer.hits]
    public = dict(Service.objects.filter(pk__in=order).values_list("pk", "public_id"))
    rows = {row.id: row for row in named(asked, public_ids=list(public.values())).rows}
    return [rows[entry] for entry in order if entry in rows]


def search_scope(state: str) -> str:
    return f"services:{state.lower()}"


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
    """For the service with this row. Three statements."""
    found = responsible(service=number, chain=chain(asked))
    own, language = own_offices() if found.offices else {}, spoken(asked)
    return Around(
        units=_once(unit(one, own, language) for one in found.offices),
        persons=_once(person(one) for one in found.persons),
        forms=_once(form(one, language, service) for one in found.forms),
        online_services=_once(online_service(one, language) for one in found.online),
    )


def around_id(asked: Asked, identifier: str) -> Around:
    """The same by a service's public id; nothing for one that is not there."""
    row = Service.objects.filter(state=asked.state, public_id=identifier).values_list("pk", "name").first()
    if row is None or _hides(own_services().get(identifier)):
        return Around()
    return around(asked, number=row[0], service={"id": identifier, "name": row[1]})


def whole_service(asked: Asked, identifier: str) -> tuple[Shape, str] | None:
    """Everything about a service in the place, and the language it is in; None for one not there or hidden."""
    own = own_services().get(identifier)
    if _hides(own):
        return None
    found = described(state=asked.state, public_id=identifier, chain=chain(asked), language=spoken(asked))
    if found is None:
        return None
    here = around(asked, number=found.id, service={"id": found.public_id, "name": found.name})
    shape = {
        **service_shape(found, own),
        "onlineServices": here.online_services,
        "organisationalUnits": here.units,
        "persons": here.persons,
        "forms": here.forms,
    }
    return shape, found.language


def wanted_most(*, limit: int) -> list[str]:
    """Public ids: pinned by the editors of the municipality in scope, then what people here looked at most."""
    own = own_services()
    pinned = sorted(
        (one.pinned, one.service) for one in own.values() if one.pinned is not None and not one.hidden
    )
    hidden = {one.service for one in own.values() if one.hidden}
    shown = [service for service in most_shown(limit=limit + len(own)) if service not in hidden]
    return list(dict.fromkeys([*(service for _, service in pinned), *shown]))[:limit]


def _hides(own: OwnService | None) -> bool:
    return own is not None and own.hidden


def _once(shapes: Iterable[Shape | None]) -> list[Shape]:
    """Without what has no form, and nothing twice: apps use ids as keys."""
    return list({shape["id"]: shape for shape in shapes if shape}.values())
