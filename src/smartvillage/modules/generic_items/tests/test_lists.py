"""Lists of generic items: types, filters, orders, who sees what."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from smartvillage.core.content.kinds import GENERIC, all_kinds
from smartvillage.modules.generic_items.tests.samples import EVERYTHING, create, refusal, titles
from smartvillage.testing import Place


@pytest.fixture
def some(town: Place) -> Place:
    create(town, "Job", "Ärztin", external="7", category="Büro", dates=[{"dateEnd": "2026-05-01"}])
    create(town, "Job", "arzthelfer", published="2026-02-01", dates=[{"dateStart": "2026-03-01"}])
    create(town, "Offer", "Brot", published="2026-01-01", addresses=[{"city": "Borne"}])
    create(town, "FAQ", "Wie?", locations=[{"name": "Rathaus"}])
    return town


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ('genericType: "Job", order: id_ASC', ["Ärztin", "arzthelfer"]),
        ('genericType: "jOB", order: id_ASC', ["Ärztin", "arzthelfer"]),
        ('genericType: "faq"', ["Wie?"]),
        ('genericType: "Jo"', []),
        ('genericType: "", limit: 1', ["Wie?"]),
        ('externalId: "7"', ["Ärztin"]),
        ("externalId: 7", ["Ärztin"]),
        ('location: "borne"', ["Brot"]),
        ('location: "rathaus"', ["Wie?"]),
        ("ids: []", []),
        ("order: title_ASC", ["arzthelfer", "Ärztin", "Brot", "Wie?"]),
        ("order: publishedAt_ASC, limit: 2", ["Brot", "arzthelfer"]),
        ("order: publicationDate_DESC, skip: 2", ["arzthelfer", "Brot"]),
        ('search: "AERZ"', []),
        ('search: "arz"', ["arzthelfer", "Ärztin"]),
        ('dateFrom: "2026-03-15T00:00:00+01:00"', ["Ärztin"]),
        ('dateFrom: "2026-03-01T00:00:00+01:00"', ["arzthelfer", "Ärztin"]),
        ('dateFrom: "Unsinn", limit: 1', ["Wie?"]),
    ],
)
def test_filters_and_orders(some: Place, arguments: str, expected: list[str]) -> None:
    assert titles(some, arguments) == expected


def test_counts_of_categories(some: Place) -> None:
    query = (
        '{ categories { genericItemsCount n: genericItemsCount(location: "Borne") genericItems { title } } }'
    )
    assert some.agreed(query, role="app")["categories"] == [
        {"genericItemsCount": 1, "n": 0, "genericItems": [{"title": "Ärztin"}]}
    ]


def test_who_sees_what(some: Place, amt: Place) -> None:
    create(some, "Job", "Vom Verein", role="restricted")
    create(amt, "Job", "Nebenan")
    everybody = ["Ärztin", "arzthelfer", "Brot", "Wie?"]
    assert titles(some, role="app") == titles(some, role="read_only") == everybody
    for role in ("admin", "editor", "extended_user", "user", "restricted"):
        assert titles(some, role=role) == [*everybody, "Vom Verein"]
    assert titles(amt) == ["Nebenan"]
    assert refusal(some, "read_only", type="Job", title="A") == "Access not permitted!"


def test_each_type_has_its_own_right(town: Place) -> None:
    for kind in (kind for kind in all_kinds() if kind.name == GENERIC and kind.right):
        without = town.viewer("user").rights - {kind.right}
        query = f'mutation {{ createGenericItem(genericType: "{kind.generic_type}") {{ id }} }}'
        assert "errors" in town.ask(query, role="user", rights=without)
        assert "errors" not in town.ask(query, role="user", rights=frozenset({kind.right}))


def test_both_executors_agree_in_few_statements(
    some: Place, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    nested = {
        "genericType": "FAQ",
        "title": "Kind",
        "genericItems": [{"genericType": "FAQ", "title": "Enkel"}],
    }
    create(some, "Voucher", items=[nested])
    create(some, "Deadline", "Frist", items=[nested])
    some.agreed(EVERYTHING)
    some.agreed(EVERYTHING, role="app")
    create(some, "Deadline", "Noch eine")
    # versions, categories, organisations, items, children, grandchildren, counts and items of categories
    with django_assert_max_num_queries(8):
        some.data(EVERYTHING, role="app")
