"""What entries of a source become: each module says it for its kind in its `importers` room."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from smartvillage.core.content.kinds import Kind
from smartvillage.core.modules import rooms


@dataclass(frozen=True)
class Target:
    """`name` as on the command line ("news"); `values` gives the document's fields for an entry.

    The entry's category names stand under "category_names".
    """

    name: str
    kind: Kind
    values: Callable[[Any], dict[str, Any]]


@cache
def targets() -> dict[str, Target]:
    """All modules' targets by name."""
    return {target.name: target for room in rooms("importers") for target in room.TARGETS}
