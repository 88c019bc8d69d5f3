"""What the wire says of its own schema: the same for everybody, so it is worked out once for each way of asking."""

from hashlib import blake2b

from cachetools import LRUCache
from graphql import FieldNode, OperationDefinitionNode, get_introspection_query, print_ast

from smartvillage.core.people.viewer import citizen
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.documents import Document, document
from smartvillage.surfaces.graphql.rendering import render
from smartvillage.surfaces.graphql.standard import execute_standard

MOST_BYTES = 1_000_000
_said: LRUCache[bytes, bytes] = LRUCache(maxsize=16)


def warm_up() -> None:
    """Build the schema and describe it, so that who asks first does not wait."""
    of_generators = get_introspection_query()
    of_graphiql = get_introspection_query(schema_description=True, input_value_deprecation=True)
    for text in (of_generators, of_graphiql):
        found = document(text)
        description(found, found.operation(None), Context(viewer=citizen(0)))


def describes(node: OperationDefinitionNode) -> bool:
    """Whether only the schema is asked for, without variables."""
    fields = node.selection_set.selections
    return not node.variable_definitions and all(
        isinstance(field, FieldNode) and field.name.value.startswith("__") for field in fields
    )


def description(found: Document, node: OperationDefinitionNode, context: Context) -> bytes:
    """The answer's bytes; spaces and comments in the question make no difference."""
    chosen = node.name.value if node.name else ""
    key = blake2b(f"{chosen}\n{print_ast(found.node)}".encode(), digest_size=16).digest()
    known = _said.get(key)
    if known is None:
        result = execute_standard(found, node, {}, context)
        known = render(result)
        if not result.errors and len(known) <= MOST_BYTES:
            _said[key] = known
    return known
