"""Changes of what is live, kept beside it: citizens go on seeing the item until others have found the change good.

An item has at most one; whoever writes on goes on from it, as with an item that waits.
"""

from collections.abc import Mapping
from typing import Any

from smartvillage.core.content import access, approval
from smartvillage.core.content.derive import serialised
from smartvillage.core.content.document import Document
from smartvillage.core.content.errors import ChangeWaits
from smartvillage.core.content.models import Item, Proposal
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now

State = Item.State
DESK = "cms"
WAITING = "SELECT p.item_id FROM content_proposal p WHERE p.municipality_id = %s AND p.rejected_at IS NULL"
"""The items of a municipality with a change that waits."""


def open_proposal(viewer: Viewer, item: Item) -> Proposal | None:
    """What the viewer goes on from: a change that waits, or their own that came back."""
    with within(item.municipality_id):
        found: Proposal | None = (
            Proposal.objects.filter(item=item).select_related("item", "account", "rejected_by").first()
        )
    if found and found.rejected_at and found.account_id != viewer.account:
        return None
    return found


def waiting(item: Item) -> Proposal | None:
    """The change that waits, whoever asks."""
    with within(item.municipality_id):
        found: Proposal | None = Proposal.objects.filter(item=item, rejected_at=None).first()
    return found


def may_wait(viewer: Viewer, item: Item, state: str | None) -> bool:
    """Whether somebody at the desk touches what citizens see now; the wire's clients know no proposals."""
    live = (
        viewer.client == DESK
        and viewer.account is not None
        and item.state == State.PUBLISHED
        and item.visible
    )
    return live and (state or item.state) in (State.PUBLISHED, State.REVIEW)


def waits(viewer: Viewer, item: Item, seen: Proposal | None) -> bool:
    """Whether a change by this viewer must wait; who corrects what somebody else proposed (`seen`) has looked at it."""
    author = seen.account_id if seen else viewer.account
    return not access.publishes(viewer) or bool(
        approval.wanting(viewer=viewer, item=item, author=author, signed=set())
    )


def hold(
    viewer: Viewer,
    item: Item,
    document: Document,
    changed: tuple[str, ...],
    columns: Mapping[str, Any],
    *,
    state: str | None,
    number: int,
) -> bool:
    """Keep a change that others must look at; False for what may be written now. Raises `ChangeWaits`.

    `number`: of the proposal the writer had before them.
    """
    there = waiting(item)
    seen = there if there and there.pk == number else None
    if not changed and all(getattr(item, name) == value for name, value in columns.items()):
        return False
    if state != State.REVIEW and not waits(viewer, item, seen):
        return False
    if there and not seen:
        raise ChangeWaits(version=item.version)
    keep(viewer, item, document, changed, columns)
    return True


def keep(
    viewer: Viewer, item: Item, document: Document, changed: tuple[str, ...], columns: Mapping[str, Any]
) -> None:
    """The wording that waits from now on; what was signed before was another."""
    Proposal.objects.filter(item=item).delete()
    Proposal.objects.create(
        municipality_id=item.municipality_id,
        item=item,
        account_id=viewer.account,
        base_version=item.version,
        document=serialised(document),
        changed=list(changed),
        publish_from=columns.get("publish_from", item.publish_from),
        publish_to=columns.get("publish_to", item.publish_to),
        at=now(),
    )


def drop(item: Item, number: int) -> None:
    """It is dealt with."""
    if number:
        Proposal.objects.filter(item=item, pk=number).delete()
