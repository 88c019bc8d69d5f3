"""Notes on the wire."""

from typing import Any

from smartvillage.core.content.select import ItemQuery
from smartvillage.modules.pinboard.actions import thank
from smartvillage.modules.pinboard.document import KIND
from smartvillage.modules.pinboard.queries import notes, thanks
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Attached, Get, TypeSpecs
from smartvillage.surfaces.graphql.upsert import upsert, upserted
from smartvillage.surfaces.graphql.wire import number


def pinboard_notes(context: Context, args: Args) -> ItemQuery:
    return notes(context.viewer).page(limit=args.get("limit"), skip=args.get("skip"))


def create_pinboard_note(context: Context, args: Args) -> Any:
    return upserted(context, upsert(context, args, kind=KIND, key=lambda given: [given.get("title")]))


def thank_for_pinboard_note(context: Context, args: Args) -> dict[str, Any]:
    thank(viewer=context.viewer, note=number(args["id"]) or 0)
    return {"id": args["id"], "status": "ok", "status_code": 200}


THANKS = Attached(
    "thanks",
    lambda context, sources: thanks(context.viewer, (source["id"] for source in sources)),
    absent=0,
    kinds=frozenset({KIND.name}),
)
TYPES: dict[str, TypeSpecs] = {"PinboardNote": {"id": Get("id", convert=str), "thanks": THANKS}}
QUERIES = {"pinboardNotes": pinboard_notes}
MUTATIONS = {
    "createPinboardNote": create_pinboard_note,
    "thankForPinboardNote": thank_for_pinboard_note,
}
