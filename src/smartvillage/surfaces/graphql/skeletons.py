"""What is left of a document without its values: importers write each record's values into the document itself,
and what differs only in values need be neither parsed nor validated again. Values are checked when they are read.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

import orjson
from graphql import DocumentNode, FloatValueNode, IntValueNode, Node, StringValueNode

Rebuild = Callable[[Sequence[str]], DocumentNode]
Maker = Callable[[Iterator[str]], Any]

_VALUES = re.compile(
    r'"""(?:\\"""|(?!""").)*"""|"(?:\\.|[^"\\\n\r])*"'  # texts
    r"|#[^\n\r]*"  # comments
    r"|(?<![\w.])-?\d[\d.eE+-]*",  # numbers
    re.DOTALL,
)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_LEAVES = (IntValueNode, FloatValueNode, StringValueNode)


def skeleton(text: str) -> tuple[bytes, list[str]]:
    """A digest, the same for valid documents that differ only in texts, numbers of one type, and comments;
    and the values as they are written.
    """
    values: list[str] = []

    def stand_in(match: re.Match[str]) -> str:
        value = match[0]
        if value.startswith("#"):
            return ""
        values.append(value)
        if value.startswith('"'):
            return '""'
        return "0" if value.lstrip("-").isdecimal() else "0.0"

    bare = _VALUES.sub(stand_in, text).encode("utf-8", "replace")
    return blake2b(bare, digest_size=16).digest(), values


def read_values(written: Sequence[str]) -> list[str] | None:
    """The values as the parser would read them; None where only the parser can say."""
    read = []
    for value in written:
        if value.startswith('"""'):
            return None
        if value.startswith('"'):
            try:
                read.append(orjson.loads(value))
            except orjson.JSONDecodeError:
                return None
        elif _NUMBER.fullmatch(value):
            read.append(value)
        else:
            return None
    return read


def rebuilder(node: DocumentNode, *, count: int) -> Rebuild | None:
    """Makes the document again with other values in their order; None if it does not hold `count` of them."""
    if sum(1 for _ in _leaves(node)) != count:
        return None
    make = _maker(node)
    return lambda values: make(iter(values))


def _leaves(value: Any) -> Iterator[Node]:
    if isinstance(value, _LEAVES):
        yield value
    elif isinstance(value, Node):
        for key in value.keys:
            yield from _leaves(getattr(value, key))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _leaves(one)


def _maker(value: Any) -> Maker:
    """Whatever holds no values is shared between all documents."""
    if next(_leaves(value), None) is None:
        return lambda _values: value
    made = type(value)
    if isinstance(value, StringValueNode):
        return lambda values: made(value=next(values), block=False)
    if isinstance(value, _LEAVES):
        return lambda values: made(value=next(values))
    if isinstance(value, list | tuple):
        makers = [_maker(one) for one in value]
        return lambda values: made(make(values) for make in makers)
    parts = [(key, _maker(getattr(value, key))) for key in value.keys]
    return lambda values: made(**{key: make(values) for key, make in parts})
