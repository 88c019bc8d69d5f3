"""What a document may cost before anything is computed for it."""

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

MAX_BYTES = 4_000_000
MAX_TOKENS = 120_000
MAX_DEPTH = 25
MAX_ROOT_FIELDS = 100
MAX_FIELDS = 10_000


def check_shape(document: DocumentNode) -> None:
    """Refuse documents that are deeper, wider or, with fragments written out, larger than any client needs."""
    fragments = {
        node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
    }
    sizes: dict[str, int] = {}
    for node in document.definitions:
        if isinstance(node, OperationDefinitionNode):
            if len(node.selection_set.selections) > MAX_ROOT_FIELDS:
                raise GraphQLError(f"The operation has more than {MAX_ROOT_FIELDS} root fields")
            if _size(node.selection_set, fragments, sizes, 1, frozenset()) > MAX_FIELDS:
                raise GraphQLError(f"The document selects more than {MAX_FIELDS} fields")


def _size(
    selections: SelectionSetNode,
    fragments: dict[str, FragmentDefinitionNode],
    sizes: dict[str, int],
    depth: int,
    inside: frozenset[str],
) -> int:
    if depth > MAX_DEPTH:
        raise GraphQLError(f"The document is nested deeper than {MAX_DEPTH} levels")
    total = 0
    for node in selections.selections:
        if isinstance(node, FieldNode):
            total += 1
            if node.selection_set:
                total += _size(node.selection_set, fragments, sizes, depth + 1, inside)
        elif isinstance(node, InlineFragmentNode):
            total += _size(node.selection_set, fragments, sizes, depth + 1, inside)
        elif isinstance(node, FragmentSpreadNode):
            total += _spread_size(node.name.value, fragments, sizes, depth, inside)
        if total > MAX_FIELDS:
            return total
    return total


def _spread_size(
    name: str,
    fragments: dict[str, FragmentDefinitionNode],
    sizes: dict[str, int],
    depth: int,
    inside: frozenset[str],
) -> int:
    if name in inside:
        raise GraphQLError(f"Cannot spread fragment '{name}' within itself.")
    if name in fragments and name not in sizes:
        sizes[name] = _size(fragments[name].selection_set, fragments, sizes, depth + 1, inside | {name})
    return sizes.get(name, 0)
