"""Writing, reading, leaving."""

from django.db import transaction

from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Member
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.push.actions import notify
from smartvillage.core.push.audience import Audience
from smartvillage.kit.dates import now
from smartvillage.modules.conversations.models import Conversation, Message, Participation

MAX_TEXT = 4000
TYPE = "GenericItem"


class NotPossible(ContentError):
    """`code`: the status the client gets."""

    def __init__(self, code: int, message: str) -> None:
        self.code = code
        super().__init__(message)


def write(
    *, viewer: Viewer, text: str, conversation: int | None, item: int | None, item_type: str = TYPE
) -> Conversation:
    """Add a message to a conversation, or open one with the author of an item; the other one is told.

    Raises `NotPossible`.
    """
    said = text.strip()
    if viewer.member is None:
        raise NotPossible(401, "Sign in first")
    if not said or len(said) > MAX_TEXT:
        raise NotPossible(403, f"A message has 1 to {MAX_TEXT} characters")
    with within(viewer.municipality), transaction.atomic():
        found = (
            _own(viewer, conversation).conversation if conversation else _opened(viewer, item or 0, item_type)
        )
        made = Message.objects.create(conversation=found, sender_id=viewer.member, text=said)
        found.written_at = now()
        found.save(update_fields=["written_at"])
        mine = Participation.objects.filter(conversation=found, member=viewer.member)
        mine.update(read_up_to=made.pk, left=False)
        Participation.objects.filter(conversation=found).exclude(member=viewer.member).update(left=False)
        _tell(viewer, found, made)
    opened: Conversation = found
    return opened


def mark_read(*, viewer: Viewer, conversation: int | None, message: int | None) -> None:
    """All messages of a conversation, or those up to one. Raises `NotPossible`."""
    with within(viewer.municipality), transaction.atomic():
        if message:
            known = Message.objects.filter(pk=message).first()
            own = _own(viewer, known.conversation_id if known else 0)
            up_to = message
        else:
            own = _own(viewer, conversation or 0)
            up_to = (
                Message.objects.filter(conversation=own.conversation)
                .order_by("-pk")
                .values_list("pk", flat=True)
                .first()
            )
        if up_to and up_to > own.read_up_to:
            own.read_up_to = up_to
            own.save(update_fields=["read_up_to"])


def leave(*, viewer: Viewer, conversation: int) -> None:
    """It is gone for the member; when both have left, for good. Raises `NotPossible`."""
    with within(viewer.municipality), transaction.atomic():
        own = _own(viewer, conversation)
        newest = (
            Message.objects.filter(conversation=own.conversation)
            .order_by("-pk")
            .values_list("pk", flat=True)
            .first()
        )
        own.left, own.seen_from, own.read_up_to = True, newest or 0, newest or 0
        own.save()
        if not Participation.objects.filter(conversation=own.conversation, left=False).exists():
            own.conversation.delete()


def choose(*, viewer: Viewer, conversation: int, push: bool | None, mail: bool | None) -> None:
    """How the member wants to be told; what is None stays. Raises `NotPossible`."""
    with within(viewer.municipality):
        own = _own(viewer, conversation)
        own.wants_push = own.wants_push if push is None else push
        own.wants_mail = own.wants_mail if mail is None else mail
        own.save(update_fields=["wants_push", "wants_mail"])


def _own(viewer: Viewer, conversation: int) -> Participation:
    if viewer.member is None:
        raise NotPossible(401, "Sign in first")
    found: Participation | None = (
        Participation.objects.filter(member=viewer.member, conversation=conversation)
        .select_related("conversation", "conversation__item")
        .first()
    )
    if found is None:
        raise NotPossible(404, "Record not found")
    return found


def _opened(viewer: Viewer, number: int, item_type: str) -> Conversation:
    item = find_item(viewer=viewer, kind=GENERIC, number=number) if item_type == TYPE else None
    if item is None or item.member_id is None:
        raise NotPossible(404, "Record not found")
    if item.member_id == viewer.member:
        raise NotPossible(403, "Access not permitted")
    made, fresh = Conversation.objects.get_or_create(
        municipality_id=viewer.municipality, item=item, starter_id=viewer.member
    )
    if fresh:
        for member in (viewer.member, item.member_id):
            Participation.objects.create(conversation=made, member_id=member)
    found: Conversation = made
    return found


def _tell(viewer: Viewer, conversation: Conversation, message: Message) -> None:
    """The other one's phones, without what was written: others may see their screen."""
    sender = Member.objects.get(pk=viewer.member)
    item: Item = conversation.item
    others = Participation.objects.filter(conversation=conversation, wants_push=True).exclude(
        member=viewer.member
    )
    members = tuple(others.values_list("member_id", flat=True))
    if members:
        notify(
            municipality=viewer.municipality,
            title=f"Neue Nachricht von {sender.display_name}",
            body=f"zu „{item.title}“" if item.title else "",
            data={
                "id": conversation.pk,
                "query_type": "MessagingConversation",
                "conversationable_id": item.pk,
                "conversationable_type": TYPE,
                "category": item.generic_type,
                "title": item.title,
            },
            audience=Audience(members=members),
            key=f"message:{message.pk}",
        )
