"""Lists of places: filters, orders, pages, counts."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from smartvillage.modules.places.tests.samples import EVERYTHING, create, named, names
from smartvillage.testing import Place

PICTURE = [{"contentType": "image", "sourceUrl": {"url": "https://bilder.example/2.jpg"}}]
SOUND = [{"contentType": "audio", "sourceUrl": {"url": "https://toene.example/1.mp3"}}]


@pytest.fixture
def five(town: Place) -> Place:
    named(town, "Ölmühle", category="Mühlen", addresses=[{"city": "Borne"}], media=PICTURE)
    named(town, "oase", category="Bäder", location={"name": "Hoher Fläming"}, media=SOUND)
    named(town, "„Zum Wirt“", category="Gasthöfe", addresses=[{"city": "Niemegk"}])
    named(town, "1. Schule", category="Bäder")
    named(town, "Abtei", media=PICTURE, addresses=[{"city": "Börne"}])
    return town


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("order: name_ASC", ["1. Schule", "Abtei", "oase", "Ölmühle", "„Zum Wirt“"]),
        ("order: name_DESC, limit: 2, skip: 1", ["Ölmühle", "oase"]),
        ("order: id_ASC, skip: 3", ["1. Schule", "Abtei"]),
        ("limit: 1", ["Abtei"]),
        ("limit: 0", []),
        ("ids: []", []),
        ("ids: null, category: \"mühlen\"", ["Ölmühle"]),
        ("category: \"Gibt es nicht\"", []),
        ("categoryIds: [], order: id_ASC, limit: 1", ["Ölmühle"]),
        ("location: \"borne\", order: id_ASC", ["Ölmühle", "Abtei"]),
        ("location: \"hoher flaming\"", ["oase"]),
        ("location: \"Potsdam\"", []),
        ("onlyWithImage: true, order: id_ASC", ["Ölmühle", "Abtei"]),
        ("onlyWithImage: false, limit: 1, order: id_ASC", ["Ölmühle"]),
        ("search: \"ÖL\"", ["Ölmühle"]),
        ("dataProvider: \"rathaus bad belzig\", limit: 1", ["Abtei"]),
        ("dataProvider: \"Niemand\"", []),
        ("dateRange: [\"2026-01-01\", \"2026-01-02\"], limit: 1", ["Abtei"]),
    ],
)  # fmt: skip
def test_filters_orders_and_pages(five: Place, arguments: str, expected: list[str]) -> None:
    assert names(five, arguments) == expected


def test_by_category_number(five: Place) -> None:
    known = {one["name"]: one["id"] for one in five.data("{ categories { id name } }")["categories"]}
    both = f"order: id_ASC, categoryIds: [{known['Bäder']}, {known['Mühlen']}]"
    assert names(five, both) == ["Ölmühle", "oase", "1. Schule"]
    assert names(five, f"order: id_ASC, categoryId: {known['Bäder']}") == ["oase", "1. Schule"]


def test_random_order_gives_all_and_is_never_kept(five: Place) -> None:
    query = "{ pointsOfInterest(order: RAND) { name } }"
    answers = [five.data(query, role="app")["pointsOfInterest"] for _ in range(40)]
    orders = {tuple(one["name"] for one in answer) for answer in answers}
    assert len(orders) > 1
    assert {frozenset(order) for order in orders} == {frozenset(names(five))}


def test_an_operator_elsewhere_is_no_place(town: Place) -> None:
    query = """mutation { createPointOfInterest(name: "Bad", addresses: {city: "Borne"},
      operatingCompany: {name: "Bäder GmbH", address: {city: "Potsdam", geoLocation: {latitude: 52, longitude: 13}}}
      mediaContents: {contentType: "image", sourceUrl: {}}) { id } }"""
    town.data(query)
    assert (names(town, 'location: "Potsdam"'), names(town, 'location: "Borne"')) == ([], ["Bad"])
    assert names(town, "onlyWithImage: true") == []


def test_categories_count_their_trees(town: Place) -> None:
    tree = """mutation { createCategories(categories: [{name: "Freizeit", children: [{name: "Bäder"}]}]) {
      errors } }"""
    town.data(tree)
    named(town, "Park", category="Freizeit", addresses=[{"city": "Borne"}])
    named(town, "Freibad", category="Bäder")
    query = """{ categories { name pointsOfInterestCount pointsOfInterestTreeCount
      borne: pointsOfInterestTreeCount(location: "Borne") pointsOfInterest { name } } }"""
    expected = [
        {"name": "Bäder", "pointsOfInterestCount": 1, "pointsOfInterestTreeCount": 1, "borne": 0,
         "pointsOfInterest": [{"name": "Freibad"}]},
        {"name": "Freizeit", "pointsOfInterestCount": 1, "pointsOfInterestTreeCount": 2, "borne": 1,
         "pointsOfInterest": [{"name": "Park"}]},
    ]  # fmt: skip
    assert town.agreed(query, role="app")["categories"] == expected
    create(town, role="restricted", category="Bäder")
    assert town.agreed(query, role="admin")["categories"] == expected


def test_counts_inside_other_records_follow_every_write(town: Place) -> None:
    query = "{ pointsOfInterest(order: id_ASC) { name categories { pointsOfInterestCount } } }"
    create(town)
    assert town.agreed(query)["pointsOfInterest"][0]["categories"] == [{"pointsOfInterestCount": 1}]
    create(town, external="p2")
    assert town.agreed(query)["pointsOfInterest"][0]["categories"] == [{"pointsOfInterestCount": 2}]


def test_a_list_with_everything_takes_few_statements(
    five: Place, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):  # versions, categories, organisations, places, vouchers, counts
        five.data(EVERYTHING, role="app")
    with django_assert_max_num_queries(3):  # versions, counts of another location, places
        five.data(EVERYTHING, role="app")
