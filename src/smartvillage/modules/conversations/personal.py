"""What conversations keep of a citizen."""

from typing import Any

from smartvillage.core.people.models import Member
from smartvillage.modules.conversations.models import Conversation, Message, Participation


def export(member: Member) -> list[dict[str, Any]]:
    """The messages they wrote."""
    found = Message.objects.filter(sender=member).order_by("pk")
    return [
        {"conversation": one.conversation_id, "text": one.text, "at": one.created_at.isoformat()}
        for one in found
    ]


def erase(member: Member) -> None:
    """Their messages go; conversations that nobody is left in go, too."""
    Message.objects.filter(sender=member).delete()
    joined = list(Participation.objects.filter(member=member).values_list("conversation", flat=True))
    Participation.objects.filter(member=member).delete()
    Conversation.objects.filter(pk__in=joined).exclude(participations__left=False).delete()
