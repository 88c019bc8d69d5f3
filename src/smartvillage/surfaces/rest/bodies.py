"""Form and query parameters as the objects they mean: `a[b]=1` is `{"a": {"b": "1"}}`, `a[]=1` a list."""

import re
from collections.abc import Iterable
from typing import Any

DEEPEST = 6
_KEY = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")


def nested(pairs: Iterable[tuple[str, list[Any]]]) -> dict[str, Any]:
    """The last value of each name, in objects by its brackets; names in other forms stay as they are."""
    result: dict[str, Any] = {}
    for name, values in pairs:
        path = _path(name)
        is_list = len(path) > 1 and path[-1] == ""
        _put(result, path[:-1] if is_list else path, list(values) if is_list else values[-1])
    return result


def _path(name: str) -> list[str]:
    match = _KEY.fullmatch(name)
    path = [match[1], *re.findall(r"\[([^\[\]]*)\]", match[2])] if match else [name]
    return path if len(path) <= DEEPEST and all(path[:-1]) else [name]


def _put(target: dict[str, Any], path: list[str], value: Any) -> None:
    for key in path[:-1]:
        below = target.setdefault(key, {})
        if not isinstance(below, dict):
            below = target[key] = {}
        target = below
    target[path[-1]] = value
