"""Taking some of an item, never more than there is."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Sum

from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.models import Item
from smartvillage.core.content.versions import bump
from smartvillage.core.municipalities.scope import within
from smartvillage.core.quotas.models import Redemption
from smartvillage.core.quotas.periods import period_start
from smartvillage.kit.dates import now

SAME = timedelta(minutes=1)
MOST = 1_000_000


@dataclass(frozen=True)
class Quota:
    """None: without limit in total; `per_person` within the period."""

    total: int | None = None
    per_person: int = 1
    frequency: str | None = "once"


class NotRedeemable(ContentError):
    """Nothing is left, for this member or for anybody."""


def redeem(*, item: Item, member: int, quantity: int, quota: Quota, device: str = "") -> bool:
    """Take `quantity`; False when this very request was carried out a moment ago. Raises `NotRedeemable`."""
    at = now()
    digest = sha256(device.encode("utf-8", "replace")).hexdigest() if device else ""
    with within(item.municipality_id), transaction.atomic():
        Item.objects.select_for_update().get(pk=item.pk)
        own = Redemption.objects.filter(item=item, member=member)
        if digest and own.filter(device_hash=digest, quantity=quantity, at__gt=at - SAME).exists():
            return False
        if not 1 <= quantity <= MOST:
            raise NotRedeemable("Quantity not permitted")
        since = period_start(quota.frequency, at.date())
        taken = _sum(own.filter(at__gte=since) if since else own)
        if taken + quantity > quota.per_person:
            raise NotRedeemable("Quota of member exceeded")
        if quota.total is not None and _sum(Redemption.objects.filter(item=item)) + quantity > quota.total:
            raise NotRedeemable("Quota exceeded")
        Redemption.objects.create(item=item, member_id=member, quantity=quantity, device_hash=digest, at=at)
        bump(municipality=item.municipality_id, kind=item.kind)
    return True


def _sum(rows: object) -> int:
    found: int | None = rows.aggregate(Sum("quantity"))["quantity__sum"]  # type: ignore[attr-defined]
    return found or 0
