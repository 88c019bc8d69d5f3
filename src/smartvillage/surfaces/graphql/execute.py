"""Answering one GraphQL request: compiled where possible, by the standard executor otherwise."""

import logging
from dataclasses import dataclass, field
from typing import Any

import orjson
from graphql import (
    ExecutionResult,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
)
from graphql.execution.values import VariableValues, get_variable_values

from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.languages import GERMAN, reading_in
from smartvillage.core.content.select import ItemQuery
from smartvillage.core.content.versions import versions
from smartvillage.surfaces.database import connected, reconnect
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.documents import Document, InvalidDocument, document
from smartvillage.surfaces.graphql.introspection import describes, description
from smartvillage.surfaces.graphql.items import item_fragments
from smartvillage.surfaces.graphql.plan import Plan, RootField, Unplannable, plan
from smartvillage.surfaces.graphql.registry import wire
from smartvillage.surfaces.graphql.rendering import render
from smartvillage.surfaces.graphql.standard import execute_standard, module_is_on
from smartvillage.surfaces.graphql.wire import number

log = logging.getLogger(__name__)


@dataclass
class Answer:
    """Bytes to send. `kinds`: whose content versions it depends on, None for all; `cacheable`: may be kept;
    `opened`: numbers of items that were asked for one by one, as an app does to show them.
    """

    body: bytes
    cacheable: bool = False
    kinds: set[str] | None = field(default_factory=set)
    opened: list[int] = field(default_factory=list)


def answer(*, query: str, variables: dict[str, Any], operation: str | None, context: Context) -> Answer:
    """Parse, validate, execute; every failure is an answer in GraphQL's own form. The wire is German."""
    with reading_in(GERMAN):
        return _answered(query, variables, operation, context)


def _answered(query: str, variables: dict[str, Any], operation: str | None, context: Context) -> Answer:
    try:
        found = document(query)
        node = found.operation(operation)
        if node.operation == OperationType.QUERY:
            return _query(found, node, variables, context)
        if node.operation == OperationType.MUTATION:
            if context.viewer.public:  # what others may know was read just now, so their connection is alive
                connected(lambda: versions(municipality=context.viewer.municipality, fresh=True))
            return Answer(render(execute_standard(found, node, variables, context)))
        raise GraphQLError("Subscriptions are not offered")
    except InvalidDocument as error:
        return Answer(render(ExecutionResult(data=None, errors=error.errors), data=False))
    except GraphQLError as error:
        return Answer(render(ExecutionResult(data=None, errors=[error]), data=False))


def _query(
    found: Document, node: OperationDefinitionNode, variables: dict[str, Any], context: Context
) -> Answer:
    coerced = get_variable_values(wire().schema, node.variable_definitions or (), variables, max_errors=20)
    if isinstance(coerced, list):
        raise InvalidDocument(coerced)
    if describes(node):
        return Answer(description(found, node, context), cacheable=True)
    try:
        return _planned(plan(found, node, coerced), coerced, context)
    except (Unplannable, ContentError, GraphQLError):
        log.debug("executed by the standard executor", exc_info=True)
    except Exception:  # the standard executor says where it went wrong
        log.exception("projection failed, executed by the standard executor")
        reconnect()
    return Answer(render(execute_standard(found, node, variables, context)))


def _planned(made: Plan, variables: VariableValues, context: Context) -> Answer:
    context.args = made.nested_arguments(variables)
    arguments = repr(context.args)
    result = Answer(b"", cacheable=True)
    parts = [
        orjson.dumps(root.key) + b":" + _root(root, variables, context, arguments, result)
        for root in made.roots
    ]
    result.body = b'{"data":{' + b",".join(parts) + b"}}"
    result.cacheable = result.cacheable and context.cacheable
    return result


def _root(
    root: RootField, variables: VariableValues, context: Context, arguments: str, result: Answer
) -> bytes:
    value: Any = None
    function = wire().queries[root.name]
    context.selected = root.selection.names if root.selection else frozenset()
    said = root.arguments(variables)
    if module_is_on(root.name, context):
        value = function(context, said)
    elif root.is_list:
        value = []
    _note_kinds(result, root, value, getattr(function, "kinds", None))
    if isinstance(value, ItemQuery):
        assert root.selection is not None
        rendered = item_fragments(value, root.selection, context, arguments)
        if rendered and not root.is_list and (item := number(said.get("id"))):
            result.opened.append(item)
        return b"[" + b",".join(rendered) + b"]" if root.is_list else (rendered[0] if rendered else b"null")
    if value is None and not root.nullable:
        raise Unplannable(root.name)
    if root.selection is not None and value is not None:
        project = root.selection.project
        value = [project(one, context) for one in value] if root.is_list else project(value, context)
    return orjson.dumps(value)


def _note_kinds(result: Answer, root: RootField, value: Any, declared: frozenset[str] | None) -> None:
    """Add what a root field's answer depends on: its own kind or those declared, and those of what is selected."""
    own = frozenset({value.kind}) if isinstance(value, ItemQuery) and value.kind else declared
    if own is None or result.kinds is None:
        result.kinds = None
    else:
        result.kinds |= own | (root.selection.kinds if root.selection else frozenset())
