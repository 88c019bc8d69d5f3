"""Messages to items on the wire. Refusals are a status, not an error."""

from collections.abc import Sequence
from typing import Any

from smartvillage.core.content.errors import Refused
from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.limits import TooMany, limit
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.item_messages.actions import NotSent, Sender, write
from smartvillage.modules.item_messages.models import ItemMessage
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Attached, Source, TypeSpecs
from smartvillage.surfaces.graphql.wire import number

MESSAGES_AN_HOUR = 60


def create_generic_item_message(context: Context, args: Args) -> dict[str, Any]:
    if not args["termsOfService"]:
        return _status(403, "Access not permitted: Please accept the terms of service")
    sender = Sender(args["name"], args["email"], args.get("phoneNumber") or "")
    try:
        limit(
            f"item-message:{context.viewer.municipality}:{context.address}",
            times=MESSAGES_AN_HOUR,
            seconds=3600,
        )
        made = write(
            viewer=context.viewer,
            item=number(args["genericItemId"]) or 0,
            sender=sender,
            message=args["message"],
        )
    except (NotSent, Refused) as error:
        return _status(
            403, f"Access not permitted: {error}" if isinstance(error, NotSent) else "Access not permitted"
        )
    except TooMany as error:
        return _status(429, str(error))
    return {**_status(200, "Message successfully sent"), "id": str(made.pk)}


def _status(code: int, text: str) -> dict[str, Any]:
    return {"id": None, "status": text, "status_code": code}


def _messages(context: Context, sources: Sequence[Source]) -> dict[int, list[Source]]:
    """Only for who works on the item."""
    viewer = context.viewer
    own = [one["id"] for one in sources if viewer.readable is None or one["organisation"] in viewer.readable]
    found: dict[int, list[Source]] = {}
    if viewer.public or not own:
        return found
    with within(viewer.municipality):
        for row in ItemMessage.objects.filter(item__in=own).order_by("pk"):
            found.setdefault(row.item_id, []).append(
                {"id": row.pk, "message": row.message, "visible": row.visible}
            )
    return found


TYPES: dict[str, TypeSpecs] = {
    "GenericItem": {"genericItemMessages": Attached("messages", _messages, kinds=frozenset({GENERIC}))}
}
MUTATIONS = {"createGenericItemMessage": create_generic_item_message}
