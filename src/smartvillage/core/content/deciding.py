"""What becomes of a proposal: approved and at last applied, sent back with a reason, or withdrawn."""

from dataclasses import replace
from typing import Any

import orjson
from django.db import transaction

from smartvillage.core.content import access, approval
from smartvillage.core.content.errors import Conflict
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Approval, Item, Proposal, Revision
from smartvillage.core.content.save import Saved, differing, update_item
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now

RELEASED = "Änderung freigegeben"


def may_decide(viewer: Viewer, proposal: Proposal) -> bool:
    """Whoever releases new items releases changes; where rules hold, never their own."""
    item = proposal.item
    if proposal.rejected_at or not access.may_show(viewer, item, visible=True):
        return False
    return not approval.ruled(item) or (approval.reviews(viewer) and viewer.account != proposal.account_id)


def approve(*, viewer: Viewer, proposal: Proposal) -> Saved | None:
    """Sign, and apply it where no other signature is wanting; None while one is. Raises `Conflict`, `Refused`."""
    with within(proposal.municipality_id), transaction.atomic():
        item = Item.objects.select_for_update().get(pk=proposal.item_id)
        proposal = _still_there(item, proposal)
        access.require(may_decide(viewer, proposal))
        signed = approval.signed_proposal(proposal)
        if approval.wanting(viewer=viewer, item=item, author=proposal.account_id, signed=signed):
            _sign(viewer, proposal)
            return None
        values = _changed_values(item, proposal)
        _sign(viewer, proposal)
        saved = update_item(
            viewer=replace(viewer, account=proposal.account_id),
            item=item,
            values=values,
            replace=frozenset(proposal.changed),
            expected_version=item.version,
            lock=True,
            released=RELEASED,
            publish_from=proposal.publish_from,
            publish_to=proposal.publish_to,
        )
        version = approval.wording_of(saved.item).version
        if saved.changed:
            Approval.objects.filter(proposal=proposal).update(proposal=None, version=version)
        proposal.delete()
    return saved


def reject(*, viewer: Viewer, proposal: Proposal, note: str) -> None:
    """Send it back to its author, who may write on from it."""
    access.require(may_decide(viewer, proposal))
    with within(proposal.municipality_id), transaction.atomic():
        found = Proposal.objects.filter(pk=proposal.pk)
        found.update(rejected_at=now(), rejected_by=viewer.account, note=note)
        Approval.objects.filter(proposal=proposal).delete()


def withdraw(*, viewer: Viewer, proposal: Proposal) -> None:
    access.require(viewer.account is not None and viewer.account == proposal.account_id)
    with within(proposal.municipality_id):
        Proposal.objects.filter(pk=proposal.pk).delete()


def _still_there(item: Item, proposal: Proposal) -> Proposal:
    """As it is now. Raises `Conflict` where somebody else was quicker."""
    found: Proposal | None = Proposal.objects.filter(pk=proposal.pk).first()
    if found is None:
        raise Conflict(expected=proposal.base_version, current=item.version)
    return found


def _sign(viewer: Viewer, proposal: Proposal) -> None:
    if approval.reviews(viewer) and viewer.account != proposal.account_id:
        Approval.objects.get_or_create(
            item_id=proposal.item_id,
            proposal=proposal,
            account_id=viewer.account,
            defaults={"version": proposal.base_version},
        )


def _changed_values(item: Item, proposal: Proposal) -> dict[str, Any]:
    """What the proposal changes. Raises `Conflict` where somebody else has changed the same fields since."""
    values = orjson.loads(proposal.document)
    if proposal.base_version != item.version:
        read = kind_of(item.kind, item.generic_type).document.model_validate_json
        base = Revision.objects.get(item=item, version=proposal.base_version)
        theirs = differing(read(base.document), read(item.document))
        still = differing(read(proposal.document), read(item.document))
        if set(theirs) & set(proposal.changed) & set(still):
            raise Conflict(expected=proposal.base_version, current=item.version)
    return {name: values[name] for name in proposal.changed if name in values}
