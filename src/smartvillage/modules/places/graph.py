"""Places on the wire."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.content.save import Saved
from smartvillage.core.content.select import ItemQuery
from smartvillage.modules.places.document import KIND
from smartvillage.modules.places.lunches import lunch, lunches, lunches_of
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.genericitems import save_generic
from smartvillage.surfaces.graphql.itemfields import (
    category_count,
    category_items,
    date_range,
    item_list,
    item_specs,
    one_item,
)
from smartvillage.surfaces.graphql.items import item_sources
from smartvillage.surfaces.graphql.specs import Args, Attached, Compute, Get, Source, TypeSpecs, depends_on
from smartvillage.surfaces.graphql.upsert import upsert, upsert_all, upserted
from smartvillage.surfaces.graphql.wire import moment, number, numbers

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
    return list(lunches_of(source, context.today))


@depends_on(KIND.name)
def all_lunches(context: Context, args: Args) -> list[Source]:
    found = lunches(viewer=context.viewer, today=context.today, days=date_range(args))
    if args.get("ids") is not None:
        wanted = set(numbers(args["ids"]))
        found = [row for row in found if row["id"] in wanted]
    order = args.get("order") or "createdAt_DESC"
    key = {"createdAt": "created_at", "updatedAt": "updated_at"}.get(order.partition("_")[0], "id")
    found.sort(key=lambda row: (str(row[key]), row["id"]), reverse=not order.endswith("_ASC"))
    skip, limit = max(args.get("skip") or 0, 0), args.get("limit")
    return found[skip:] if limit is None else found[skip : skip + max(limit, 0)]


@depends_on(KIND.name)
def one_lunch(context: Context, args: Args) -> Source | None:
    return lunch(viewer=context.viewer, number=number(args["id"]) or 0, today=context.today)


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


STAMPS = {"createdAt": Get("created_at", convert=moment), "updatedAt": Get("updated_at", convert=moment)}
TYPES: dict[str, TypeSpecs] = {
    "PointOfInterest": {
        **item_specs("PointOfInterest", category=True),
        "tagList": Get("tags", absent=()),
        "lunches": Compute(_lunches),
        "vouchers": Attached("vouchers", _vouchers, kinds=frozenset({GENERIC})),
    },
    "Lunch": STAMPS,
    "LunchOffer": STAMPS,
    "Category": {
        "pointsOfInterestCount": category_count(KIND.name),
        "pointsOfInterest": category_items(KIND.name),
        "pointsOfInterestTreeCount": category_count(KIND.name, tree=True),
    },
}
QUERIES = {
    "pointsOfInterest": points_of_interest,
    "pointOfInterest": point_of_interest,
    "lunches": all_lunches,
    "lunch": one_lunch,
}
MUTATIONS = {
    "createPointOfInterest": create_point_of_interest,
    "createPointsOfInterest": create_points_of_interest,
}
