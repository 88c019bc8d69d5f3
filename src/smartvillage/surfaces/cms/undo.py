"""The way back from a step: how its items stood before, kept in the editor's session."""

from collections.abc import Iterable
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from smartvillage.core.content.errors import Refused
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import update_item
from smartvillage.core.content.states import put_back
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.steps import categories

KEY = "undo"
MOST = 5
"""So many steps are remembered; what went into the trash can be had back from there for 30 days."""


@dataclass(frozen=True)
class Before:
    """`version`: of the item after the step; whoever wrote since then is not overwritten."""

    state: str
    visible: bool
    categories: list[int]
    version: int = 0

    @classmethod
    def of(cls, item: Item) -> "Before":
        return cls(item.state, item.visible, categories(item))


def remember(session: SessionBase, slug: str, done: Iterable[tuple[Item, Before]]) -> str:
    """Keep how items were; returns the key of the way back."""
    key = token_urlsafe(9)
    kept = {str(item.pk): [was.state, was.visible, was.categories, item.version] for item, was in done}
    known: dict[str, Any] = session.get(KEY, {})
    session[KEY] = dict([*known.items(), (key, {"slug": slug, "items": kept})][-MOST:])
    return key


def recall(session: SessionBase, slug: str, key: str) -> dict[int, Before]:
    """What was kept under a key, once."""
    known: dict[str, Any] = session.get(KEY, {})
    if known.get(key, {}).get("slug") != slug:
        return {}
    found = known.pop(key)
    session[KEY] = known
    return {int(number): Before(*values) for number, values in found["items"].items()}


def take_back(*, viewer: Viewer, item: Item, was: Before) -> bool:
    """False where somebody has written since, or the viewer may not."""
    if item.version != was.version:
        return False
    try:
        if categories(item) != was.categories:
            update_item(viewer=viewer, item=item, values={"categories": was.categories})
        else:
            put_back(viewer=viewer, item=item, state=was.state, visible=was.visible)
    except Refused:
        return False
    return True
