"""The waste calendar on the wire."""

from typing import Any

from smartvillage.core.content.errors import ContentError, NotFound
from smartvillage.kit.dates import parse_date
from smartvillage.modules.waste import actions, queries
from smartvillage.modules.waste.actions import Date, Place
from smartvillage.modules.waste.models import Tour, WasteAddress
from smartvillage.modules.waste.numbers import own_address
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Get, Source, TypeSpecs, depends_on
from smartvillage.surfaces.graphql.wire import moment, number, numbers

MAX_BATCH = 1000


@depends_on(actions.KIND)
def waste_addresses(context: Context, args: Args) -> list[Source]:
    ids = args.get("ids")
    return queries.addresses(
        municipality=context.viewer.municipality,
        ids=None if ids is None else [key for key in map(own_address, numbers(ids)) if key],
        search=args.get("search") or "",
        order=args.get("order") or "street_ASC",
        limit=args.get("limit"),
        skip=args.get("skip") or 0,
        with_dates="wasteLocationTypes" in context.selected,
    )


@depends_on(actions.KIND)
def waste_location_types(context: Context, args: Args) -> list[Source]:
    tour = number(args.get("tourId"))
    return queries.collections(municipality=context.viewer.municipality, tour=tour)


@depends_on(actions.KIND)
def waste_location_type(context: Context, args: Args) -> Source:
    """The type promises one, so an unknown number is an error."""
    asked = number(args["id"]) or 0
    for found in queries.collections(municipality=context.viewer.municipality, number=asked):
        return found
    raise NotFound


@depends_on(actions.KIND)
def waste_tours(context: Context, _args: Args) -> list[Source]:
    return queries.tours(municipality=context.viewer.municipality)


@depends_on(actions.KIND)
def waste_tour_dates(context: Context, args: Args) -> list[Source]:
    tour = number(args["tourId"]) or 0
    return queries.tour_dates(municipality=context.viewer.municipality, tour=tour)


def create_waste_location(context: Context, args: Args) -> Source:
    place = Place(args.get("street") or "", args.get("zip") or "", args.get("city") or "")
    asked = number(args.get("id"))
    known = own_address(asked)
    if asked and not known:
        raise NotFound
    made = actions.save_address(viewer=context.viewer, number=known, place=place)
    return queries.addresses(municipality=context.viewer.municipality, ids=[made.pk], with_dates=True)[0]


def create_waste_tour(context: Context, args: Args) -> Source:
    made = actions.save_tour(
        viewer=context.viewer,
        number=number(args.get("id")),
        title=args.get("title"),
        waste_type=args.get("wasteType"),
    )
    return {"id": made.pk, "title": made.title, "waste_type": made.waste_type}


def assign_waste_location_to_tour(context: Context, args: Args) -> Source:
    made = actions.assign(
        viewer=context.viewer,
        address=own_address(number(args.get("addressId"))) or 0,
        tour=number(args.get("tourId")) or 0,
        assigned=bool(args.get("tourValue")),
    )
    return {"id": made}


def update_waste_tour_dates(context: Context, args: Args) -> Source:
    tour, year = number(args["id"]) or 0, number(args["year"]) or 0
    days = [day for day in map(parse_date, args.get("dates") or ()) if day]
    actions.set_tour_dates(viewer=context.viewer, tour=tour, year=year, days=days)
    return {"id": tour}


def create_waste_pick_up_time(context: Context, args: Args) -> Source:
    given = _date(args.get("wasteLocationType") or {}, args)
    made = actions.add_date(viewer=context.viewer, given=given)
    kind = queries.collections(municipality=context.viewer.municipality, number=made.collection_id)[0]
    return next(row for row in kind["pick_up_times"] if row["id"] == made.pk)


def create_waste_pick_up_times(context: Context, args: Args) -> Source:
    """Each on its own; what fails is said with its place in the list, the rest goes through."""
    actions.require_waste(context.viewer)
    if len(args["inputs"]) > MAX_BATCH:
        raise ContentError(f"Invalid input: höchstens {MAX_BATCH} Termine auf einmal")
    errors = []
    for index, one in enumerate(args["inputs"]):
        place = Place(one["street"], one.get("zip") or "", one.get("city") or "", one.get("district") or "")
        given = Date(
            parse_date(one["pickupDate"]), place, one["wasteType"], one.get("note") or "", _rhythm(one)
        )
        try:
            actions.add_date(viewer=context.viewer, given=given)
        except ContentError as error:
            errors.append(f"{index}: {error}")
    return {"success": not errors, "errors": errors}


def destroy_waste_pick_up_time(context: Context, args: Args) -> Source:
    given = None
    if args.get("ids") is None:
        given = _date(args.get("wasteLocationType") or {}, args)
    gone = actions.remove_dates(viewer=context.viewer, numbers=numbers(args.get("ids")), given=given)
    if not gone:
        return {"id": None, "status": "Record not found", "status_code": 404}
    return {"id": gone[0] if gone[0] < 2**31 else None, "status": "Record destroyed", "status_code": 200}


def _date(kind: Args, args: Args) -> Date:
    said = kind.get("address") or {}
    place = Place(
        said.get("street") or "", said.get("zip") or "", said.get("city") or "", said.get("addition") or ""
    )
    return Date(
        day=parse_date(args.get("pickupDate")),
        place=place,
        waste_type=kind.get("wasteType") or "",
        note=args.get("note") or "",
        rhythm=_rhythm(kind),
        number=args.get("wasteLocationTypeId"),
    )


def _rhythm(said: Args) -> dict[str, Any]:
    names = {"rrule": "rhythmRrule", "start": "rhythmStartDate", "excludes": "rhythmExcludes"}
    return {key: said[name] for key, name in names.items() if said.get(name)}


def _destroy_address(context: Context, asked: int) -> bool:
    known = own_address(asked)
    return bool(known) and actions.remove(viewer=context.viewer, model=WasteAddress, number=known or 0)


def _destroy_tour(context: Context, asked: int) -> bool:
    return actions.remove(viewer=context.viewer, model=Tour, number=asked)


STAMPS = {"createdAt": Get("created_at", convert=moment), "updatedAt": Get("updated_at", convert=moment)}
TYPES: dict[str, TypeSpecs] = {"WasteLocationType": STAMPS, "WastePickUpTime": STAMPS}
QUERIES = {
    "wasteAddresses": waste_addresses,
    "wasteLocationTypes": waste_location_types,
    "wasteLocationType": waste_location_type,
    "wasteTours": waste_tours,
    "wasteTourDates": waste_tour_dates,
}
MUTATIONS = {
    "createWasteLocation": create_waste_location,
    "createWasteTour": create_waste_tour,
    "assignWasteLocationToTour": assign_waste_location_to_tour,
    "updateWasteTourDates": update_waste_tour_dates,
    "createWastePickUpTime": create_waste_pick_up_time,
    "createWastePickUpTimes": create_waste_pick_up_times,
    "destroyWastePickUpTime": destroy_waste_pick_up_time,
}
DESTROY = {"Address": _destroy_address, "Waste::Tour": _destroy_tour}
