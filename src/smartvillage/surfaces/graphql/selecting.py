"""Which fields a selection asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLIncludeDirective,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionSetNode,
)
from graphql.execution.values import VariableValues, get_directive_values


@dataclass(frozen=True)
class Selecting:
    """Reads selections of one operation: fragments are written out, skipped fields left out."""

    fragments: Mapping[str, FragmentDefinitionNode]
    variables: VariableValues

    def fields(self, sets: Iterable[SelectionSetNode]) -> dict[str, list[FieldNode]]:
        """The fields by response key, each with all nodes that ask for it."""
        found: dict[str, list[FieldNode]] = {}
        for selections in sets:
            self._collect(selections, found)
        return found

    def names(self, nodes: Iterable[FieldNode]) -> frozenset[str]:
        """Names of the fields asked for below `nodes`, which all ask for the same field."""
        below = self.fields(node.selection_set for node in nodes if node.selection_set)
        return frozenset(same[0].name.value for same in below.values())

    def _collect(self, selections: SelectionSetNode, found: dict[str, list[FieldNode]]) -> None:
        for node in selections.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                key = node.alias.value if node.alias else node.name.value
                found.setdefault(key, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                self._collect(node.selection_set, found)
            elif isinstance(node, FragmentSpreadNode):
                self._collect(self.fragments[node.name.value].selection_set, found)

    def _included(self, node: Any) -> bool:
        skip = get_directive_values(GraphQLSkipDirective, node, self.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self.variables)
        return not (skip and skip["if"]) and not (include and not include["if"])
