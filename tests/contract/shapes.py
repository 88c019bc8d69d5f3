"""Whether an answer has the shape that a document and the contract's schema promise to the client."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    is_list_type,
    parse,
)

SCALARS: dict[str, tuple[type, ...]] = {
    "ID": (str,),
    "String": (str,),
    "Int": (int,),
    "Float": (int, float),
    "Boolean": (bool,),
    "ISO8601DateTime": (str,),
}


def misfits(schema: GraphQLSchema, document: str, data: Any) -> list[str]:
    """Paths where the data is not what the client's code may rely on; lists are never null."""
    nodes = parse(document).definitions
    operation = next(node for node in nodes if isinstance(node, OperationDefinitionNode))
    walk = _Walk({node.name.value: node for node in nodes if isinstance(node, FragmentDefinitionNode)})
    root = schema.mutation_type if operation.operation.value == "mutation" else schema.query_type
    assert root is not None
    return list(walk.object(root, operation.selection_set, data, "data"))


class _Walk:
    def __init__(self, fragments: dict[str, FragmentDefinitionNode]) -> None:
        self.fragments = fragments

    def object(
        self, kind: GraphQLObjectType, selected: SelectionSetNode, value: Any, path: str
    ) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{path} is no object"
            return
        for node in self._fields(selected):
            key = node.alias.value if node.alias else node.name.value
            if node.name.value == "__typename":
                if value.get(key) != kind.name:
                    yield f"{path}.{key} is not {kind.name}"
            elif key not in value:
                yield f"{path}.{key} is missing"
            else:
                yield from self._value(kind.fields[node.name.value].type, node, value[key], f"{path}.{key}")

    def _fields(self, selected: SelectionSetNode) -> Iterator[FieldNode]:
        for node in selected.selections:
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, FragmentSpreadNode):
                yield from self._fields(self.fragments[node.name.value].selection_set)

    def _value(self, kind: Any, node: FieldNode, value: Any, path: str) -> Iterator[str]:
        if isinstance(kind, GraphQLNonNull):
            if value is None:
                yield f"{path} is null"
            kind = kind.of_type
        if is_list_type(kind):
            if not isinstance(value, list):
                yield f"{path} is no list"
                return
            for index, one in enumerate(value):
                yield from self._value(kind.of_type, node, one, f"{path}[{index}]")
        elif value is None:
            return
        elif isinstance(named := get_named_type(kind), GraphQLObjectType):
            assert node.selection_set is not None
            yield from self.object(named, node.selection_set, value, path)
        elif not _is_of(named, value):
            yield f"{path} is {value!r}, no {named.name}"


def _is_of(kind: Any, value: Any) -> bool:
    """A boolean is no number, though Python says so."""
    if isinstance(kind, GraphQLEnumType):
        return value in kind.values
    known = SCALARS.get(kind.name, (object,))
    return isinstance(value, known) and not (isinstance(value, bool) and int in known)
