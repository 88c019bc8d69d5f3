"""Every kind, every role of the contract, two municipalities: who sees and who changes what."""

import itertools
from dataclasses import dataclass
from typing import Any

import pytest
from django_scopes.exceptions import ScopeError

from smartvillage.core.content.kinds import Kind, all_kinds
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item
from smartvillage.core.content.states import set_visible, trash_item
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.people.rights import Right, Role
from smartvillage.surfaces.graphql.registry import wire
from smartvillage.testing import Place

STATES = ("shown", "hidden", "draft", "trashed")
OWNERS = ("own", "restricted", "other")
LISTS = {
    "NewsItem": ("newsItems", "newsItem"),
    "EventRecord": ("eventRecords", "eventRecord"),
    "PointOfInterest": ("pointsOfInterest", "pointOfInterest"),
    "Tour": ("tours", "tour"),
    "GenericItem": ("genericItems", "genericItem"),
}
KINDS = [kind for kind in all_kinds() if kind.wire_type in LISTS]


@dataclass
class World:
    """`numbers`: the id of the item of an owner in a state; `foreign`: ids in the other municipality."""

    place: Place
    organisations: dict[str, int]
    numbers: dict[tuple[str, str], int]
    foreign: set[int]


def _organisations(place: Place) -> dict[str, int]:
    with within(place.id):
        others = {
            name: Organisation.objects.create(
                municipality_id=place.id, name=f"{name} {place.slug}", rights=list(Right)
            ).pk
            for name in ("restricted", "other")
        }
        account = Account.objects.create_user(f"verein@{place.slug}.example")
        Membership.objects.create(account=account, organisation_id=others["restricted"], role=Role.RESTRICTED)
    return {"own": place.organisation, **others}


def _fill(place: Place, kind: Kind, organisations: dict[str, int]) -> dict[tuple[str, str], int]:
    numbers = {}
    for owner, state in itertools.product(OWNERS, STATES):
        author = place.viewer("admin", organisation=organisations[owner])
        title = f"{owner} {state} {place.slug}"
        values = {
            "title": title,
            "name": title,
            "dates": [{"date_start": "2099-01-01", "date_end": "2099-01-02"}],
            "generic_type": kind.generic_type,
            "length_km": 1,
        }
        made = create_item(
            viewer=author, kind=kind, values=values, state="draft" if state == "draft" else None
        ).item
        if state == "hidden":
            set_visible(viewer=author, item=made, visible=False)
        if state == "trashed":
            trash_item(viewer=author, item=made)
        numbers[owner, state] = made.pk
    return numbers


@pytest.fixture(params=KINDS, ids=lambda kind: kind.slug)
def world(request: pytest.FixtureRequest, town: Place, amt: Place) -> tuple[Kind, World]:
    kind: Kind = request.param
    foreign = _fill(amt, kind, _organisations(amt))
    organisations = _organisations(town)
    return kind, World(town, organisations, _fill(town, kind, organisations), set(foreign.values()))


def _expected(role: str, world: World, *, single: bool) -> set[int]:
    """The contract's table, said once more and independently."""
    alive = {key: number for key, number in world.numbers.items() if key[1] != "trashed"}
    public = {number for (_, state), number in alive.items() if state == "shown"}
    owned = {"user": {"own"}, "restricted": {"own"}, "editor": {"own", "restricted"}}
    match role:
        case "admin" | "extended_user":
            return set(alive.values())
        case "app" | "read_only":
            return public
    own = {number for (owner, _), number in alive.items() if owner in owned[role]}
    return own | public if single else own


@pytest.mark.parametrize("role", Role.values)
def test_lists_and_single_records_show_what_the_role_may_see(world: tuple[Kind, World], role: str) -> None:
    kind, where = world
    many, one = LISTS[kind.wire_type]
    only = f'(genericType: "{kind.generic_type}")' if kind.generic_type else ""
    listed = where.place.data(f"{{ {many}{only} {{ id }} }}", role=role)[many]
    assert {int(found["id"]) for found in listed} == _expected(role, where, single=False)
    every = set(where.numbers.values()) | where.foreign
    document = "{" + " ".join(f"a{number}: {one}(id: {number}) {{ id }}" for number in every) + "}"
    seen = {int(found["id"]) for found in where.place.data(document, role=role).values() if found}
    assert seen == _expected(role, where, single=True)


@pytest.mark.parametrize("role", Role.values)
def test_changes_reach_only_what_the_role_may_change(world: tuple[Kind, World], role: str) -> None:
    kind, where = world
    record = kind.wire_type
    allowed = {
        "admin": set(OWNERS),
        "editor": {"own", "restricted"},
        "user": {"own"},
        "extended_user": {"own"},
        "restricted": {"own"},
    }.get(role, set())
    for (owner, state), number in where.numbers.items():
        ok = owner in allowed and state != "trashed"
        shown = _try(
            where.place, f'changeVisibility(id: {number}, recordType: "{record}", visible: false)', role
        )
        assert (shown == 200) == (ok and role != "restricted"), (owner, state)
        assert (
            _try(where.place, f'destroyRecord(id: {number}, recordType: "{record}")', role) == 200
        ) == ok, (owner, state)
    for number in where.foreign:
        assert (
            _try(where.place, f'changeVisibility(id: {number}, recordType: "{record}", visible: false)', role)
            != 200
        )
        assert _try(where.place, f'destroyRecord(id: {number}, recordType: "{record}")', role) != 200


def _try(place: Place, mutation: str, role: str) -> int:
    answer = place.ask(f"mutation {{ m: {mutation} {{ statusCode }} }}", role=role)
    if answer.get("errors"):
        assert answer["errors"][0]["message"] == "Access not permitted!"
        return 403
    status: int = answer["data"]["m"]["statusCode"]
    return status


def test_every_listed_kind_has_its_queries() -> None:
    assert {name for pair in LISTS.values() for name in pair} <= set(wire().queries)


@pytest.mark.usefixtures("town")
def test_a_query_without_a_municipality_raises() -> None:
    from django.apps import apps

    scoped = [
        model
        for model in apps.get_models()
        if "Scope" in type(model._default_manager).__name__ or _raises(model)
    ]
    names = {model.__name__ for model in scoped}
    assert {
        "Item",
        "Category",
        "Occurrence",
        "Revision",
        "Organisation",
        "Member",
        "Asset",
        "ImportRun",
        "Client",
    } <= names
    with pytest.raises(ScopeError):
        list(Item.objects.all())


def _raises(model: Any) -> bool:
    try:
        model.objects.count()
    except ScopeError:
        return True
    except AttributeError:
        return False
    return False
