"""What likes keep of a citizen."""

from typing import Any

from smartvillage.core.people.models import Member
from smartvillage.modules.likes.models import Like


def export(member: Member) -> list[dict[str, Any]]:
    found = Like.objects.filter(member=member).order_by("pk")
    return [{"item": one.item_id, "type": one.like_type, "at": one.created_at.isoformat()} for one in found]


def erase(member: Member) -> None:
    Like.objects.filter(member=member).delete()
