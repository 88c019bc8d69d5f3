"""An item's history: what changed between versions, and back to one of them."""

from dataclasses import dataclass
from typing import Any

import orjson

from smartvillage.core.content.document import managed
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item, Revision
from smartvillage.core.content.save import Saved, update_item
from smartvillage.core.people.viewer import Viewer


@dataclass(frozen=True)
class Change:
    """One field of a diff; values are JSON values, None when absent."""

    name: str
    label: str
    before: Any
    after: Any


def diff(*, item: Item, older: str, newer: str) -> list[Change]:
    """Field by field, what differs between two stored documents."""
    kind = kind_of(item.kind, item.generic_type)
    before, after = orjson.loads(older), orjson.loads(newer)
    return [
        Change(name, info.title or name, before.get(name), after.get(name))
        for name, info in kind.document.model_fields.items()
        if name not in managed(kind.document) and before.get(name) != after.get(name)
    ]


def restore_revision(*, viewer: Viewer, revision: Revision) -> Saved:
    """Make an old version the newest one; the versions in between stay in the history."""
    item = revision.item
    kind = kind_of(item.kind, item.generic_type)
    return update_item(
        viewer=viewer,
        item=item,
        values=orjson.loads(revision.document),
        replace=frozenset(kind.document.model_fields) - managed(kind.document),
        lock=True,
    )
