"""Conversations on the wire: personal, so never kept, and refusals are a status."""

from collections.abc import Callable
from typing import Any

from smartvillage.core.limits import TooMany, limit
from smartvillage.kit.dates import iso_datetime
from smartvillage.modules.conversations import actions, queries
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Get, Source, TypeSpecs
from smartvillage.surfaces.graphql.wire import number

MESSAGES_AN_HOUR = 200


def get_conversations(context: Context, args: Args) -> list[Source]:
    context.cacheable = False
    kind, viewer = args.get("conversationableType"), context.viewer
    if viewer.member is None or kind not in (None, "", actions.TYPE):
        return []
    item = number(args.get("conversationableId"))
    return queries.conversations(municipality=viewer.municipality, member=viewer.member, item=item)


def get_messages(context: Context, args: Args) -> list[Source]:
    context.cacheable = False
    viewer, asked = context.viewer, number(args["conversationId"]) or 0
    if viewer.member is None:
        return []
    return queries.messages(municipality=viewer.municipality, member=viewer.member, conversation=asked)


def create_message(context: Context, args: Args) -> Source:
    """The id that is answered is the conversation's."""

    def write() -> Source:
        limit(f"message:{context.viewer.member}", times=MESSAGES_AN_HOUR, seconds=3600)
        found = actions.write(
            viewer=context.viewer,
            text=args["messageText"],
            conversation=number(args.get("conversationId")),
            item=number(args.get("conversationableId")),
            item_type=args.get("conversationableType") or actions.TYPE,
        )
        return _status(200, "Message sent", found.pk)

    return _guarded(write)


def mark_messages_as_read(context: Context, args: Args) -> Source:
    conversation, message = number(args.get("conversationId")), number(args.get("messageId"))

    def mark() -> Source:
        actions.mark_read(viewer=context.viewer, conversation=conversation, message=message)
        return _status(200, "Messages marked as read", conversation)

    return _guarded(mark)


def delete_conversation(context: Context, args: Args) -> Source:
    conversation = number(args["conversationId"]) or 0

    def leave() -> Source:
        actions.leave(viewer=context.viewer, conversation=conversation)
        return _status(200, "Conversation deleted", conversation)

    return _guarded(leave)


def update_notification_settings(context: Context, args: Args) -> Source:
    conversation = number(args["conversationId"]) or 0

    def choose() -> Source:
        push, mail = args.get("pushNotificationEnabled"), args.get("emailNotificationEnabled")
        actions.choose(viewer=context.viewer, conversation=conversation, push=push, mail=mail)
        return _status(200, "Settings saved", conversation)

    return _guarded(choose)


def _guarded(run: Callable[[], Source]) -> Source:
    try:
        return run()
    except actions.NotPossible as error:
        return _status(error.code, str(error))
    except TooMany as error:
        return _status(429, str(error))


def _status(code: int, text: str, key: int | None = None) -> dict[str, Any]:
    return {"id": key and str(key), "status": text, "status_code": code}


TYPES: dict[str, TypeSpecs] = {
    "Conversation": {
        "conversationableId": Get("item", convert=str),
        "conversationableType": Get("type"),
    },
    "Message": {"createdAt": Get("created_at", convert=iso_datetime)},
}
QUERIES = {"getConversations": get_conversations, "getMessages": get_messages}
MUTATIONS = {
    "createMessage": create_message,
    "markMessagesAsRead": mark_messages_as_read,
    "deleteConversation": delete_conversation,
    "updateNotificationSettings": update_notification_settings,
}
