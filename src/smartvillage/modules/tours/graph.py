"""Tours on the wire."""

from typing import Any

from smartvillage.core.content.partids import part_id, sub_part_id
from smartvillage.core.content.save import Saved
from smartvillage.core.content.select import ItemQuery
from smartvillage.modules.tours.document import KIND, TourDocument
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.itemfields import (
    category_count,
    category_items,
    item_list,
    item_specs,
    one_item,
)
from smartvillage.surfaces.graphql.specs import Args, Compute, Get, Source, TypeSpecs
from smartvillage.surfaces.graphql.upsert import upsert, upsert_all, upserted

OWN_OF_STOPS = ("organisation", "visible", "state", "created_at", "updated_at")


def tours(context: Context, args: Args) -> ItemQuery:
    return item_list(context, args, kind=KIND.name)


def tour(context: Context, args: Args) -> ItemQuery:
    return one_item(context, args, kind=KIND.name)


def create_tour(context: Context, args: Args) -> Any:
    return upserted(context, _save(context, args))


def create_tours(context: Context, args: Args) -> dict[str, Any]:
    return upsert_all(args["tours"], lambda one: _save(context, one))


def _save(context: Context, args: Args) -> Saved:
    return upsert(context, args, kind=KIND, key=_key, complete=_forget_heights)


def _forget_heights(_args: Args, values: dict[str, Any], stored: Any) -> None:
    """Another line from outside has no heights; what was counted from ours goes with them."""
    if stored is None or "line" not in values or not stored.elevations:
        return
    if TourDocument.model_validate({"name": "-", "line": values["line"]}).line != stored.line:
        values |= {"elevations": [], "ascent_m": None, "descent_m": None}


def _key(args: Args) -> list[Any]:
    first: Args = next(iter(args.get("addresses") or ()), {})
    return [args["name"], *(first.get(name) for name in ("street", "zip", "city"))]


def _points(source: Source, _context: Context, _args: Args) -> list[Source]:
    """The line's points; their numbers hang on one that no part of the document has."""
    line = part_id(item=source["id"], number=0)
    return [
        {"id": sub_part_id(part=line, number=index), "latitude": lat, "longitude": lon}
        for index, (lat, lon) in enumerate(source.get("line") or ())
    ]


def _stops(source: Source, _context: Context, _args: Args) -> list[Source]:
    """The stops belong to whom the tour belongs, and are seen with it."""
    own = {name: source[name] for name in OWN_OF_STOPS}
    return [{**stop, **own} for stop in source.get("tour_stops") or ()]


TYPES: dict[str, TypeSpecs] = {
    "Tour": {
        **item_specs("Tour", category=True),
        "tagList": Get("tags", absent=()),
        "geometryTourData": Compute(_points),
        "tourStops": Compute(_stops),
    },
    "TourStop": {**item_specs("Tour", category=True), "tagList": Get("tags", absent=())},
    "Category": {
        "toursCount": category_count(KIND.name),
        "tours": category_items(KIND.name),
        "toursTreeCount": category_count(KIND.name, tree=True),
    },
}
QUERIES = {"tours": tours, "tour": tour}
MUTATIONS = {"createTour": create_tour, "createTours": create_tours}
