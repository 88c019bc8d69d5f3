"""Categories on the wire: the flat list that clients filter and the tree that the CMS draws."""

import pytest

from smartvillage.core.content.models import Category
from smartvillage.core.content.structure import forget_structure
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place

TAGS = {"Kultur": ["event_record", "news_item"], "Bühne": ["event_record"], "Ärzte": ["point_of_interest"]}


@pytest.fixture
def numbers(town: Place) -> dict[str, int]:
    """„Bühne“ below „Kultur“, „Ärzte“ beside them."""
    made: dict[str, int] = {}
    with within(town.id):
        for position, (name, tags) in enumerate(TAGS.items()):
            parent = made.get("Kultur") if name == "Bühne" else None
            row = Category.objects.create(
                municipality_id=town.id, name=name, tags=tags, parent_id=parent, position=3 - position
            )
            made[name] = row.pk
    forget_structure()
    return made


@pytest.mark.usefixtures("numbers")
@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ("", ["Ärzte", "Bühne", "Kultur"]),
        ("(order: [name_DESC])", ["Kultur", "Bühne", "Ärzte"]),
        ("(order: [position_ASC, name_ASC])", ["Ärzte", "Bühne", "Kultur"]),
        ("(order: id_ASC, skip: 1, limit: 1)", ["Bühne"]),
        ('(tagList: ["event_record", "news_item"])', ["Bühne", "Kultur"]),
        ('(tagList: ["event_record", "news_item"], taggingStrategy: ANY)', ["Bühne", "Kultur"]),
        ('(tagList: ["event_record", "news_item"], taggingStrategy: ALL)', ["Kultur"]),
        ('(tagList: "event_record", taggingStrategy: EXCLUDE)', ["Ärzte"]),
        ("(ids: [])", []),
    ],
)
def test_lists(town: Place, arguments: str, names: list[str]) -> None:
    found = town.data(f"{{ categories{arguments} {{ name }} }}", role="app")["categories"]
    assert [one["name"] for one in found] == names


def test_some_are_wanted_and_some_are_not(town: Place, numbers: dict[str, int]) -> None:
    asked = "query ($ids: [ID], $not: [ID]) { categories(ids: $ids, excludeIds: $not) { name tagList } }"
    wanted = {"ids": [str(numbers["Kultur"])], "not": None}
    assert town.data(asked, wanted)["categories"] == [
        {"name": "Kultur", "tagList": "event_record, news_item"}
    ]
    unwanted = {"ids": None, "not": [str(numbers["Kultur"]), "999"]}
    assert [one["name"] for one in town.data(asked, unwanted)["categories"]] == ["Ärzte", "Bühne"]


def test_the_tree_has_roots_on_top(town: Place, numbers: dict[str, int]) -> None:
    below = {"id": numbers["Bühne"], "name": "Bühne", "ancestry": str(numbers["Kultur"]), "children": []}
    assert town.data("{ categoryTree }")["categoryTree"] == [
        {"id": numbers["Ärzte"], "name": "Ärzte", "ancestry": None, "children": []},
        {"id": numbers["Kultur"], "name": "Kultur", "ancestry": None, "children": [below]},
    ]


def test_emojis_stay(town: Place) -> None:
    asked = 'mutation { createEventRecord(title: "Fest 🎉", dates: [{dateStart: "2099-01-01"}]) { title } }'
    assert town.data(asked)["createEventRecord"] == {"title": "Fest 🎉"}
