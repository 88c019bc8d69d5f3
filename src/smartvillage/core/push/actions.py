"""Verbs of pushing; delivery takes what is released."""

from datetime import datetime
from typing import Any

from django.db import transaction

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.municipalities.scope import within
from smartvillage.core.push.audience import Audience
from smartvillage.core.push.models import Device, Following, Notification
from smartvillage.kit.dates import now

MAX_TITLE = 255


def notify(
    *,
    municipality: int,
    title: str,
    body: str,
    data: dict[str, Any],
    audience: Audience,
    due_at: datetime | None = None,
    item: int | None = None,
    key: str = "",
) -> Notification:
    """Ask for a push in the caller's transaction; with a key that is known already, the one asked for before stays.

    `item`: it waits until citizens can see that item.
    """
    values = {
        "title": title[:MAX_TITLE],
        "body": body,
        "data": data,
        "audience": audience.stored(),
        "due_at": due_at or now(),
        "item_id": item,
    }
    with within(municipality), transaction.atomic():
        if key:
            made, _ = Notification.objects.get_or_create(
                municipality_id=municipality, key=key[:120], defaults=values
            )
        else:
            made = Notification.objects.create(municipality_id=municipality, **values)
        release(made)
    found: Notification = made
    return found


def release(notification: Notification) -> bool:
    """Let go what is due and, if about an item, visible; False while it still waits, or is withheld for good."""
    at = now()
    if notification.released_at is None and notification.due_at <= at and _is_public(notification.item, at):
        if tenant(notification.municipality_id).training:
            notification.withheld = Notification.Withheld.TRAINING
        else:
            notification.released_at = at
        notification.save(update_fields=["released_at", "withheld"])
    return notification.released_at is not None


def register_device(*, municipality: int, token: str, device_type: str) -> Device:
    """The phone of this token; asking again changes nothing but its type."""
    with within(municipality):
        device, made = Device.objects.get_or_create(
            municipality_id=municipality, token=token, defaults={"device_type": device_type}
        )
        if not made and device.device_type != device_type:
            device.device_type = device_type
            device.save(update_fields=["device_type", "updated_at"])
    found: Device = device
    return found


def device_by_token(*, municipality: int, token: str) -> Device | None:
    with within(municipality):
        found: Device | None = Device.objects.filter(token=token).first() if token else None
    return found


def follow(*, device: Device, record_type: str, record: int) -> None:
    Following.objects.get_or_create(device=device, record_type=record_type, record=record)


def unfollow(*, device: Device, record_type: str, record: int) -> None:
    Following.objects.filter(device=device, record_type=record_type, record=record).delete()


def _is_public(item: Item | None, at: datetime) -> bool:
    if item is None:
        return True
    ended = item.publish_to is not None and item.publish_to <= at
    begun = item.publish_from is None or item.publish_from <= at
    return (
        item.visible
        and item.state == Item.State.PUBLISHED
        and begun
        and not ended
        and item.published_at <= at
    )
