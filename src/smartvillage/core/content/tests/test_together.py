"""Queries of several askers in one statement."""

from collections.abc import Sequence

from django.db import connection
from django.test.utils import CaptureQueriesContext

from smartvillage.core.content.select import ItemQuery
from smartvillage.core.content.together import Asking, rows_of, together
from smartvillage.core.people.viewer import citizen
from smartvillage.testing import Place


def _numbers(query: ItemQuery) -> Asking[list[int]]:
    rows = yield query
    return [row[0] for row in rows]


def _news(town: Place) -> ItemQuery:
    return ItemQuery(viewer=citizen(town.id), kind="news_item")


def test_each_gets_its_own_in_its_order(town: Place) -> None:
    numbers = [town.publish("news_item", title=f"Nachricht {letter}") for letter in "CAB"]
    by_title = [numbers[1], numbers[2], numbers[0]]
    queries = [
        _news(town).order("title", descending=False),
        _news(town).order("title", descending=True).page(limit=2, skip=0),
        _news(town).order("id", descending=False).page(limit=1, skip=1),
        _news(town).among("i.id", []),
    ]
    with CaptureQueriesContext(connection) as captured:
        found: list[list[int]] = together([_numbers(query) for query in queries])
    assert found == [by_title, by_title[::-1][:2], [numbers[1]], []]
    assert len(captured) == 1
    assert rows_of(queries) == [query.rows() for query in queries]


def test_who_asks_twice_waits_for_nobody_else(town: Place) -> None:
    first = town.publish("news_item", title="Eins")

    def twice() -> Asking[Sequence[int]]:
        (found,) = yield _news(town)
        again = yield _news(town).where("i.id <> %s", found[0])
        return [found[0], len(again)]

    with CaptureQueriesContext(connection) as captured:
        assert together([twice(), [7], _numbers(_news(town))]) == [[first, 0], [7], [first]]
    assert len(captured) == 2


def test_nobody_asks_nothing() -> None:
    assert together([]) == []
    assert rows_of([]) == []
