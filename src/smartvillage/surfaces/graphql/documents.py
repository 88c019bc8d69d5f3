"""From a document's text to a checked document; queries are remembered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cachetools import LRUCache
from graphql import (
    DirectiveNode,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    Source,
    VariableNode,
    Visitor,
    parse,
    validate,
    visit,
)

from smartvillage.surfaces.graphql.limits import MAX_BYTES, MAX_TOKENS, check_shape
from smartvillage.surfaces.graphql.registry import wire
from smartvillage.surfaces.graphql.skeletons import Rebuild, read_values, rebuilder, skeleton

REMEMBERED_BYTES = 60_000


@dataclass
class Document:
    """A valid document with its operations by name and the plans made for it.

    `switches`: names of the variables that skip or include fields, for which plans differ.
    """

    node: DocumentNode
    operations: dict[str | None, OperationDefinitionNode]
    switches: frozenset[str]
    plans: dict[Any, Any] = field(default_factory=dict)

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The one to execute; raises GraphQLError when that is not clear."""
        if name:
            if name not in self.operations:
                raise GraphQLError(f"Unknown operation named '{name}'.")
            return self.operations[name]
        if len(self.operations) != 1:
            raise GraphQLError("Must provide operation name if query contains multiple operations.")
        return next(iter(self.operations.values()))


@dataclass(frozen=True)
class Shape:
    """What valid documents have in common that differ only in values; `rebuild` makes one without parsing."""

    switches: frozenset[str]
    rebuild: Rebuild | None


class InvalidDocument(Exception):
    """The document breaks the schema; `errors` say where."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        self.errors = errors
        super().__init__(errors[0].message)


class Library:
    """The documents of one schema: checked once, then remembered."""

    def __init__(self, schema: Callable[[], GraphQLSchema]) -> None:
        self._schema = schema
        self._documents: LRUCache[str, Document] = LRUCache(maxsize=1000)
        self._valid: LRUCache[bytes, Shape] = LRUCache(maxsize=5000)
        """Of the documents found valid, by their skeleton."""

    def document(self, text: str) -> Document:
        """Parse and validate, or remember having done so; raises GraphQLError with what is wrong."""
        known = self._documents.get(text)
        if known is None:
            known = self._checked(text)
            queries = all(node.operation == OperationType.QUERY for node in known.operations.values())
            if queries and len(text) <= REMEMBERED_BYTES:
                self._documents[text] = known
        return known

    def _checked(self, text: str) -> Document:
        if len(text) > MAX_BYTES:
            raise GraphQLError("The document is too large")
        key, written = skeleton(text)
        shape = self._valid.get(key)
        values = read_values(written) if shape and shape.rebuild else None
        if shape and shape.rebuild and values is not None:
            node = shape.rebuild(values)
        else:
            node = _parsed(text)
            shape = shape or self._valid.setdefault(key, self._shape(text, node, count=len(written)))
        operations = {
            (found.name.value if found.name else None): found
            for found in node.definitions
            if isinstance(found, OperationDefinitionNode)
        }
        return Document(node, operations, shape.switches)

    def _shape(self, text: str, node: DocumentNode, *, count: int) -> Shape:
        # Positions double the time of parsing; only who may be told of a mistake needs them.
        switches = self._validated(parse(Source(text), max_tokens=MAX_TOKENS))
        return Shape(switches, rebuilder(node, count=count))

    def _validated(self, node: DocumentNode) -> frozenset[str]:
        """The document's switches; raises InvalidDocument."""
        if errors := validate(self._schema(), node, max_errors=20):
            raise InvalidDocument(errors)
        return _switches(node)


document = Library(lambda: wire().schema).document


def _parsed(text: str) -> DocumentNode:
    try:
        node = parse(Source(text), no_location=True, max_tokens=MAX_TOKENS)
        check_shape(node)
    except RecursionError:
        raise GraphQLError("The document is nested too deeply") from None
    return node


def _switches(document: DocumentNode) -> frozenset[str]:
    found: set[str] = set()

    class Switches(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
            found.update(
                given.value.name.value
                for given in node.arguments or ()
                if isinstance(given.value, VariableNode)
            )

    visit(document, Switches())
    return frozenset(found)
