"""The standard executor over the same declarations: for mutations, for errors, as reference in tests."""

import logging
import secrets
from functools import cache
from typing import Any

from django.db import DatabaseError
from graphql import (
    ExecutionResult,
    GraphQLError,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    OperationDefinitionNode,
    execute_sync,
    is_list_type,
)

from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.select import ItemQuery
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.documents import Document
from smartvillage.surfaces.graphql.items import item_sources
from smartvillage.surfaces.graphql.registry import wire
from smartvillage.surfaces.graphql.selecting import Selecting
from smartvillage.surfaces.graphql.specs import Spec
from smartvillage.surfaces.graphql.wire import storable

log = logging.getLogger(__name__)


def execute_standard(
    found: Document, node: OperationDefinitionNode, variables: dict[str, Any], context: Context
) -> ExecutionResult:
    """Execute with graphql-core."""
    return execute_sync(
        executable_schema(),
        found.node,
        context_value=context,
        variable_values=variables,
        operation_name=node.name.value if node.name else None,
    )


def module_is_on(field: str, context: Context) -> bool:
    """Whether the municipality uses the module that owns a root field."""
    owner = wire().modules.get(field, "")
    return owner == "graphql" or context.tenant.has_module(owner)


@cache
def executable_schema() -> GraphQLSchema:
    """The wire's schema with a resolver on every field."""
    schema = wire().schema
    for name, specs in wire().specs.items():
        kind = schema.type_map[name]
        assert isinstance(kind, GraphQLObjectType)
        for field, spec in specs.items():
            kind.fields[field].resolve = _field(spec)
    for root, functions in ((schema.query_type, wire().queries), (schema.mutation_type, wire().mutations)):
        for field, function in functions.items():
            assert root is not None
            root.fields[field].resolve = _root(
                field, function, is_list=is_list_type(_nullable(root.fields[field].type))
            )
    return schema


def _nullable(kind: Any) -> Any:
    return getattr(kind, "of_type", kind) if not is_list_type(kind) else kind


def _field(spec: Spec) -> Any:
    def resolve(source: Any, info: Any, **args: Any) -> Any:
        return guarded(lambda: spec.value(source, info.context, args))

    return resolve


def _root(field: str, function: Any, *, is_list: bool) -> Any:
    def run(context: Context, args: dict[str, Any]) -> Any:
        if not module_is_on(field, context):
            if is_list:
                return []
            raise ContentError("Dieser Bereich ist in dieser Kommune nicht eingeschaltet.")
        value = function(context, storable(args))
        if isinstance(value, ItemQuery):
            sources = item_sources(value)
            return sources if is_list else next(iter(sources), None)
        return value

    def resolve(_source: Any, info: GraphQLResolveInfo[Context], **args: Any) -> Any:
        asked = Selecting(info.fragments, info.variable_values)
        info.context.selected = asked.names(info.field_nodes)
        return guarded(lambda: run(info.context, args))

    return resolve


def guarded(run: Any) -> Any:
    """Our refusals keep their words; anything unexpected is logged and gets a number to ask for."""
    try:
        return run()
    except (ContentError, GraphQLError) as error:
        raise GraphQLError(str(error)) from None
    except (DatabaseError, Exception) as error:
        ticket = secrets.token_hex(4)
        log.exception("unexpected failure %s", ticket)
        raise GraphQLError(f"Internal error {ticket}") from error
