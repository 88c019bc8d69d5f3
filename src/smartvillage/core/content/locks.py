"""Fields an editor keeps from an importer, and gives back to it."""

from smartvillage.core.content import access
from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer


def lock_field(*, viewer: Viewer, item: Item, name: str) -> None:
    """The next import leaves this field as it is."""
    _write(viewer, item, locked=sorted({*item.locked, name}))


def release_field(*, viewer: Viewer, item: Item, name: str) -> None:
    """The next import writes this field again, even when its source has not changed since."""
    _write(viewer, item, locked=sorted({*item.locked} - {name}), fingerprint="")


def _write(viewer: Viewer, item: Item, **columns: object) -> None:
    access.require(access.may_update(viewer, item))
    for name, value in columns.items():
        setattr(item, name, value)
    with within(viewer.municipality):
        item.save(update_fields=list(columns))
