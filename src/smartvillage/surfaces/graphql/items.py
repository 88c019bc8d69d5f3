"""Answering a root field that lists items: SQL, fragments, bytes."""

from collections.abc import Sequence
from typing import Any

import orjson

from smartvillage.core.content.select import COLUMNS, NAMES, ItemQuery, source, sources_by_id
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.fragments import Group, Key, group_for
from smartvillage.surfaces.graphql.plan import Selection
from smartvillage.surfaces.graphql.specs import SIBLINGS, Source

WIDTH = len(NAMES) + 1  # the columns of an item and its document; what follows is the row's own


def item_fragments(query: ItemQuery, selection: Selection, context: Context, arguments: str) -> list[bytes]:
    """The rendered items of a query in its order."""
    group = group_for(_group_key(selection, context, arguments))
    if group.warm or query.repeats:
        rendered = _by_version(query, selection, context, group)
    else:
        rendered = _at_once(query, selection, context, group)
    return rendered


def _at_once(query: ItemQuery, selection: Selection, context: Context, group: Group) -> list[bytes]:
    """One statement brings the documents too."""
    rows = query.rows(COLUMNS)
    keys = [(row[0], *row[WIDTH:]) for row in rows]
    found = [group.get(key, row[1]) for key, row in zip(keys, rows, strict=True)]
    missing = [index for index, rendered in enumerate(found) if rendered is None]
    sources = [_with_extras(source(rows[index]), query, rows[index][WIDTH:]) for index in missing]
    fill_attached(selection, sources, context)
    for index, made in zip(missing, sources, strict=True):
        found[index] = orjson.dumps(selection.project(made, context))
        group.put(keys[index], rows[index][1], found[index] or b"")
    group.warm = len(missing) * 2 <= len(rows)
    return [rendered for rendered in found if rendered is not None]


def _by_version(query: ItemQuery, selection: Selection, context: Context, group: Group) -> list[bytes]:
    """Ids and versions first, then only the documents whose fragments are missing."""
    rows = query.rows("i.id, i.version")
    keys: list[Key] = [(row[0], *row[2:]) for row in rows]
    found = [group.get(key, row[1]) for key, row in zip(keys, rows, strict=True)]
    missing = [index for index, rendered in enumerate(found) if rendered is None]
    if missing:
        wanted = list({rows[index][0] for index in missing})
        documents = sources_by_id(ids=wanted, municipality=query.viewer.municipality)
        fill_attached(selection, list(documents.values()), context)
        for index in missing:
            made = documents.get(rows[index][0])
            if made is not None:
                found[index] = orjson.dumps(
                    selection.project(_with_extras(made, query, rows[index][2:]), context)
                )
                group.put(keys[index], made["version"], found[index] or b"")
    group.warm = len(missing) * 2 <= len(rows)
    return [rendered for rendered in found if rendered is not None]


def item_sources(query: ItemQuery) -> list[Source]:
    """The same items as source dicts, for the standard executor and for what is attached to others.

    They know each other, so that what is attached to one of them is loaded for all.
    """
    sources = [_with_extras(source(row), query, row[WIDTH:]) for row in query.rows(COLUMNS)]
    for made in sources:
        made[SIBLINGS] = sources
    return sources


def fill_attached(selection: Selection, sources: Sequence[dict[str, Any]], context: Context) -> None:
    """Load what stands beside the documents, level by level, one statement each."""
    for attached, below in selection.attached:
        attached.fill(sources, context)
        if below and below.attached:
            inner = [found for made in sources for found in _sources(made[attached.slot])]
            fill_attached(below, inner, context)


def _sources(value: Any) -> list[Source]:
    """The items among what is attached: one, a list of them, or other rows."""
    return [found for found in (value if isinstance(value, list) else [value]) if isinstance(found, dict)]


def _with_extras(made: dict[str, Any], query: ItemQuery, values: Sequence[Any]) -> dict[str, Any]:
    if not query.extras:
        return made
    row = dict(made) if query.repeats else made
    row.update(zip(query.extras, values, strict=True))
    return row


def _group_key(selection: Selection, context: Context, arguments: str) -> Key:
    viewer = context.viewer
    return (
        selection,
        viewer.answers_as,
        viewer.member,
        context.base_url,
        context.structure.version,
        context.today,
        context.freshness(selection.kinds),
        arguments,
    )
