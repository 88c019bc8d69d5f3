"""What a module says of itself."""

from dataclasses import dataclass
from functools import cache

from smartvillage.core.modules import rooms


@dataclass(frozen=True)
class Manifest:
    """`name` is the folder's name; a municipality switches modules on and off by it."""

    name: str
    label: str
    icon: str
    optional: bool = True


@cache
def manifests() -> tuple[Manifest, ...]:
    """All modules' manifests by label."""
    return tuple(sorted((room.MODULE for room in rooms("module")), key=lambda found: found.label))
