"""Events on the wire."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from smartvillage.core.content.errors import ContentError
from smartvillage.core.content.select import ItemQuery
from smartvillage.core.push.items import push_item
from smartvillage.kit.recurrence import WireRecurrence
from smartvillage.modules.events.dates import Source, list_date, pattern, row_date, shown_dates
from smartvillage.modules.events.document import KIND
from smartvillage.modules.events.queries import (
    Period,
    by_list_date,
    each_date,
    next_date,
    taking_place,
    then_by_date,
)
from smartvillage.modules.events.recurring import complete_dates
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.itemfields import (
    category_count,
    category_items,
    date_range,
    item_list,
    item_specs,
    one_item,
    sort,
)
from smartvillage.surfaces.graphql.items import item_sources
from smartvillage.surfaces.graphql.specs import Args, Compute, Get, TypeSpecs, depends_on
from smartvillage.surfaces.graphql.upsert import upsert, upserted

BY_DATE = "listDate"
ADDRESS = ("addition", "street", "zip", "city")
ORDERS = ("createdAt", "updatedAt", "id", "title", BY_DATE)


def event_records(context: Context, args: Args) -> ItemQuery:
    """Coming events; a row for every date if `date` is asked for, else a row for every event."""
    key, _, direction = (args.get("order") or "createdAt_DESC").partition("_")
    if key not in ORDERS or direction not in ("ASC", "DESC"):
        raise ContentError(f"Unknown order: {key}_{direction}")
    days = date_range(args)
    period = Period.within(*days, today=context.today) if days else Period.coming(context.today)
    limit = args["limit"] if args.get("limit") is not None else args.get("take")
    query = item_list(context, {**args, "order": None, "limit": limit}, kind=KIND.name)
    dated = _join(query, context, args, period, needed=key == BY_DATE)
    if key == BY_DATE:
        return by_list_date(query, descending=direction == "DESC")
    sort(query, context, f"{key}_{direction}")
    return then_by_date(query) if dated else query


def _join(query: ItemQuery, context: Context, args: Args, period: Period, *, needed: bool) -> bool:
    """Bind the query to its dates; returns whether rows know theirs, which costs more."""
    unique = args.get("onlyUniqEvents") or "date" not in context.selected
    shown = "date" in context.selected or (period.until and context.selected & {"listDate", "sortDate"})
    if not unique:
        each_date(query, period)
    elif needed or shown:
        next_date(query, period)
    else:
        taking_place(query, period)
        return False
    return True


def event_record(context: Context, args: Args) -> ItemQuery:
    return one_item(context, args, kind=KIND.name)


@depends_on(KIND.name)
def event_addresses(context: Context, _args: Args) -> list[Source]:
    """Addresses of coming events, the same one once."""
    query = ItemQuery(viewer=context.viewer, kind=KIND.name)
    coming(query, context)
    found: dict[tuple[Any, ...], Source] = {}
    for source in item_sources(query):
        for address in source.get("addresses") or ():
            found.setdefault(tuple(address.get(name) for name in ADDRESS), address)
    return list(found.values())


def coming(query: ItemQuery, context: Context) -> None:
    """Only events that are not over."""
    taking_place(query, Period.coming(context.today))


def create_event_record(context: Context, args: Args) -> Any:
    if not args.get("pushNotification"):
        return upserted(context, upsert(context, args, kind=KIND, key=_key, complete=_complete))
    with transaction.atomic():
        saved = upsert(context, args, kind=KIND, key=_key, complete=_complete)
        title = saved.document.headline()
        push_item(viewer=context.viewer, item=saved.item, title=title, body=args.get("description") or title)
    return upserted(context, saved)


def _complete(args: Args, values: dict[str, Any], stored: Any) -> None:
    complete_dates(args, values, stored)
    values["region"] = {"name": args.get("regionName")}


def _key(args: Args) -> list[Any]:
    address: Args = next(iter(args.get("addresses") or ()), {})
    first: Args = next(iter(args.get("dates") or ()), {})
    return [
        args.get("title"),
        *(address.get(name) for name in ("street", "zip", "city", "kind")),
        *(first.get(name) for name in ("dateStart", "timeStart")),
    ]


def _recurring(pick: Callable[[WireRecurrence], Any], *, absent: Any = None) -> Compute:
    def value(source: Source, _context: Context, _args: Args) -> Any:
        found = pattern(source)
        return pick(found) if found else absent

    return Compute(value)


LIST_DATE = Compute(lambda source, context, _args: list_date(source, context.today_iso))
TYPES: dict[str, TypeSpecs] = {
    "EventRecord": {
        **item_specs("EventRecord", category=True),
        "dates": Compute(lambda source, context, _args: shown_dates(source, context.today_iso)),
        "date": Compute(lambda source, _context, _args: row_date(source)),
        "listDate": LIST_DATE,
        "sortDate": LIST_DATE,
        "regionId": Get("region", convert=lambda region: str(region["id"])),
        "tagList": Get("tags", absent=()),
        "recurring": _recurring(lambda _found: True, absent=False),
        "recurringType": _recurring(lambda found: found.type),
        "recurringInterval": _recurring(lambda found: found.interval),
        "recurringWeekdays": _recurring(lambda found: found.weekdays, absent=()),
    },
    "Category": {
        "eventRecordsCount": category_count(KIND.name),
        "eventRecords": category_items(KIND.name),
        "upcomingEventRecordsCount": category_count(KIND.name, narrow=coming),
        "upcomingEventRecords": category_items(KIND.name, narrow=coming),
    },
}
QUERIES = {
    "eventRecords": event_records,
    "eventRecord": event_record,
    "eventRecordsAddresses": event_addresses,
}
MUTATIONS = {"createEventRecord": create_event_record}
