"""Generic items of all types on the wire."""

from collections.abc import Mapping, Sequence
from typing import Any

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.select import ItemQuery, fetch, stored_day
from smartvillage.kit.dates import parse_date
from smartvillage.modules.generic_items.document import KIND
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.genericitems import save_generic
from smartvillage.surfaces.graphql.itemfields import (
    category_count,
    category_items,
    item_list,
    item_specs,
    one_item,
)
from smartvillage.surfaces.graphql.items import item_sources
from smartvillage.surfaces.graphql.specs import Args, Attached, Compute, Get, Source, TypeSpecs
from smartvillage.surfaces.graphql.upsert import upserted
from smartvillage.surfaces.graphql.wire import moment, number

PLACE = "point_of_interest"
MOST_LEVELS = 20
ANNOUNCEMENT = "Shout"
"""What is announced about an item hangs below it, but is no part of it."""


def generic_items(context: Context, args: Args) -> ItemQuery:
    """Items of one type or of all. `currentMember`: only the calling citizen's own, in every state."""
    query = item_list(context, args, kind=KIND.name, own_member=bool(args.get("currentMember")))
    if said := (args.get("genericType") or "").strip():
        _of_type(query, said)
    if args.get("memberId") not in (None, ""):
        query.where("i.member_id = %s", number(args["memberId"]) or 0)
    if day := parse_date(args.get("dateFrom")):
        query.where(
            "EXISTS (SELECT 1 FROM content_occurrence o WHERE o.item_id = i.id AND o.ends_on >= %s)",
            stored_day(day),
        )
    return query


def generic_item(context: Context, args: Args) -> ItemQuery:
    return one_item(context, args, kind=KIND.name)


def create_generic_item(context: Context, args: Args) -> Any:
    return upserted(context, save_generic(context, args))


def _of_type(query: ItemQuery, said: str) -> None:
    """Types that modules declare are stored in one spelling, others as they were sent."""
    known = kind_of(KIND.name, said).generic_type
    if known:
        query.where("i.generic_type = %s", known)
    else:
        query.where("LOWER(i.generic_type) = %s", said.lower())


def _payload(source: Source, _context: Context, _args: Args) -> dict[str, Any]:
    """The app toggles the bookmark of a voucher by the payload's `id`."""
    payload: dict[str, Any] = source.get("payload") or {}
    return {**payload, "id": str(source["id"])} if source["generic_type"] == "Voucher" else payload


def _children(context: Context, sources: Sequence[Source]) -> dict[int, list[Source]]:
    query = ItemQuery(viewer=context.viewer, kind=KIND.name, single=True)
    query.where("i.generic_type <> %s", "Shout").among(
        "i.parent_id", [source["id"] for source in sources]
    ).order("id", descending=False)
    found: dict[int, list[Source]] = {}
    for child in item_sources(query):
        found.setdefault(child["parent"], []).append(child)
    return found


def _places(context: Context, sources: Sequence[Source]) -> Mapping[int, Source]:
    """The place that each voucher's partner is at."""
    wanted = {source["id"]: source.get("point_of_interest_id") for source in sources}
    numbers = sorted({key for key in wanted.values() if key})
    if not numbers:
        return {}
    query = ItemQuery(viewer=context.viewer, kind=PLACE, single=True).among("i.id", numbers)
    places = {place["id"]: place for place in item_sources(query)}
    return {item: places[place] for item, place in wanted.items() if place in places}


def _ancestry(source: Source, context: Context, _args: Args) -> str | None:
    """The numbers of the items above, the topmost first, as "1/2"."""
    parents = context.once("parents of generic items", lambda: _parents(context))
    path: list[str] = []
    above = source["parent"]
    while above is not None and len(path) < MOST_LEVELS:
        path.append(str(above))
        above = parents.get(above)
    return "/".join(reversed(path)) or None


def _parents(context: Context) -> dict[int, int]:
    """Of items that lie below others and have some below themselves."""
    sql = """SELECT DISTINCT i.id, i.parent_id FROM content_item i JOIN content_item c ON c.parent_id = i.id
      WHERE i.municipality_id = %s AND i.parent_id IS NOT NULL"""
    return dict(fetch(sql, [context.viewer.municipality]))


def _contacts(source: Source, context: Context, _args: Args) -> Any:
    """Who reports a defect is the office's business alone, and their own."""
    private = kind_of(source["kind"], source["generic_type"]).contacts_private
    own = context.viewer.member is not None and source["member"] == context.viewer.member
    return [] if private and context.viewer.public and not own else source.get("contacts") or []


TYPES: dict[str, TypeSpecs] = {
    "GenericItem": {
        **item_specs("GenericItem"),
        "ancestry": Compute(_ancestry),
        "payload": Compute(_payload),
        "contacts": Compute(_contacts),
        "publishedAt": Get("published_at", convert=moment),
        "publicationDate": Get("publication_date", convert=moment),
        "memberId": Get("member", convert=str),
        "genericItems": Attached("children", _children, kinds=frozenset({KIND.name})),
        "pointOfInterest": Attached("place", _places, absent=None, kinds=frozenset({PLACE})),
    },
    "Category": {
        "genericItemsCount": category_count(KIND.name),
        "genericItems": category_items(KIND.name),
    },
}
QUERIES = {"genericItems": generic_items, "genericItem": generic_item}
MUTATIONS = {"createGenericItem": create_generic_item}
