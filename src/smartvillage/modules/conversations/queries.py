"""Reading one's own conversations."""

from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery

from smartvillage.core.municipalities.scope import within
from smartvillage.modules.conversations.models import Message, Participation

Row = dict[str, Any]


def conversations(*, municipality: int, member: int, item: int | None = None) -> list[Row]:
    """The member's, those with the newest message first; in two statements."""
    with within(municipality):
        newest = Message.objects.filter(conversation=OuterRef("conversation"), pk__gt=OuterRef("seen_from"))
        unread = Q(conversation__messages__pk__gt=F("read_up_to")) & ~Q(conversation__messages__sender=member)
        found = Participation.objects.filter(member=member, left=False).annotate(
            newest=Subquery(newest.order_by("-pk").values("pk")[:1]),
            unread=Count("conversation__messages", filter=unread, distinct=True),
            total=Count("conversation__messages", distinct=True),
        )
        if item is not None:
            found = found.filter(conversation__item=item)
        rows = list(
            found.select_related("conversation").order_by("-conversation__written_at", "-conversation")
        )
        messages = {row["id"]: row for row in _messages(Q(pk__in=[one.newest for one in rows if one.newest]))}
    return [
        {
            "id": one.conversation_id,
            "item": one.conversation.item_id,
            "type": "GenericItem",
            "latest_message": messages.get(one.newest),
            "unread_messages_count": one.unread,
            "total_messages_count": one.total,
            "participants_count": 2,
        }
        for one in rows
    ]


def messages(*, municipality: int, member: int, conversation: int) -> list[Row]:
    """Newest first; nothing of conversations the member does not take part in."""
    with within(municipality):
        own = Participation.objects.filter(member=member, conversation=conversation, left=False).first()
        return _messages(Q(conversation=conversation, pk__gt=own.seen_from)) if own else []


def _messages(which: Q) -> list[Row]:
    found = Message.objects.filter(which).select_related("sender").order_by("-pk")
    return [
        {
            "id": one.pk,
            "conversation_id": one.conversation_id,
            "message_text": one.text,
            "sender_id": one.sender_id,
            "sender_name": one.sender.display_name if one.sender else "Gelöschtes Profil",
            "created_at": one.created_at,
        }
        for one in found
    ]
