"""What several ask for at once is read in one statement: each asks by a generator that yields its query."""

from collections.abc import Generator, Sequence
from typing import Any, TypeVar

from smartvillage.core.content.select import COLUMNS, ItemQuery, fetch
from smartvillage.kit.rounds import in_rounds

Row = tuple[Any, ...]
Answer = TypeVar("Answer")
Asking = Generator[ItemQuery, list[Row], Answer]
"""Yields queries, is given the rows of each, and returns what was made of them."""


def together(askings: Sequence[Asking[Answer] | Answer]) -> list[Answer]:
    """The answers in the given order; who has nothing to ask is one. The queries of a round are one statement."""
    return in_rounds(askings, rows_of)


def rows_of(queries: Sequence[ItemQuery]) -> list[list[Row]]:
    """The rows of each query, for `source`, in its order. One statement, none for no queries."""
    if len(queries) < 2:
        return [query.rows() for query in queries]
    selected = [_part(number, query) for number, query in enumerate(queries)]
    sql = " UNION ALL ".join(part for part, _params in selected)
    found: list[list[Row]] = [[] for _query in queries]
    for number, _place, *row in fetch(
        f"{sql} ORDER BY 1, 2", [one for _part, params in selected for one in params]
    ):
        found[number].append(tuple(row))
    return found


def _part(number: int, query: ItemQuery) -> tuple[str, list[Any]]:
    """Documents are looked up for the rows of the page only; `place` keeps their order through the union."""
    page, params = query.select("i.id")
    place = f"ROW_NUMBER() OVER (ORDER BY {query.ordering})"
    joined = f"({page}) page{number} JOIN content_item i ON i.id = page{number}.id"
    return f"SELECT {number} AS part, {place} AS place, {COLUMNS} FROM {joined}", params
