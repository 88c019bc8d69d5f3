"""Which areas of the tree an event means."""

from collections.abc import Iterable
from dataclasses import dataclass

from smartvillage.modules.services.tree import Node, Tree

SCHEMES = ("ars", "gd", "ags")


@dataclass(frozen=True)
class Places:
    """Where a service exists. `level`: 0 the nation's, 1 the state's, 2 only below some areas."""

    ids: tuple[int, ...]
    everywhere: bool
    level: int


def node_of(said: str, *, tree: Tree) -> Node | None:
    """The area of `ars:120690020020`, `gd:10004` or `ags:12069020`."""
    scheme, _, value = said.partition(":")
    if not value:
        return None
    if scheme == "ars":
        return tree.by_ars.get(value.ljust(12, "0"))
    if scheme == "gd":
        return tree.by_public_id.get(value) or next(iter(tree.by_alias.get(("gd", value), ())), None)
    return tree.resolve(value) if scheme == "ags" else None


def places(areas: Iterable[str], *, tree: Tree) -> Places:
    """A service without areas exists everywhere in the state; one whose areas are all elsewhere nowhere."""
    said = list(areas)
    nodes = [node for one in said if (node := node_of(one, tree=tree))]
    levels = {node.level for node in nodes}
    if not said or levels & {"state", "nation"}:
        return Places((), everywhere=True, level=0 if levels == {"nation"} else 1)
    return Places(tuple(sorted({node.id for node in nodes})), everywhere=False, level=2)
