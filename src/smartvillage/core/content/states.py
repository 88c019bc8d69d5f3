"""Moving an item between its states: visibility, release, archive, trash."""

from datetime import timedelta

from django.db import transaction

from smartvillage.core.content import access, approval
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import record_version
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now

State = Item.State
TRASH_DAYS = 30


def set_visible(*, viewer: Viewer, item: Item, visible: bool) -> None:
    """Show or hide an item; showing one that is in review or a draft releases it."""
    access.require(access.may_show(viewer, item, visible=visible))
    if visible and item.state in (State.REVIEW, State.DRAFT):
        _release(viewer, item)
    else:
        _write(viewer, item, visible=visible)


def set_state(*, viewer: Viewer, item: Item, state: str, note: str = "") -> None:
    """Publish, archive, send to review or take back to draft; `note` says why, for the history.

    Where the rules want others to look at it first, publishing is approving: it stays in review until enough have.
    """
    publishing = state == State.PUBLISHED
    access.require(
        access.may_show(viewer, item, visible=True) if publishing else access.may_update(viewer, item)
    )
    if publishing:
        _release(viewer, item, note=note)
    else:
        _write(viewer, item, note=note, visible=item.visible and state != State.REVIEW, state=state)


def _release(viewer: Viewer, item: Item, *, note: str = "") -> None:
    """Publish, or, where the rules want more people to look at it, note that this one has."""
    wanting = item.state != State.PUBLISHED and approval.missing(viewer=viewer, item=item)
    with within(viewer.municipality), transaction.atomic():
        if not wanting:
            _write(viewer, item, note=note, visible=True, state=State.PUBLISHED)
        elif item.state != State.REVIEW:
            _write(viewer, item, note=note, visible=False, state=State.REVIEW)
        if approval.ruled(item):
            approval.sign(viewer=viewer, item=item, author=approval.wording_of(item).author)


def trash_item(*, viewer: Viewer, item: Item) -> None:
    """Put an item and all below it where they can be restored from for 30 days."""
    access.require(access.may_update(viewer, item))
    at = now()
    with within(viewer.municipality), transaction.atomic():
        level = [item]
        while level:
            for one in level:
                _write(viewer, one, state=State.TRASH, trashed_at=at)
            level = list(Item.objects.filter(parent__in=level).exclude(state=State.TRASH))


def restore_item(*, viewer: Viewer, item: Item, state: str = State.DRAFT) -> None:
    """Take an item out of the trash, with what went there with it: as drafts, or in a state (to undo a slip)."""
    publishing = state == State.PUBLISHED and item.visible
    access.require(
        access.may_show(viewer, item, visible=True) if publishing else access.may_update(viewer, item)
    )
    _out_of_the_trash(viewer, item, state=state, visible=item.visible)


def put_back(*, viewer: Viewer, item: Item, state: str, visible: bool) -> None:
    """Undo a step: the state and visibility an item had before it."""
    shown = visible and state == State.PUBLISHED
    access.require(access.may_show(viewer, item, visible=True) if shown else access.may_update(viewer, item))
    _out_of_the_trash(viewer, item, state=state, visible=visible)


def purge_trash(*, municipality: int) -> int:
    """Delete for good what has been in the trash for 30 days; returns how many items."""
    with within(municipality):
        old = Item.objects.filter(state=State.TRASH, trashed_at__lt=now() - timedelta(days=TRASH_DAYS))
        count: int = old.count()
        old.delete()
    return count


def _out_of_the_trash(viewer: Viewer, item: Item, *, state: str, visible: bool) -> None:
    at = item.trashed_at
    with within(viewer.municipality), transaction.atomic():
        _write(viewer, item, state=state, visible=visible, trashed_at=None)
        level = [item]
        while at and level:
            level = list(Item.objects.filter(parent__in=level, state=State.TRASH, trashed_at=at))
            for one in level:
                _write(viewer, one, state=state, trashed_at=None)


def _write(viewer: Viewer, item: Item, *, note: str = "", **columns: object) -> None:
    with within(viewer.municipality), transaction.atomic():
        for name, value in columns.items():
            setattr(item, name, value)
        item.version += 1
        item.updated_at = now()
        item.save(update_fields=[*columns, "version", "updated_at"])
        record_version(item, viewer, (), note=note)
