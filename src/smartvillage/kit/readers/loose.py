"""Reading nested mappings of strangers, in which any value may be missing or of any type."""

from collections.abc import Mapping
from typing import Any


def text(owner: Mapping[str, Any], *names: str) -> str:
    """The first of the named values that is a text and not blank, else ""."""
    values = (owner.get(name) for name in names)
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def part(owner: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The named mapping, else an empty one."""
    found = owner.get(name)
    return found if isinstance(found, Mapping) else {}


def items(owner: Mapping[str, Any], name: str) -> list[Any]:
    """The named list, else an empty one."""
    found = owner.get(name)
    return found if isinstance(found, list) else []


def parts(owner: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The mappings in the named list."""
    return [each for each in items(owner, name) if isinstance(each, Mapping)]
