"""The wire as the modules declare it: their SDL, and what their `graph` rooms say of fields and arguments."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graphql import GraphQLNonNull, GraphQLObjectType, GraphQLSchema, build_schema, get_named_type
from pydantic.alias_generators import to_snake

from smartvillage.core.content.kinds import all_kinds
from smartvillage.core.modules import module_names, rooms
from smartvillage.surfaces.graphql import graph as shared
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.scalars import equip
from smartvillage.surfaces.graphql.specs import Args, Get, Spec, TypeSpecs

Query = Callable[[Context, Args], Any]
Mutation = Callable[[Context, Args], Any]
Destroy = Callable[[Context, int], bool]
"""Removes the record of this number; False when there is none for the caller. Raises `Refused`."""
Show = Callable[[Context, int, bool], bool]
"""Shows or hides the record of this number; False when there is none for the caller. Raises `Refused`."""


@dataclass(frozen=True)
class Wire:
    """The schema and, by type and field, how values are made."""

    schema: GraphQLSchema
    specs: Mapping[str, TypeSpecs]
    queries: Mapping[str, Query]
    mutations: Mapping[str, Mutation]
    destroyers: Mapping[str, Destroy]
    showers: Mapping[str, Show]
    modules: Mapping[str, str]


@cache
def wire() -> Wire:
    """All modules' parts together; raises at start when a part is missing or said twice."""
    schema = build_schema("\n".join(sdl_parts()))
    equip(schema)
    declared: dict[str, dict[str, Spec]] = {}
    queries: dict[str, Query] = {}
    mutations: dict[str, Mutation] = {}
    destroyers: dict[str, Destroy] = {}
    showers: dict[str, Show] = {}
    owners: dict[str, str] = {}
    for room in (shared, *rooms("graph")):
        for name, specs in getattr(room, "TYPES", {}).items():
            declared.setdefault(name, {}).update(specs)
        queries |= getattr(room, "QUERIES", {})
        mutations |= getattr(room, "MUTATIONS", {})
        destroyers |= getattr(room, "DESTROY", {})
        showers |= getattr(room, "SHOW", {})
        owners |= dict.fromkeys(
            [*getattr(room, "QUERIES", {}), *getattr(room, "MUTATIONS", {})], _module(room.__name__)
        )
    specs = {kind.name: _specs(kind, declared.get(kind.name, {})) for kind in _objects(schema)}
    _check(schema, queries, mutations)
    return Wire(schema, specs, queries, mutations, destroyers, showers, owners)


def sdl_parts() -> Iterator[str]:
    """The schema's text: the shared part, then each module's."""
    for package in (__package__, *module_names()):
        part = files(package) / "schema.graphql"
        if part.is_file():
            yield part.read_text("utf-8")


def _objects(schema: GraphQLSchema) -> Iterator[GraphQLObjectType]:
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            yield kind


def _specs(kind: GraphQLObjectType, declared: Mapping[str, Spec]) -> dict[str, Spec]:
    """Fields nobody declares are read under their snake-cased name; lists are never null."""
    if unknown := set(declared) - set(kind.fields):
        raise RuntimeError(f"graph declares {sorted(unknown)} which the schema's {kind.name} lacks")
    aliases = _document_keys(kind.name)
    specs: dict[str, Spec] = {}
    for name, field in kind.fields.items():
        named = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
        absent: Any = () if hasattr(named, "of_type") else None
        convert = str if get_named_type(field.type).name == "ID" and absent is None else None
        specs[name] = declared.get(name) or Get(
            aliases.get(name, to_snake(name)), convert=convert, absent=absent
        )
    return specs


@cache
def _aliases() -> dict[str, dict[str, str]]:
    return {
        kind.wire_type: {info.alias: name for name, info in kind.document.model_fields.items() if info.alias}
        for kind in all_kinds()
    }


def _document_keys(wire_type: str) -> dict[str, str]:
    return _aliases().get(wire_type, {})


def _module(room: str) -> str:
    return room.rsplit(".", 2)[-2]


def _check(schema: GraphQLSchema, queries: Mapping[str, Query], mutations: Mapping[str, Mutation]) -> None:
    for root, known in ((schema.query_type, queries), (schema.mutation_type, mutations)):
        fields = set(root.fields) if root else set()
        if fields != set(known):
            raise RuntimeError(f"schema and graph differ in {sorted(fields ^ set(known))}")
