"""Lunches on the wire."""

from typing import Any

from smartvillage.modules.lunches import queries
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.itemfields import date_range
from smartvillage.surfaces.graphql.specs import Args, Get, Source, TypeSpecs, depends_on
from smartvillage.surfaces.graphql.wire import number, numbers


@depends_on(queries.PLACE)
def lunches(context: Context, args: Args) -> list[Source]:
    found = queries.lunches(viewer=context.viewer, today=context.today, days=date_range(args))
    if args.get("ids") is not None:
        wanted = set(numbers(args["ids"]))
        found = [row for row in found if row["id"] in wanted]
    found.sort(key=_rank(args.get("order") or "createdAt_DESC"), reverse=not _ascending(args))
    skip, limit = max(args.get("skip") or 0, 0), args.get("limit")
    return found[skip:] if limit is None else found[skip : skip + max(limit, 0)]


@depends_on(queries.PLACE)
def lunch(context: Context, args: Args) -> Source | None:
    return queries.lunch(viewer=context.viewer, number=number(args["id"]) or 0, today=context.today)


def _ascending(args: Args) -> bool:
    return str(args.get("order") or "").endswith("_ASC")


def _rank(order: str) -> Any:
    key = {"createdAt": "created_at", "updatedAt": "updated_at"}.get(order.partition("_")[0])
    return lambda row: (str(row[key]) if key else "", row["id"])


TYPES: dict[str, TypeSpecs] = {"Lunch": {"pointOfInterest": Get("place"), "listDate": Get("list_date")}}
QUERIES = {"lunches": lunches, "lunch": lunch}
