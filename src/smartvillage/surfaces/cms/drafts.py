"""Keeping what an editor types, so that leaving a form loses nothing."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.models import Draft

KEEP = timedelta(days=180)
JUST_NOW = timedelta(minutes=15)


@dataclass(frozen=True)
class Slot:
    """Whose draft of what: of an item, or of a new one under a key the form was given."""

    viewer: Viewer
    kind: Kind
    item: Item | None
    key: UUID | None

    @property
    def lookup(self) -> dict[str, Any]:
        return {
            "municipality_id": self.viewer.municipality,
            "account_id": self.viewer.account,
            "kind": self.kind.slug,
            "item": self.item,
            "key": None if self.item else self.key,
        }


def keep_draft(slot: Slot, *, data: dict[str, Any], base_version: int) -> Draft:
    """Store the latest state; the one before is gone."""
    with within(slot.viewer.municipality):
        draft, _ = Draft.objects.update_or_create(
            **slot.lookup,
            defaults={"data": data, "base_version": base_version, "updated_at": now()},
        )
    kept: Draft = draft
    return kept


def find_draft(slot: Slot) -> Draft | None:
    with within(slot.viewer.municipality):
        found: Draft | None = Draft.objects.filter(**slot.lookup).first()
    return found


def drop_draft(slot: Slot) -> None:
    with within(slot.viewer.municipality):
        Draft.objects.filter(**slot.lookup).delete()


def others_at(slot: Slot) -> list[Draft]:
    """Who else has typed into this item in the last quarter of an hour."""
    if slot.item is None:
        return []
    with within(slot.viewer.municipality):
        found = Draft.objects.filter(item=slot.item, updated_at__gt=now() - JUST_NOW)
        return list(found.exclude(account=slot.viewer.account).select_related("account").defer("data"))


def remove_old_drafts() -> int:
    """Forget in all municipalities what nobody came back to; returns how many."""
    with across_all():
        count: int = Draft.objects.filter(updated_at__lt=now() - KEEP).delete()[0]
    return count


def open_drafts(viewer: Viewer) -> list[Draft]:
    """Everything the account has begun in this municipality, newest first."""
    with within(viewer.municipality):
        return list(
            Draft.objects.filter(account=viewer.account).select_related("item").order_by("-updated_at")[:20]
        )
