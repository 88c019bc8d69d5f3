"""Storing static contents under a name and a version that are theirs alone."""

from typing import Any

from smartvillage.core.content.derive import own_reference
from smartvillage.core.content.errors import NotFound
from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.normalise import validated
from smartvillage.core.content.save import Saved, create_item, update_item
from smartvillage.core.content.statics import STATIC
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.pages.document import CONFIGURATION, PAGE

BY_DATA_TYPE = {"html": PAGE, "json": CONFIGURATION}


def save_static(*, viewer: Viewer, kind: Kind, values: dict[str, Any], wanted: int | None = None) -> Saved:
    """Change the content of this id, else store a new one. Raises `NotFound`, `Refused`, `Invalid`."""
    item = by_id(viewer, wanted) if wanted else _thrown_away(viewer, values)
    if item is None:
        return create_item(viewer=viewer, kind=kind, values=values)
    return _update(viewer, item, values, generic_type=kind.generic_type)


def by_id(viewer: Viewer, wanted: int) -> Item:
    item = find_item(viewer=viewer, kind=STATIC, number=wanted)
    if item is None:
        raise NotFound
    return item


def _thrown_away(viewer: Viewer, values: dict[str, Any]) -> Item | None:
    """What has this name and version in the trash: it is taken out instead of made anew."""
    key = validated(PAGE.document, values).unique_key() or ""
    with within(viewer.municipality):
        found: Item | None = Item.objects.filter(
            source="", external_id=own_reference(STATIC, key), state=Item.State.TRASH
        ).first()
    return found


def _update(viewer: Viewer, item: Item, values: dict[str, Any], *, generic_type: str) -> Saved:
    trashed = item.state == Item.State.TRASH
    return update_item(
        viewer=viewer,
        item=item,
        values=values,
        state=Item.State.PUBLISHED if trashed else None,
        generic_type=generic_type,
        trashed_at=None,
    )
