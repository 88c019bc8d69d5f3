"""Search on the wire: the app asks for ids, then for the records of each type."""

from smartvillage.core.content.search import search
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Compute, Source, TypeSpecs

KINDS = ("event_record", "generic_item", "news_item", "point_of_interest", "tour")
MOST = 200


def answers(context: Context, args: Args) -> list[Source]:
    wanted = [kind for kind in dict.fromkeys(args.get("filter") or ()) if kind in KINDS]
    found = search(
        viewer=context.viewer,
        text=args.get("query") or "",
        kinds=wanted,
        limit=MOST,
        tags=tuple(args.get("categories") or ()),
    )
    return [{"id": hit.number, "record_type": hit.kind} for hit in found.hits]


TYPES: dict[str, TypeSpecs] = {"SearchResult": {"values": Compute(lambda _source, _context, _args: {})}}
QUERIES = {"search": answers}
