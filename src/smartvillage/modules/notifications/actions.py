"""Pushing to everybody and scheduling pushes about a record."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from smartvillage.core.content.access import require
from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import kind_by_wire_type
from smartvillage.core.content.models import Item
from smartvillage.core.content.versions import bump
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.push.actions import notify
from smartvillage.core.push.audience import Audience
from smartvillage.core.push.items import may_push
from smartvillage.core.push.models import Notification, Schedule

RECORD_TYPES = ("EventRecord", "GenericItem", "NewsItem", "PointOfInterest", "Tour")


def broadcast(
    *, viewer: Viewer, title: str, body: str, data: dict[str, Any], audience: Audience
) -> Notification:
    """Tell all phones but those that do not want it. Raises `Refused`, `ContentError`."""
    require_push(viewer)
    if not title.strip():
        raise ContentError("Invalid input: Titel muss ausgefüllt werden")
    return notify(
        municipality=viewer.municipality, title=title.strip(), body=body, data=data, audience=audience
    )


def schedule(
    *,
    viewer: Viewer,
    record_type: str,
    number: int,
    title: str,
    body: str,
    recurring: int,
    once_at: datetime | None,
    weekly: Mapping[str, str],
    data: Mapping[str, Any],
) -> Schedule:
    """Push about a record at a moment or every week. Raises `Refused`, `ContentError`."""
    require_push(viewer)
    item = _pushable(viewer, record_type, number)
    if recurring > 0 and not weekly:
        raise ContentError("Request not valid: Recurring count must be greater than 0")
    if item is None or (not recurring and once_at is None) or not title.strip():
        raise ContentError("Request not valid")
    kept = {
        "id": data.get("id") or str(item.pk),
        "query_type": data.get("query_type") or record_type,
        "record_type": record_type,
    }
    with within(viewer.municipality), transaction.atomic():
        made: Schedule = Schedule.objects.create(
            item=item,
            recurring=min(recurring, 32_000),
            once_at=once_at,
            weekly=dict(weekly),
            title=title.strip()[:255],
            body=body,
            data=kept,
        )
        bump(municipality=viewer.municipality, kind=item.kind)
    return made


def require_push(viewer: Viewer) -> None:
    """Raises `Refused`."""
    require(may_push(viewer))


def _pushable(viewer: Viewer, record_type: str, number: int) -> Item | None:
    kind = kind_by_wire_type(record_type) if record_type in RECORD_TYPES else None
    return find_item(viewer=viewer, kind=kind.name, number=number) if kind else None
