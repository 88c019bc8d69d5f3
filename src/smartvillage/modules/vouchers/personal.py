"""What vouchers keep of a citizen; it goes with their profile."""

from typing import Any

from smartvillage.core.people.models import Member
from smartvillage.core.quotas.models import Redemption


def export(member: Member) -> list[dict[str, Any]]:
    found = Redemption.objects.filter(member=member).order_by("pk")
    return [{"item": one.item_id, "quantity": one.quantity, "at": one.at.isoformat()} for one in found]


def erase(member: Member) -> None:
    Redemption.objects.filter(member=member).delete()
