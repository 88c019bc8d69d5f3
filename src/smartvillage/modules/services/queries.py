"""What pages and wires read of the catalogue. `state` is two letters (BB), ids are public ones unless they say `key`.

An area is a `Node` of `tree(state)`; everything about an area takes its `chain`. Nothing known is an empty answer.

    tree("BB").resolve("12069020")        # Node | None: wire id, ARS (2, 5, 9, 12 digits), AGS (8); no statement
    services(state="BB", chain=node.chain, limit=500, offset=0)          # Page(rows=[Listed], total); 2 statements
    described(state="BB", public_id="7", chain=node.chain, language="en")  # Described | None: texts; 1 statement
    responsible(service=found.id, chain=node.chain)   # Responsible(offices, persons, forms, online); 2 statements
    categories(state="BB", name="Lebenslagen ...")    # roots; children(...) below; services(category=key)
    stamp(municipality, "BB")             # what an answer depends on; no statement within a quarter of a second
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from smartvillage.modules.services.listing import Listed, Page, listed, services
from smartvillage.modules.services.models import (
    Category,
    Change,
    Form,
    Office,
    OnlineService,
    Person,
)
from smartvillage.modules.services.responsibility import Found, Responsible, competent, responsible
from smartvillage.modules.services.rows import fetch
from smartvillage.modules.services.texts import Described, described
from smartvillage.modules.services.tree import Node, Tree, tree
from smartvillage.modules.services.versions import stamp, states, version

__all__ = [
    "Category",
    "Described",
    "Found",
    "Listed",
    "Node",
    "Page",
    "Responsible",
    "Tree",
    "competent",
    "described",
    "responsible",
    "services",
    "stamp",
    "states",
    "tree",
    "version",
]

ENTRIES: Mapping[str, Any] = {"office": Office, "person": Person, "form": Form, "online": OnlineService}


def categories(*, state: str, name: str = "", limit: int = 500) -> list[Category]:
    """Roots of category trees by position; with a name, categories of exactly that name wherever they are."""
    found = Category.objects.filter(state=state)
    found = found.filter(name=name) if name else found.filter(parent_key=0)
    return list(found.order_by("position", "name", "id")[:limit])


def category(*, state: str, public_id: str) -> Category | None:
    return Category.objects.filter(state=state, public_id=public_id).first()


def children(*, state: str, parent_key: int) -> list[Category]:
    return list(
        Category.objects.filter(state=state, parent_key=parent_key).order_by("position", "name", "id")
    )


def children_of(*, state: str, name: str) -> list[Category]:
    """What is right below categories of just this name."""
    above = Category.objects.filter(state=state, name=name).values("key")
    return list(Category.objects.filter(state=state, parent_key__in=above).order_by("position", "name", "id"))


def category_with_children(*, state: str, public_id: str) -> tuple[Category | None, list[Category]]:
    """A category and those right below it, in one statement."""
    here = Category.objects.filter(state=state, public_id=public_id)
    rows = Category.objects.filter(
        Q(state=state), Q(public_id=public_id) | Q(parent_key__in=here.values("key"))
    ).order_by("position", "name", "id")
    found = next((row for row in rows if row.public_id == public_id), None)
    return found, [row for row in rows if found and row.parent_key == found.key]


def services_of_categories(
    *, state: str, chain: Sequence[int], keys: Collection[int]
) -> dict[int, list[Listed]]:
    """By category's `key` its services in the area, by name. Two statements for all."""
    pairs = (
        fetch(
            "SELECT category, service_id FROM services_categoryservice "
            f"WHERE category IN ({', '.join(['%s'] * len(keys))})",
            [*keys],
        )
        if keys
        else []
    )
    ids = sorted({service for _, service in pairs})
    rows = {row.id: row for row in listed(state=state, chain=chain, ids=ids)}
    found: dict[int, list[Listed]] = {key: [] for key in keys}
    places = {row: place for place, row in enumerate(rows)}
    for key, service in sorted(pairs, key=lambda pair: places.get(pair[1], 0)):
        if service in rows:
            found[key].append(rows[service])
    return found


def entry(*, state: str, kind: str, public_id: str) -> Any:
    """An office, person, form or online service (`kind` office, person, form, online) as its model; or None."""
    return ENTRIES[kind].objects.filter(state=state, public_id=public_id).first()


def services_of_office(*, office: int, state: str, limit: int = 500) -> list[Listed]:
    """What an office is competent for, anywhere, by name."""
    rows = fetch(
        "SELECT id, public_id, name, letter FROM services_service WHERE state = %s AND id IN ("
        "SELECT service_id FROM services_competence WHERE target = %s AND kind = 1) "
        "ORDER BY name_sort, id LIMIT %s",
        [state, office, limit],
    )
    return [Listed(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Changed:
    """`kind`: service, office, person, form, online, category; `number`: where to go on."""

    kind: str
    public_id: str
    gone: bool
    number: int
    at: datetime


def changes(*, state: str, since: int, limit: int = 500) -> list[Changed]:
    """The latest change of each entry after the catalogue's version `since`, the oldest first."""
    rows = Change.objects.filter(state=state, number__gt=since).order_by("number", "id")
    return [Changed(*row) for row in rows.values_list("kind", "public_id", "gone", "number", "at")[:limit]]
