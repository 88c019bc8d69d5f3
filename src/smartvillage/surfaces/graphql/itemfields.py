"""Fields that every kind of item has on the wire, and arguments that every list takes."""

from collections.abc import Callable
from datetime import date
from typing import Any

from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.select import ItemQuery
from smartvillage.kit.dates import parse_date
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Compute, Get, Source, Spec
from smartvillage.surfaces.graphql.wire import moment, number, numbers

RANGE_ERROR = "DateRange invalid! Should be [start_date, end_date] each with format `2020-12-31`"
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(9000, 1, 1)  # so that days can be counted on from them
Narrow = Callable[[ItemQuery, Context], object]


def everything(_query: ItemQuery, _context: Context) -> None:
    """Narrows nothing."""


def organisation_of(source: Source, context: Context, _args: Args) -> Any:
    return context.structure.organisations.get(source["organisation"])


def categories_of(source: Source, context: Context, _args: Args) -> list[Any]:
    known = context.structure
    return [known.categories[key] for key in known.existing(source.get("categories") or ())]


def first_category_of(source: Source, context: Context, args: Args) -> Any:
    return next(iter(categories_of(source, context, args)), None)


def settings_of(wire_type: str) -> Compute:
    """The organisation's settings for this record type; null when there are none."""

    def settings(source: Source, context: Context, _args: Args) -> Any:
        owner = context.structure.organisations.get(source["organisation"])
        return owner and owner["settings"].get(wire_type)

    return Compute(settings)


def item_specs(wire_type: str, *, category: bool = False) -> dict[str, Spec]:
    """What every item type of the wire has in common."""
    specs: dict[str, Spec] = {
        "id": Get("id", convert=str),
        "settings": settings_of(wire_type),
        "dataProvider": Compute(organisation_of),
        "categories": Compute(categories_of),
        "payload": Compute(lambda source, _context, _args: source.get("payload") or {}),
        "createdAt": Get("created_at", convert=moment),
        "updatedAt": Get("updated_at", convert=moment),
        "visible": Compute(
            lambda source, _context, _args: bool(source["visible"]) and source["state"] == "published"
        ),
    }
    if category:
        specs["category"] = Compute(first_category_of)
    return specs


def item_list(context: Context, args: Args, *, kind: str, own_member: bool = False) -> ItemQuery:
    """The query for a list field: filters, order and page as all lists of the wire take them."""
    query = ItemQuery(viewer=context.viewer, kind=kind, own_member=own_member)
    _by_id(query, args)
    _by_category(query, context, args)
    _by_organisation(query, context, args)
    places = [name for name in [args.get("location"), *(args.get("locations") or ())] if name]
    if places:
        query.at_places(places)
    if args.get("onlyWithImage"):
        query.where("i.has_image")
    if (args.get("search") or "").strip():
        query.matching(args["search"])
    if args.get("order"):
        sort(query, context, args["order"])
    return query.page(limit=args.get("limit"), skip=args.get("skip"))


def sort(query: ItemQuery, context: Context, order: str) -> None:
    """Apply an order name of the wire such as `createdAt_DESC`; RAND is never cached."""
    key, _, direction = order.partition("_")
    if key == "RAND":
        context.cacheable = False
    query.order(key, descending=direction != "ASC")


def date_range(args: Args) -> tuple[date, date] | None:
    """The first and last day of `dateRange`, None when it is not given; anything but two days is an error."""
    if args.get("dateRange") is None:
        return None
    match [parse_date(day) for day in args["dateRange"]]:
        case [date() as first, date() as last]:
            return max(first, FIRST_DAY), min(last, LAST_DAY)
    raise ContentError(RANGE_ERROR)


def one_item(context: Context, args: Args, *, kind: str) -> ItemQuery:
    """The query for a single-record field: null when there is none for this caller."""
    query = ItemQuery(viewer=context.viewer, kind=kind, single=True)
    return query.where("i.id = %s", number(args["id"]) or 0)


def _by_id(query: ItemQuery, args: Args) -> None:
    if args.get("ids") is not None:
        query.among("i.id", numbers(args["ids"]))
    if args.get("externalId"):
        query.where("i.external_id = %s", str(args["externalId"])[:255])
    if args.get("externalIds"):
        query.among("i.external_id", [str(key)[:255] for key in args["externalIds"]])


def _by_category(query: ItemQuery, context: Context, args: Args) -> None:
    if args.get("categoryId"):
        query.in_categories(map(context.structure.current, numbers([args["categoryId"]])))
    if args.get("categoryIds"):
        query.in_categories(map(context.structure.current, numbers(args["categoryIds"])))
    if args.get("category"):
        query.in_categories([context.structure.category_named(args["category"]) or 0])


def _by_organisation(query: ItemQuery, context: Context, args: Args) -> None:
    if args.get("dataProvider"):
        query.where("i.organisation_id = %s", context.structure.organisation_named(args["dataProvider"]) or 0)
    if args.get("dataProviderId"):
        query.where("i.organisation_id = %s", number(args["dataProviderId"]) or 0)
    if args.get("dataProviderIds"):
        query.among("i.organisation_id", numbers(args["dataProviderIds"]))
    if args.get("excludeDataProviderIds"):
        query.outside("i.organisation_id", numbers(args["excludeDataProviderIds"]))


def category_count(kind: str, *, tree: bool = False, narrow: Narrow = everything) -> Compute:
    """How many public items a category has, alone or with all categories below.

    All categories are counted by one statement per request.
    """

    def count(source: Source, context: Context, args: Args) -> int:
        location = args.get("location") if args else None
        key = ("counted", kind, location, narrow)
        tally = context.once(key, lambda: _tally(_public(context, kind, location, narrow)))
        keys = context.structure.below(source["id"]) if tree else (source["id"],)
        return sum(tally.get(key, 0) for key in keys)

    return Compute(count, kinds=frozenset({kind}))


def category_items(kind: str, *, narrow: Narrow = everything) -> Compute:
    """A category's public items: all categories' items of the kind are read once per request."""

    def listed(source: Source, context: Context, args: Args) -> list[Source]:
        location = args.get("location") if args else None
        key = ("listed", kind, location, narrow)
        found = context.once(key, lambda: _by_categories(_public(context, kind, location, narrow)))
        return found.get(source["id"], [])

    return Compute(listed, kinds=frozenset({kind}))


def _public(context: Context, kind: str, location: str | None, narrow: Narrow) -> ItemQuery:
    query = ItemQuery(viewer=context.viewer, kind=kind).only_public()
    if location:
        query.at_places([location])
    narrow(query, context)
    return query


def _tally(query: ItemQuery) -> dict[int, int]:
    query.joins.append("JOIN content_itemcategory counted ON counted.item_id = i.id")
    query.ordering = "1"
    tally: dict[int, int] = {}
    for (category,) in query.rows("counted.category_id"):
        tally[category] = tally.get(category, 0) + 1
    return tally


def _by_categories(query: ItemQuery) -> dict[int, list[Source]]:
    from smartvillage.surfaces.graphql.items import item_sources

    found: dict[int, list[Source]] = {}
    for made in item_sources(query):
        for key in made.get("categories") or ():
            found.setdefault(key, []).append(made)
    return found
