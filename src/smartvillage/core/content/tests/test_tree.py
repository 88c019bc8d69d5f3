"""The category tree: whatever is done to it, it stays a tree, and every step can be taken back."""

from collections.abc import Callable
from itertools import count
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from smartvillage.core.content.categories import (
    MAX_DEPTH,
    category_ids,
    create_category,
    delete_category,
    save_category,
    update_category,
)
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.jobs import forget_moves, index_category
from smartvillage.core.content.merging import merge_categories, preview
from smartvillage.core.content.models import Category, CategoryAlias, Item, ItemCategory
from smartvillage.core.content.save import update_item
from smartvillage.core.content.structure import structure
from smartvillage.core.content.tree import (
    Change,
    WrittenSince,
    add_alias,
    changing,
    move_below,
    place_category,
    take_back,
)
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place, forget_everything, make_place

pytestmark = pytest.mark.django_db
SLUGS = count()
NUMBER = st.integers(min_value=0, max_value=11)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), NUMBER, NUMBER),
        st.tuples(st.just("below"), NUMBER, NUMBER),
        st.tuples(st.just("before"), NUMBER, NUMBER),
        st.tuples(st.just("last"), NUMBER, NUMBER),
        st.tuples(st.just("merge"), NUMBER, NUMBER),
        st.tuples(st.just("delete"), NUMBER, NUMBER),
        st.tuples(st.just("back"), NUMBER, NUMBER),
    ),
    max_size=25,
)


def _made(place: Place, name: str, parent: int | None = None, **values: Any) -> int:
    number: int = create_category(
        municipality=place.id, values={"name": name, "parent_id": parent, **values}
    ).pk
    return number


def _row(place: Place, number: int) -> Category:
    with within(place.id):
        found: Category = Category.objects.get(pk=number)
    return found


def _shape(place: Place) -> list[Any]:
    """The tree as editors see it, entries and names that lead to it."""
    known = structure(municipality=place.id, fresh=True)

    def level(parent: int | None) -> list[Any]:
        return [
            (row["id"], row["name"], row["position"], row["tags"], level(row["id"]))
            for row in known.level(parent)
        ]

    with within(place.id):
        marks = sorted(ItemCategory.objects.values_list("item_id", "category_id"))
        documents = [
            orjson.loads(text).get("categories") or []
            for text in Item.objects.order_by("pk").values_list("document", flat=True)
        ]
        aliases = sorted(CategoryAlias.objects.values_list("folded", "number", "category_id"))
    return [level(None), marks, documents, aliases]


def _require_tree(place: Place) -> None:
    """Everything hangs on the roots once, nothing too deep; the database knows no circle either."""
    known = structure(municipality=place.id, fresh=True)
    reached = [number for row in known.roots() for number in known.below(row["id"])]
    assert sorted(reached) == sorted(known.categories)
    with within(place.id):
        parents = dict(Category.objects.values_list("pk", "parent"))
    for number, row in known.categories.items():
        assert row["parent"] == parents[number]
        assert len(known.above(number)) < MAX_DEPTH
        for parent in (None, number):
            said = [one["position"] for one in known.level(parent) if one["position"] is not None]
            assert said == sorted(said)


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_it_stays_a_tree_and_every_step_is_taken_back(steps: list[tuple[str, int, int]]) -> None:
    forget_everything()
    place = make_place(f"baum-{next(SLUGS)}", "Baum")
    ids = [_made(place, f"K{number}") for number in range(4)]
    for number in ids:
        place.publish("news_item", title="Eins", categories=[number, ids[0]])
    for what, one, other in steps:
        before = _shape(place)
        step = _step(place, what, one, other)
        if step is None:
            continue
        try:
            _, change = changing(place.id, step)
        except Invalid:
            assert _shape(place) == before
            continue
        _require_tree(place)
        if what in ("back", "merge", "delete") or one % 3 == 0:
            take_back(place.id, change)
            assert _shape(place) == before
        _require_tree(place)


def _step(place: Place, what: str, one: int, other: int) -> Callable[[], object] | None:
    known = sorted(structure(municipality=place.id, fresh=True).categories)
    if what == "create":
        return lambda: _made(place, f"N{next(SLUGS)}", known[other % len(known)] if known and other else None)
    if not known:
        return None
    row = _row(place, known[one % len(known)])
    target = known[other % len(known)]
    match what:
        case "below" | "back":
            return lambda: move_below(row, parent=target if other else None)
        case "before":
            sibling = _row(place, target)
            return lambda: place_category(row, parent=sibling.parent_id, before=sibling.pk)
        case "last":
            return lambda: place_category(row, parent=target if other else None, before=None)
        case "merge":
            return lambda: merge_categories(row, _row(place, target))
    with within(place.id):
        used = ItemCategory.objects.filter(category=row).exists()
    return None if used else lambda: delete_category(row)


def test_no_circle_by_any_door(town: Place) -> None:
    top = _made(town, "Oben")
    below = _made(town, "Mitte", top)
    deep = _made(town, "Unten", below)
    for parent in (top, below, deep):
        with pytest.raises(Invalid, match="steht unter dieser"):
            move_below(_row(town, top), parent=parent)
        with pytest.raises(Invalid, match="steht unter dieser"):
            place_category(_row(town, top), parent=parent, before=None)
    with pytest.raises(Invalid):
        save_category(municipality=town.id, name="Oben", parent=_row(town, deep))
    create = (
        "mutation($c: [CategoryInput!]!) { createCategories(categories: $c) { categories { name } errors } }"
    )
    given_ = [{"name": "Unten", "children": [{"name": "Oben"}]}]
    said = town.data(create, {"c": given_})["createCategories"]
    assert [one["name"] for one in said["categories"]] == ["Unten"]
    assert "steht unter dieser" in said["errors"][0]
    _require_tree(town)


def test_a_circle_of_an_older_version_hurts_nobody(town: Place) -> None:
    first, second = _made(town, "Huhn"), _made(town, "Ei")
    with within(town.id):
        Category.objects.filter(pk=first).update(parent=second)
        Category.objects.filter(pk=second).update(parent=first)
    forget_everything()
    known = structure(municipality=town.id, fresh=True)
    assert len(known.roots()) == 1
    assert sorted(known.below(known.roots()[0]["id"])) == [first, second]
    assert town.data("{ categoryTree }")["categoryTree"]


def test_not_deeper_than_anybody_follows(town: Place) -> None:
    parent = None
    for number in range(MAX_DEPTH):
        parent = _made(town, f"Ebene {number}", parent)
    with pytest.raises(Invalid, match="Ebenen"):
        _made(town, "Zu tief", parent)
    stack = _made(town, "Stapel")
    _made(town, "Darin", stack)
    with within(town.id):
        last_but_one = Category.objects.get(name=f"Ebene {MAX_DEPTH - 2}")
    with pytest.raises(Invalid, match="Ebenen"):
        move_below(_row(town, stack), parent=last_but_one.pk)


def test_siblings_are_placed_and_the_rest_stays_by_name(town: Place) -> None:
    numbers = {name: _made(town, name) for name in ("Alt", "Bau", "Chor", "Dorf")}
    place_category(_row(town, numbers["Dorf"]), parent=None, before=numbers["Bau"])

    def names() -> list[str]:
        return [row["name"] for row in structure(municipality=town.id, fresh=True).level(None)]

    assert names() == ["Alt", "Dorf", "Bau", "Chor"]
    _made(town, "Brand")
    assert names() == ["Alt", "Dorf", "Bau", "Brand", "Chor"]
    place_category(_row(town, numbers["Alt"]), parent=None, before=None)
    assert names() == ["Dorf", "Bau", "Brand", "Chor", "Alt"]


QUERY = "query($c: ID) { newsItems(categoryId: $c) { title categories { id name } } }"
NAMED = """mutation($n: String) {
    createNewsItem(title: "Neu", categoryName: $n, forceCreate: true) { categories { id name } } }"""


def test_old_name_and_old_number_lead_to_the_other(town: Place) -> None:
    old, new = _made(town, "Sport", tags=["news_item"]), _made(town, "Vereine", tags=["tour"])
    child = _made(town, "Fußball", old)
    only = town.publish("news_item", title="Nur alt", categories=[old])
    both = town.publish("news_item", title="Beides", categories=[new, old])
    trip = town.publish("tour", name="Weg", tour_stops=[{"name": "Tor", "categories": [old]}])
    shown = preview(_row(town, old))
    assert (shown.total, shown.children, shown.names) == (2, ["Fußball"], ["Sport"])
    assert merge_categories(_row(town, old), _row(town, new)) == 3
    with within(town.id):
        documents = {row.pk: orjson.loads(row.document) for row in Item.objects.all()}
        assert not Category.objects.filter(pk=old).exists()
    assert documents[only]["categories"] == [new]
    assert documents[both]["categories"] == [new]
    assert documents[trip]["tour_stops"][0]["categories"] == [new]
    known = structure(municipality=town.id, fresh=True)
    assert known.categories[new]["tags"] == ["tour", "news_item"]
    assert known.categories[new]["children"] == [child]
    assert category_ids(municipality=town.id, names=["SPORT"]) == [new]
    for number in (old, new):
        found = town.agreed(QUERY, {"c": str(number)})["newsItems"]
        assert {one["title"] for one in found} == {"Nur alt", "Beides"}
    assert town.data(NAMED, {"n": "sport"})["createNewsItem"]["categories"] == [
        {"id": str(new), "name": "Vereine"}
    ]
    update_item(viewer=town.viewer(), item=_item(town, only), values={"categories": [old]})
    assert orjson.loads(_item(town, only).document)["categories"] == [new]


def _item(place: Place, number: int) -> Item:
    with within(place.id):
        found: Item = Item.objects.get(pk=number)
    return found


def test_names_follow_a_second_merge_and_come_back_with_it(town: Place) -> None:
    first, second, third = (_made(town, name) for name in ("Sport", "Vereine", "Leben"))
    merge_categories(_row(town, first), _row(town, second))
    _, change = changing(town.id, lambda: merge_categories(_row(town, second), _row(town, third)))
    assert category_ids(municipality=town.id, names=["Sport", "Vereine"]) == [third]
    assert structure(municipality=town.id, fresh=True).current(first) == third
    take_back(town.id, change)
    assert category_ids(municipality=town.id, names=["Sport"]) == [second]


def test_taking_back_keeps_what_editors_did_since(town: Place) -> None:
    old, new, other = (_made(town, name) for name in ("Sport", "Vereine", "Leben"))
    kept = town.publish("news_item", title="Ergänzt", categories=[old])
    left = town.publish("news_item", title="Heraus", categories=[old])
    _, change = changing(town.id, lambda: merge_categories(_row(town, old), _row(town, new)))
    update_item(viewer=town.viewer(), item=_item(town, kept), values={"categories": [other, new]})
    update_item(viewer=town.viewer(), item=_item(town, left), values={"categories": []})
    take_back(town.id, change)
    assert orjson.loads(_item(town, kept).document)["categories"] == [other, old]
    assert orjson.loads(_item(town, left).document)["categories"] == []
    with within(town.id):
        assert list(ItemCategory.objects.filter(category=old).values_list("item", flat=True)) == [kept]


def test_a_merge_that_fails_changes_nothing(town: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = _made(town, "Sport"), _made(town, "Vereine")
    town.publish("news_item", title="Da", categories=[old])
    before = _shape(town)

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("smartvillage.core.content.merging._move_in_proposals", fail)
    with pytest.raises(RuntimeError):
        changing(town.id, lambda: merge_categories(_row(town, old), _row(town, new)))
    forget_everything()
    assert _shape(town) == before


def test_a_category_that_stands_above_makes_room(town: Place) -> None:
    top = _made(town, "Freizeit")
    middle = _made(town, "Sport", top)
    deep = _made(town, "Turnen", middle)
    merge_categories(_row(town, top), _row(town, deep))
    known = structure(municipality=town.id, fresh=True)
    assert known.categories[deep]["parent"] is None
    assert known.categories[middle]["parent"] == deep


def test_who_worked_on_meanwhile_is_not_overwritten(town: Place) -> None:
    number = _made(town, "Sport")
    _, change = changing(town.id, lambda: update_category(_row(town, number), values={"name": "Bewegung"}))
    update_category(_row(town, number), values={"name": "Turnen"})
    with pytest.raises(WrittenSince):
        take_back(town.id, change)
    assert _row(town, number).name == "Turnen"
    made, change = changing(town.id, lambda: _made(town, "Neu"))
    town.publish("news_item", title="Schon drin", categories=[made])
    with pytest.raises(WrittenSince):
        take_back(town.id, change)
    assert _row(town, made).name == "Neu"


def test_a_new_name_finds_the_entries(town: Place) -> None:
    number = _made(town, "Sport")
    town.publish("news_item", title="Anmeldung", categories=[number])
    update_category(_row(town, number), values={"name": "Leibesübungen"})
    with within(town.id):
        index_category(town.id, {"category": number, "after": 0})
    search = '{ newsItems(search: "Leibesübungen") { title } }'
    assert town.data(search)["newsItems"] == [{"title": "Anmeldung"}]


def test_names_given_by_hand(town: Place, amt: Place) -> None:
    number = _made(town, "Vereine")
    _made(town, "Sport")
    add_alias(_row(town, number), name=" Vereinsleben ")
    assert category_ids(municipality=town.id, names=["vereinsleben"]) == [number]
    assert category_ids(municipality=amt.id, names=["vereinsleben"]) != [number]
    for name in ("", "x" * 201, "SPORT", "Vereinsleben"):
        with pytest.raises(Invalid):
            add_alias(_row(town, number), name=name)


def test_changes_survive_as_json(town: Place) -> None:
    """An editor's session keeps them."""
    number = _made(town, "Sport", contact={"email": "a@example.org"})
    with within(town.id):
        born = Category.objects.get(pk=number).created_at
    _, change = changing(town.id, lambda: delete_category(_row(town, number)))
    again = Change(**orjson.loads(orjson.dumps({"before": change.before, "after": change.after})))
    take_back(town.id, again)
    row = _row(town, number)
    assert (row.name, row.contact, row.created_at) == ("Sport", {"email": "a@example.org"}, born)


def test_old_merges_stay_but_are_not_taken_back(town: Place) -> None:
    old, new = _made(town, "Sport"), _made(town, "Vereine")
    town.publish("news_item", title="Da", categories=[old])
    merge_categories(_row(town, old), _row(town, new))
    with within(town.id):
        CategoryAlias.objects.update(created_at="2020-01-01T00:00:00+00:00")
    forget_moves()
    with within(town.id):
        assert CategoryAlias.objects.get().moved is None
    assert category_ids(municipality=town.id, names=["Sport"]) == [new]
