"""Announcing, and taking part."""

from typing import Any

from django.db import transaction

from smartvillage.core.content.errors import Invalid, NotFound
from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import GENERIC, kind_by_wire_type
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.quotas.actions import NotRedeemable, Quota, redeem
from smartvillage.modules.announcements.document import KIND, Announcement


def announce(*, viewer: Viewer, number: int | None, values: dict[str, Any]) -> Item:
    """Make or change an announcement; what is not sent stays. Raises `Refused`, `Invalid`, `NotFound`."""
    with transaction.atomic():
        if number is None:
            about = _about(viewer, values)
            return create_item(
                viewer=viewer, kind=KIND, values=values, parent=about, generic_type=KIND.generic_type
            ).item
        item = find_announcement(viewer=viewer, number=number)
        if item is None:
            raise NotFound
        columns: dict[str, Any] = {}
        if values.keys() & {"announcementable_id", "announcementable_type"}:
            stored = Announcement.model_validate_json(item.document)
            said = {
                "announcementable_id": stored.announcementable_id,
                "announcementable_type": stored.announcementable_type,
            }
            about = _about(viewer, {**said, **values})
            columns["parent_id"] = about.pk if about else None
        return update_item(viewer=viewer, item=item, values=values, **columns).item


def join(*, viewer: Viewer, announcement: int, member: int, quantity: int) -> None:
    """Take places for the calling member. Raises `NotRedeemable`, `NotFound`."""
    if viewer.member is None or viewer.member != member:
        raise NotRedeemable("Access not permitted")
    item = find_announcement(viewer=viewer, number=announcement)
    if item is None:
        raise NotFound
    document = Announcement.model_validate_json(item.document)
    quota = Quota(total=document.max_number_of_quota, frequency=document.quota_frequency)
    redeem(item=item, member=member, quantity=quantity, quota=quota)


def find_announcement(*, viewer: Viewer, number: int) -> Item | None:
    item = find_item(viewer=viewer, kind=GENERIC, number=number)
    return item if item and item.generic_type == KIND.generic_type else None


def _about(viewer: Viewer, values: dict[str, Any]) -> Item | None:
    """The item announced about; other records are named only. Raises `Invalid` where there is no such item."""
    kind = kind_by_wire_type(values.get("announcementable_type") or "")
    if kind is None:
        return None
    said = str(values.get("announcementable_id") or "")
    number = int(said) if said.isdecimal() and len(said) < 19 else 0
    item = find_item(viewer=viewer, kind=kind.name, number=number)
    if item is None:
        raise Invalid({"announcementable_id": "Diesen Eintrag gibt es nicht"})
    return item
