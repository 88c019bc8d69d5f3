"""The standard executor's results as bytes."""

from typing import Any

import orjson
from graphql import ExecutionResult


def render(result: ExecutionResult, *, data: bool = True) -> bytes:
    """The answer's JSON; `data` is left out when nothing was executed."""
    said: dict[str, Any] = {"data": result.data} if data else {}
    if result.errors:
        said["errors"] = [error.formatted for error in result.errors]
    return orjson.dumps(said, option=orjson.OPT_NON_STR_KEYS)
