"""Places on the wire."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.content.save import Saved
from smartvillage.core.content.select import ItemQuery
from smartvillage.kit.dates import parse_date
from smartvillage.modules.places.document import KIND
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
from smartvillage.surfaces.graphql.upsert import upsert, upsert_all, upserted
from smartvillage.surfaces.graphql.wire import moment

VOUCHER = "Voucher"


def points_of_interest(context: Context, args: Args) -> ItemQuery:
    """Places in the caller's view. `dateRange` is taken from clients that send it: places have no dates."""
    return item_list(context, args, kind=KIND.name)


def point_of_interest(context: Context, args: Args) -> ItemQuery:
    return one_item(context, args, kind=KIND.name)


def create_point_of_interest(context: Context, args: Args) -> Any:
    return upserted(context, _save(context, args))


def create_points_of_interest(context: Context, args: Args) -> dict[str, Any]:
    return upsert_all(args["pointsOfInterest"], lambda one: _save(context, one))


def _save(context: Context, args: Args) -> Saved:
    """A place and the vouchers sent along, all or nothing."""
    with transaction.atomic():
        saved = upsert(context, args, kind=KIND, key=_key)
        for voucher in args.get("vouchers") or ():
            typed = {**voucher, "genericType": VOUCHER}
            save_generic(context, typed, extra={"point_of_interest_id": saved.item.pk})
    return saved


def _key(args: Args) -> list[Any]:
    first: Args = next(iter(args.get("addresses") or ()), {})
    return [args["name"], *(first.get(name) for name in ("street", "zip", "city"))]


def _lunches(source: Source, context: Context, _args: Args) -> list[Source]:
    own = {"created_at": source["created_at"], "updated_at": source["updated_at"]}
    return [
        {
            **lunch,
            **own,
            "list_date": _list_date(lunch, context.today),
            "lunch_offers": [{**offer, **own} for offer in lunch.get("lunch_offers") or ()],
            "point_of_interest": source,
        }
        for lunch in source.get("lunches") or ()
    ]


def _list_date(lunch: Source, today: date) -> str | None:
    """The day a lunch is listed under: its next start, today within a single span, else its last start."""
    spans = [
        (parse_date(span.get("date_start")), parse_date(span.get("date_end")))
        for span in lunch.get("dates", ())
    ]
    starts = sorted(start for start, _ in spans if start)
    if not starts:
        return None
    ahead = [start for start in starts if start >= today]
    if ahead:
        return ahead[0].isoformat()
    running = len(spans) == 1 and (spans[0][1] or starts[0]) >= today
    return (today if running else starts[-1]).isoformat()


def _vouchers(context: Context, sources: Sequence[Source]) -> dict[int, list[Source]]:
    """Vouchers by the place that their document names: a municipality's few are read together."""
    wanted = {source["id"] for source in sources}
    query = ItemQuery(viewer=context.viewer, kind=GENERIC, single=True)
    query.where("i.generic_type = %s", VOUCHER).order("id", descending=False)
    found: dict[int, list[Source]] = {}
    for voucher in item_sources(query):
        if voucher.get("point_of_interest_id") in wanted:
            found.setdefault(voucher["point_of_interest_id"], []).append(voucher)
    return found


def _has_travel_times(source: Source, _context: Context, _args: Args) -> bool:
    return str((source.get("payload") or {}).get("has_travel_times")).lower() == "true"


STAMPS = {"createdAt": Get("created_at", convert=moment), "updatedAt": Get("updated_at", convert=moment)}
TYPES: dict[str, TypeSpecs] = {
    "PointOfInterest": {
        **item_specs("PointOfInterest", category=True),
        "tagList": Get("tags", absent=()),
        "lunches": Compute(_lunches),
        "vouchers": Attached("vouchers", _vouchers, kinds=frozenset({GENERIC})),
        "hasTravelTimes": Compute(_has_travel_times),
        "travelTimes": Compute(lambda _source, _context, _args: []),
    },
    "Lunch": STAMPS,
    "LunchOffer": STAMPS,
    "Category": {
        "pointsOfInterestCount": category_count(KIND.name),
        "pointsOfInterest": category_items(KIND.name),
        "pointsOfInterestTreeCount": category_count(KIND.name, tree=True),
    },
}
QUERIES = {"pointsOfInterest": points_of_interest, "pointOfInterest": point_of_interest}
MUTATIONS = {
    "createPointOfInterest": create_point_of_interest,
    "createPointsOfInterest": create_points_of_interest,
}
