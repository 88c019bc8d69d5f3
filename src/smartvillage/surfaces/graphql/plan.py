"""Compiling a selection into Python code: a projection from source dicts to answer dicts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)
from graphql.execution.values import VariableValues, get_argument_values

from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.documents import Document
from smartvillage.surfaces.graphql.registry import wire
from smartvillage.surfaces.graphql.selecting import Selecting
from smartvillage.surfaces.graphql.specs import Attached, Compute, Get, Spec


class Unplannable(Exception):
    """The compiled path met something that the standard executor must say properly."""


@dataclass(eq=False)
class Selection:
    """What is selected of a type. `project(source, context)` gives the answer's dict.

    `attached`: rows to load beforehand, each with the selections below it. `kinds`: whose writes change what
    is selected, besides those to the projected source.
    """

    kind: str
    project: Callable[[Any, Context], Any] = lambda _source, _context: None
    attached: list[tuple[Attached, "Selection | None"]] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(eq=False)
class RootField:
    """One field of the operation: under which key, asked how, projected by what."""

    key: str
    name: str
    node: FieldNode
    definition: GraphQLField
    selection: Selection | None
    is_list: bool
    nullable: bool
    asked: dict[str, dict[str, Any]] = field(default_factory=dict)

    def arguments(self, variables: VariableValues) -> dict[str, Any]:
        """The coerced arguments; the same variables are asked again and again, so they are remembered."""
        key = repr(variables.coerced)
        found = self.asked.get(key)
        if found is None:
            if len(self.asked) > 256:
                self.asked.clear()
            found = self.asked[key] = get_argument_values(self.definition, self.node, variables)
        return dict(found)


@dataclass(eq=False)
class Plan:
    """An operation ready to run: its root fields and the nested fields with arguments."""

    roots: list[RootField]
    arguments: list[tuple[Any, FieldNode]]

    def nested_arguments(self, variables: VariableValues) -> list[Mapping[str, Any]]:
        return [get_argument_values(definition, node, variables) for definition, node in self.arguments]


def plan(document: Document, operation: OperationDefinitionNode, variables: VariableValues) -> Plan:
    """The plan of an operation; depends on variables only as far as they skip or include fields."""
    compiler = Compiler(document, variables)
    switches = tuple(sorted((name, variables.coerced.get(name)) for name in compiler.switches))
    key = (id(operation), switches)
    if key not in document.plans:
        if len(document.plans) > 64:
            document.plans.clear()
        document.plans[key] = compiler.compile(operation)
    found: Plan = document.plans[key]
    return found


class Compiler:
    """Turns the selections of one operation into functions."""

    def __init__(self, document: Document, variables: VariableValues) -> None:
        nodes = document.node.definitions
        fragments = {node.name.value: node for node in nodes if isinstance(node, FragmentDefinitionNode)}
        self.selecting = Selecting(fragments, variables)
        self.switches = document.switches
        self.arguments: list[tuple[Any, FieldNode]] = []
        self.names: dict[str, Any] = {"Unplannable": Unplannable}

    def compile(self, operation: OperationDefinitionNode) -> Plan:
        query = wire().schema.query_type
        assert query is not None
        roots = [
            self._root(query, key, nodes)
            for key, nodes in self.selecting.fields([operation.selection_set]).items()
        ]
        return Plan(roots, self.arguments)

    def _root(self, query: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> RootField:
        name = nodes[0].name.value
        if name.startswith("__"):
            raise Unplannable(name)
        kind = query.fields[name].type
        return RootField(
            key=key,
            name=name,
            node=nodes[0],
            definition=query.fields[name],
            selection=self._below(kind, nodes),
            is_list=is_list_type(get_nullable_type(kind)),
            nullable=not isinstance(kind, GraphQLNonNull),
        )

    def _below(self, kind: Any, nodes: list[FieldNode]) -> Selection | None:
        named = get_named_type(kind)
        if not isinstance(named, GraphQLObjectType):
            return None
        return self.selection(named, [node.selection_set for node in nodes if node.selection_set])

    def selection(self, kind: GraphQLObjectType, sets: list[SelectionSetNode]) -> Selection:
        """Generate `def project(o, c): return {...}` for the selected fields."""
        result = Selection(kind.name)
        entries, names = [], set()
        for key, nodes in self.selecting.fields(sets).items():
            name = nodes[0].name.value
            names.add(name)
            if name == "__typename":
                entries.append(f"{key!r}: {kind.name!r}")
            else:
                entries.append(f"{key!r}: {self._expression(result, kind, name, nodes)}")
        code = f"def project(o, c):\n    return {{{', '.join(entries)}}}"
        space: dict[str, Any] = {}
        exec(compile(code, f"<projection of {kind.name}>", "exec"), self.names, space)  # noqa: S102  names of a valid document only
        result.project, result.names = space["project"], frozenset(names)
        return result

    def _expression(
        self, result: Selection, kind: GraphQLObjectType, name: str, nodes: list[FieldNode]
    ) -> str:
        definition = kind.fields[name]
        spec = wire().specs[kind.name][name]
        below = self._below(definition.type, nodes)
        if isinstance(spec, Attached):
            result.attached.append((spec, below))
        result.kinds |= spec.kinds | (below.kinds if below else frozenset())
        value = self._value(spec, definition, nodes[0])
        if below:
            value = self._nested(below, value, is_list=is_list_type(get_nullable_type(definition.type)))
        if isinstance(definition.type, GraphQLNonNull):
            value = f"{self._named(_required)}({value})"
        return value

    def _nested(self, below: Selection, value: str, *, is_list: bool) -> str:
        project = self._named(below.project)
        if is_list:
            return f"[{project}(x, c) for x in {value} or ()]"
        return f"({project}(x, c) if (x := {value}) is not None else None)"

    def _value(self, spec: Spec, definition: Any, node: FieldNode) -> str:
        if isinstance(spec, Get):
            got = f"o.get({spec.key!r})"
            absent = self._named(spec.absent) if spec.absent is not None else "None"
            if spec.convert:
                return f"({self._named(spec.convert)}(v) if (v := {got}) is not None else {absent})"
            return got if spec.absent is None else f"o.get({spec.key!r}, {absent})"
        arguments = "()"
        if definition.args:
            self.arguments.append((definition, node))
            arguments = f"c.args[{len(self.arguments) - 1}]"
        function = spec.function if isinstance(spec, Compute) else spec.value
        return f"{self._named(function)}(o, c, {arguments})"

    def _named(self, value: Any) -> str:
        name = f"n{len(self.names)}"
        self.names[name] = value
        return name


def _required(value: Any) -> Any:
    if value is None:
        raise Unplannable("null where the schema promises a value")
    return value
