"""Compiled projection against graphql-core's executor: same documents, same sources, one process, no SQL.

Runs in a process of its own where Django is set up, see `tasks`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from graphql import execute_sync
from graphql.execution.values import get_argument_values, get_variable_values

from bench.paths import DOCUMENTS
from bench.variables import VARIABLES
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.viewer import citizen
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.documents import document
from smartvillage.surfaces.graphql.items import fill_attached, item_sources
from smartvillage.surfaces.graphql.plan import plan
from smartvillage.surfaces.graphql.registry import wire
from smartvillage.surfaces.graphql.standard import executable_schema

ROUNDS = 7
AT_MOST = 300
"""Items of a list: enough to measure, few enough for the executor."""


def run() -> dict[str, dict[str, float]]:
    """Milliseconds of both by document."""
    return {name: compare(name) for name in VARIABLES}


def compare(name: str) -> dict[str, float]:
    """Both ways over the sources of one document; raises when their answers differ."""
    found = document((DOCUMENTS / f"{name}.graphql").read_text())
    node = found.operation(None)
    schema = executable_schema()
    variables: Any = get_variable_values(schema, node.variable_definitions or (), VARIABLES[name])
    context = Context(viewer=citizen(Municipality.objects.order_by("pk")[0].pk))
    made = plan(found, node, variables)
    context.args = made.nested_arguments(variables)
    (root,) = made.roots
    assert schema.query_type is not None
    assert root.selection is not None
    field, project = schema.query_type.fields[root.name], root.selection.project
    query = wire().queries[root.name](context, get_argument_values(field, root.node, variables))
    sources = item_sources(query)[:AT_MOST]
    fill_attached(root.selection, sources, context)
    field.resolve = lambda *_, **__: sources

    def compiled() -> Any:
        return [project(source, context) for source in sources]

    def standard() -> Any:
        result = execute_sync(schema, found.node, context_value=context, variable_values=VARIABLES[name])
        if result.errors or result.data is None:
            raise RuntimeError(f"{name}: {result.errors}")
        return result.data[root.key]

    if compiled() != standard():
        raise RuntimeError(f"{name}: the executor answers otherwise")
    return {"compiled": _milliseconds(compiled), "standard": _milliseconds(standard)}


def _milliseconds(run: Callable[[], Any]) -> float:
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run()
        took.append((time.perf_counter() - started) * 1000)
    return median(took)
