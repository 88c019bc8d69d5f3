"""The wire's scalars, lenient as its clients need."""

from typing import Any

from graphql import (
    BooleanValueNode,
    EnumValueNode,
    FloatValueNode,
    GraphQLError,
    GraphQLScalarType,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    StringValueNode,
    ValueNode,
    VariableNode,
)


def literal(node: ValueNode, variables: dict[str, Any] | None = None) -> Any:
    """The JSON value of an inline literal of any kind."""
    match node:
        case StringValueNode() | BooleanValueNode() | EnumValueNode():
            return node.value
        case IntValueNode():
            return int(node.value)
        case FloatValueNode():
            return float(node.value)
        case NullValueNode():
            return None
        case ListValueNode():
            return [literal(value, variables) for value in node.values]
        case ObjectValueNode():
            return {field.name.value: literal(field.value, variables) for field in node.fields}
        case VariableNode():
            return (variables or {}).get(node.name.value)
    raise GraphQLError("unknown kind of literal")


def _primitive(value: Any) -> Any:
    if isinstance(value, dict | list):
        raise GraphQLError("AnyPrimitive takes a string, a number or a boolean")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise GraphQLError("a name of an order is wanted, such as createdAt_DESC")
    return value


def _same(value: Any) -> Any:
    return value


PARSERS = {
    "JSON": _same,
    "I18nJSON": _same,
    "AnyPrimitive": _primitive,
    "ISO8601DateTime": _text,
    "EventRecordsOrder": _text,
    "SurveyPollsOrder": _text,
}


def equip(schema: GraphQLSchema) -> None:
    """Give the schema's custom scalars their behaviour."""
    for name, parse in PARSERS.items():
        scalar = schema.get_type(name)
        if isinstance(scalar, GraphQLScalarType):
            _equip(scalar, parse)


def _equip(scalar: GraphQLScalarType, parse: Any) -> None:
    def parse_literal(node: ValueNode, variables: dict[str, Any] | None = None) -> Any:
        return parse(literal(node, variables))

    scalar.serialize = _same  # type: ignore[method-assign]
    scalar.parse_value = parse  # type: ignore[method-assign]
    scalar.parse_literal = parse_literal  # type: ignore[method-assign]
