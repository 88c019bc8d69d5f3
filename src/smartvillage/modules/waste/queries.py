"""Reading the waste calendar: rows as the dicts that answers are made of, one statement per level."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import orjson
from django.db.models import Q, QuerySet

from smartvillage.core.content.statics import JSON, find_static
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.words import fold
from smartvillage.modules.waste.models import SETUP, Collection, PickUp, Tour, WasteAddress
from smartvillage.modules.waste.numbers import wire_address

Row = dict[str, Any]
CANDIDATES = 200
_HOUSE = re.compile(r"\s+\d+\s*[a-z]?(\s*[-–/]\s*\d+\s*[a-z]?)*$", re.IGNORECASE)


def addresses(
    *,
    municipality: int,
    ids: Sequence[int] | None = None,
    search: str = "",
    order: str = "street_ASC",
    limit: int | None = None,
    skip: int = 0,
    with_dates: bool = False,
) -> list[Row]:
    """Addresses where something is collected, or that were made by hand; with all dates, past ones too."""
    with within(municipality):
        found = WasteAddress.objects.filter(collections__isnull=False).distinct()
        if ids is not None:
            found = found.filter(pk__in=ids)
        if search.strip():
            found = found.filter(folded__contains=fold(search))
        rows = [_address(row) for row in _page(_sorted(found, order), limit, skip)]
        if with_dates:
            _attach(rows)
    return rows


def collections(*, municipality: int, tour: int | None = None, number: int | None = None) -> list[Row]:
    """What is collected where, with address, tour and dates."""
    with within(municipality):
        found = Collection.objects.select_related("address", "tour").order_by("pk")
        if tour is not None:
            found = found.filter(tour=tour)
        if number is not None:
            found = found.filter(pk=number)
        rows = [_collection(row, _address(row.address)) for row in found]
        _attach_dates(rows)
    return rows


def tours(*, municipality: int) -> list[Row]:
    with within(municipality):
        return [_tour(row) for row in Tour.objects.order_by("pk")]


def tour_dates(*, municipality: int, tour: int) -> list[Row]:
    with within(municipality):
        return [_pick_up(row, None) for row in PickUp.objects.filter(tour=tour).order_by("day")]


def calendar_address(*, municipality: int, street: str, zip_code: str, city: str) -> WasteAddress | None:
    """The first address of these words where something is collected."""
    with within(municipality):
        found = WasteAddress.objects.filter(folded=fold(street), collections__isnull=False)
        if zip_code:
            found = found.filter(zip=zip_code)
        if city:
            found = found.filter(city__iexact=city)
        return next(iter(found.order_by("pk")[:1]), None)


def find_addresses(*, municipality: int, search: str = "", limit: int) -> list[WasteAddress]:
    """Addresses where something is collected, by street; every word must occur in street, district or city."""
    with within(municipality):
        found = WasteAddress.objects.filter(collections__isnull=False).distinct()
        for word in search.split():
            found = found.filter(
                Q(folded__contains=fold(word)) | Q(city__icontains=word) | Q(district__icontains=word)
            )
        return list(found.order_by("folded", "city", "district", "pk")[:limit])


def find_address(*, municipality: int, number: int) -> WasteAddress | None:
    with within(municipality):
        found: WasteAddress | None = WasteAddress.objects.filter(pk=number).first()
    return found


def address_in(*, municipality: int, street: str, locality: str) -> WasteAddress | None:
    """The address of a street, if need be of its first house: the one in the village before others."""
    wanted, village = fold(street), fold(locality)
    if not wanted:
        return None
    with within(municipality):
        found = WasteAddress.objects.filter(folded__startswith=wanted, collections__isnull=False).distinct()
        rows = list(found.order_by("folded", "pk")[:CANDIDATES])
    return min(
        rows,
        key=lambda row: (
            village not in (fold(row.district), fold(row.city)),
            village != fold(row.district),
            row.folded != wanted,
            row.folded,
        ),
        default=None,
    )


def streets(*, municipality: int) -> list[str]:
    """Names of all streets, without house numbers."""
    with within(municipality):
        said = WasteAddress.objects.filter(collections__isnull=False).values_list("street", flat=True)
        return sorted({name for street in said.distinct() if (name := _HOUSE.sub("", street).strip())})


def coming(*, address: WasteAddress, types: Iterable[str] = (), since: date | None = None) -> list[PickUp]:
    """The dates of an address by day, of some kinds of waste or of all; past ones too unless `since` is said."""
    with within(address.municipality_id):
        found = PickUp.objects.filter(collection__address=address).exclude(collection__waste_type=SETUP)
        if since:
            found = found.filter(day__gte=since)
        if wanted := [kind for kind in types if kind]:
            found = found.filter(collection__waste_type__in=wanted)
        return list(found.select_related("collection").order_by("day", "pk"))


def waste_types(*, municipality: int) -> dict[str, Row]:
    """Label, colour and icon by key, as the municipality wrote them; what is no object is left out."""
    found = find_static(municipality=municipality, name="wasteTypes", generic_type=JSON)
    try:
        said = orjson.loads((found or {}).get("content") or "{}")
    except orjson.JSONDecodeError:
        return {}
    return (
        {key: kind for key, kind in said.items() if isinstance(kind, dict)} if isinstance(said, dict) else {}
    )


def label_of(types: dict[str, Row], key: str) -> str:
    return str(types.get(key, {}).get("label") or key)


def _sorted(found: "QuerySet[WasteAddress]", order: str) -> "QuerySet[WasteAddress]":
    key, _, direction = order.partition("_")
    column = {"street": "folded", "createdAt": "created_at", "updatedAt": "updated_at"}.get(key, "id")
    sign = "-" if direction == "DESC" else ""
    return found.order_by(f"{sign}{column}", f"{sign}pk")


def _page(found: "QuerySet[WasteAddress]", limit: int | None, skip: int) -> "QuerySet[WasteAddress]":
    start = max(skip, 0)
    return found[start : start + max(limit, 0)] if limit is not None else found[start:]


def _attach(rows: list[Row]) -> None:
    known = {row["pk"]: row for row in rows}
    whose = Q(address__in=list(known)) if len(known) < 1000 else Q()
    found = Collection.objects.filter(whose).select_related("tour").order_by("pk")
    kinds = [_collection(row, known[row.address_id]) for row in found if row.address_id in known]
    for kind in kinds:
        kind["address"]["waste_location_types"].append(kind)
    _attach_dates(kinds)


def _attach_dates(kinds: list[Row]) -> None:
    known = {kind["id"]: kind for kind in kinds}
    whose = Q(collection__in=list(known)) if len(known) < 1000 else Q(collection__isnull=False)
    for row in PickUp.objects.filter(whose).order_by("day", "pk"):
        if kind := known.get(row.collection_id):
            kind["pick_up_times"].append(_pick_up(row, kind))
            kind["list_pick_up_dates"].append(row.day.isoformat())


def _address(row: WasteAddress) -> Row:
    return {
        "id": wire_address(row.pk),
        "pk": row.pk,
        "street": row.street,
        "zip": row.zip or None,
        "city": row.city or None,
        "addition": row.district or None,
        "kind": "default",
        "waste_location_types": [],
    }


def _collection(row: Collection, address: Row) -> Row:
    return {
        "id": row.pk,
        "waste_type": row.waste_type,
        "list_pick_up_dates": [],
        "pick_up_times": [],
        "address": address,
        "address_id": address["id"],
        "waste_tour": _tour(row.tour) if row.tour else None,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }


def _tour(row: Tour) -> Row:
    return {"id": row.pk, "title": row.title or None, "waste_type": row.waste_type or None}


def _pick_up(row: PickUp, kind: Row | None) -> Row:
    return {
        "id": row.pk,
        "pickup_date": row.day.isoformat(),
        "note": row.note or None,
        "waste_location_type": kind,
        "waste_location_type_id": row.collection_id,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }
