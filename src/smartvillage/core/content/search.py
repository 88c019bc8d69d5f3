"""Full-text search in what a viewer may see: best first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from smartvillage.core.content.select import ItemQuery, any_of, fetch, stored_day, term_condition
from smartvillage.core.content.terms import asked_terms
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import today
from smartvillage.kit.words import sort_key

CANDIDATES = 500
SHORTEST = 3
NOT_OVER = """(NOT EXISTS (SELECT 1 FROM content_occurrence o WHERE o.item_id = i.id)
  OR EXISTS (SELECT 1 FROM content_occurrence o WHERE o.item_id = i.id AND o.ends_on >= %s))"""
"""What has dates has one that is not over."""


@dataclass(frozen=True)
class Hit:
    number: int
    kind: str
    generic_type: str


def search(
    *, viewer: Viewer, text: str, kinds: list[str], limit: int, tags: tuple[str, ...] = ()
) -> list[Hit]:
    """Current items that hold every word, the best match first, then the newest; two statements."""
    if len(text.strip()) < SHORTEST:
        return []
    query = ItemQuery(viewer=viewer, kind=None).matching(text).among("i.kind", kinds)
    query.where(NOT_OVER, stored_day(today()))
    if tags:
        query.in_categories([int(tag) for tag in tags if tag.isdecimal()])
    query.ordering = "i.published_at DESC, i.id DESC"
    rows = query.page(limit=CANDIDATES, skip=0).rows(
        "i.id, i.kind, i.generic_type, i.sort_title, i.published_at"
    )
    weights = _weights([row[0] for row in rows], text)
    ranked = sorted(rows, key=lambda row: _rank(row, weights, text), reverse=True)
    return [Hit(row[0], row[1], row[2]) for row in ranked[:limit]]


def _weights(items: list[int], text: str) -> dict[int, int]:
    if not items:
        return {}
    found = asked_terms(text)
    conditions = [
        term_condition(stem, word if index == len(found) - 1 else "")
        for index, (word, stem) in enumerate(found)
    ]
    among, param = any_of("t.item_id", items)
    sql = (
        f"SELECT t.item_id, SUM(t.weight) FROM content_itemterm t WHERE {among} "
        f"AND ({' OR '.join(condition for condition, _ in conditions)}) GROUP BY t.item_id"
    )
    return dict(fetch(sql, [param, *(value for _, values in conditions for value in values)]))


def _rank(row: Any, weights: dict[int, int], text: str) -> tuple[bool, int, datetime, int]:
    return (row[3] == sort_key(text), int(weights.get(row[0], 0)), row[4], row[0])
