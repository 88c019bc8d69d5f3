"""Writing the waste calendar; every verb is done wholly or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from django.db import transaction

from smartvillage.core.content.access import has_right, require
from smartvillage.core.content.errors import Invalid, NotFound
from smartvillage.core.content.versions import bump
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import WRITES, Right, Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.waste.models import SETUP, Collection, PickUp, Tour, WasteAddress

KIND = "waste"
MAX_DAYS = 2000


@dataclass(frozen=True)
class Place:
    """An address as somebody says it."""

    street: str
    zip: str = ""
    city: str = ""
    district: str = ""

    def fields(self) -> dict[str, str]:
        return {
            "street": self.street.strip()[:200],
            "zip": self.zip.strip()[:20],
            "city": self.city.strip()[:120],
            "district": self.district.strip()[:120],
        }


@dataclass(frozen=True)
class Date:
    """One pick-up as an importer sends it; `number`: of a collection that is known already."""

    day: date | None
    place: Place = field(default_factory=lambda: Place(""))
    waste_type: str = ""
    note: str = ""
    rhythm: dict[str, Any] = field(default_factory=dict)
    number: int | None = None


def require_waste(viewer: Viewer) -> None:
    """Raises `Refused`."""
    require(viewer.role in WRITES - {Role.RESTRICTED} and has_right(viewer, Right.WASTE_CALENDAR))


def save_address(*, viewer: Viewer, number: int | None, place: Place) -> WasteAddress:
    """Change the address of this number, or make one by hand."""
    require_waste(viewer)
    with within(viewer.municipality), transaction.atomic():
        if number:
            address = _one(WasteAddress, number)
            _require_free(place, address)
            for name, value in place.fields().items():
                setattr(address, name, value)
            address.save()
        else:
            address = _address(viewer, place)
        Collection.objects.get_or_create(address=address, waste_type=SETUP, tour=None)
        bump(municipality=viewer.municipality, kind=KIND)
    found: WasteAddress = address
    return found


def save_tour(*, viewer: Viewer, number: int | None, title: str | None, waste_type: str | None) -> Tour:
    """Make or change a tour; what is None stays."""
    require_waste(viewer)
    with within(viewer.municipality), transaction.atomic():
        tour = _one(Tour, number) if number else Tour(municipality_id=viewer.municipality)
        tour.title = tour.title if title is None else title.strip()[:200]
        tour.waste_type = tour.waste_type if waste_type is None else waste_type.strip()[:80]
        tour.save()
        bump(municipality=viewer.municipality, kind=KIND)
    found: Tour = tour
    return found


def assign(*, viewer: Viewer, address: int, tour: int, assigned: bool) -> int:
    """Let a tour serve an address or no longer; returns the collection's number, 0 when there is none now."""
    require_waste(viewer)
    with within(viewer.municipality), transaction.atomic():
        served, by = _one(WasteAddress, address), _one(Tour, tour)
        if not assigned:
            Collection.objects.filter(address=served, tour=by).delete()
            bump(municipality=viewer.municipality, kind=KIND)
            return 0
        found, _ = Collection.objects.get_or_create(address=served, tour=by, waste_type=by.waste_type)
        _add_days(viewer, [found], PickUp.objects.filter(tour=by).values_list("day", flat=True))
        bump(municipality=viewer.municipality, kind=KIND)
    number: int = found.pk
    return number


def set_tour_dates(*, viewer: Viewer, tour: int, year: int, days: Iterable[date]) -> None:
    """Replace all dates of a calendar year, of the tour and of every address it serves. Raises `Invalid`, `NotFound`."""
    require_waste(viewer)
    if not MINYEAR <= year <= MAXYEAR:
        raise Invalid({"year": f"{year} ist kein Jahr"})
    wanted = sorted({day for day in days if day.year == year})[:MAX_DAYS]
    with within(viewer.municipality), transaction.atomic():
        changed = _one(Tour, tour)
        served = list(Collection.objects.filter(tour=changed))
        PickUp.objects.filter(tour=changed, day__year=year).delete()
        PickUp.objects.filter(collection__tour=changed, day__year=year).delete()
        PickUp.objects.bulk_create(
            [PickUp(municipality_id=viewer.municipality, tour=changed, day=day) for day in wanted]
        )
        _add_days(viewer, served, wanted)
        bump(municipality=viewer.municipality, kind=KIND)


def add_date(*, viewer: Viewer, given: Date) -> PickUp:
    """The date of an address and kind, made with all it needs; the same twice is one. Raises `Invalid`, `NotFound`."""
    require_waste(viewer)
    with within(viewer.municipality), transaction.atomic():
        if given.day is None:
            raise Invalid({"pickupDate": "Datum (pickupDate) ist keines"})
        collection = _collection(viewer, given)
        made, _ = PickUp.objects.update_or_create(
            municipality_id=viewer.municipality, collection=collection, day=given.day, defaults=_note(given)
        )
        bump(municipality=viewer.municipality, kind=KIND)
    found: PickUp = made
    return found


def remove_dates(*, viewer: Viewer, numbers: Sequence[int] = (), given: Date | None = None) -> list[int]:
    """Remove dates by number, or the one of a day, kind and address; returns the numbers of those that were there."""
    require_waste(viewer)
    with within(viewer.municipality), transaction.atomic():
        found = PickUp.objects.filter(pk__in=list(numbers)) if given is None else _of(given)
        gone = list(found.values_list("pk", flat=True))
        PickUp.objects.filter(pk__in=gone).delete()
        if gone:
            bump(municipality=viewer.municipality, kind=KIND)
    return gone


def remove(*, viewer: Viewer, model: type[WasteAddress] | type[Tour], number: int) -> bool:
    """Delete an address or a tour with all its dates; False when there is none."""
    require_waste(viewer)
    with within(viewer.municipality), transaction.atomic():
        gone = bool(model.objects.filter(pk=number).delete()[0])
        bump(municipality=viewer.municipality, kind=KIND)
    return gone


def _of(given: Date) -> Any:
    found = PickUp.objects.filter(day=given.day, collection__waste_type=given.waste_type)
    if given.number:
        return found.filter(collection=given.number)
    said = {f"collection__address__{name}": value for name, value in given.place.fields().items() if value}
    return found.filter(**said) if given.place.street.strip() else found.none()


def _collection(viewer: Viewer, given: Date) -> Collection:
    if given.number:
        known: Collection = _one(Collection, given.number)
        return known
    if not given.waste_type.strip():
        raise Invalid({"wasteType": "Abfallart (wasteType) muss ausgefüllt werden"})
    address = _address(viewer, given.place)
    made, _ = Collection.objects.get_or_create(
        address=address, waste_type=given.waste_type.strip()[:80], tour=None
    )
    if given.rhythm and made.rhythm != given.rhythm:
        made.rhythm = given.rhythm
        made.save(update_fields=["rhythm", "updated_at"])
    found: Collection = made
    return found


def _address(viewer: Viewer, place: Place) -> WasteAddress:
    """The first address that has all that is said, or a new one."""
    said = {name: value for name, value in place.fields().items() if value}
    if "street" not in said:
        raise Invalid({"street": "Straße muss ausgefüllt werden"})
    found: WasteAddress | None = WasteAddress.objects.filter(**said).order_by("pk").first()
    return found or WasteAddress.objects.create(municipality_id=viewer.municipality, **place.fields())


def _require_free(place: Place, address: WasteAddress) -> None:
    if not place.street.strip():
        raise Invalid({"street": "Straße muss ausgefüllt werden"})
    if WasteAddress.objects.filter(**place.fields()).exclude(pk=address.pk).exists():
        raise Invalid({"street": f"„{place.street.strip()}“ gibt es schon"})


def _add_days(viewer: Viewer, collections: Iterable[Collection], days: Iterable[date]) -> None:
    wanted = list(days)
    rows = [
        PickUp(municipality_id=viewer.municipality, collection=collection, day=day)
        for collection in collections
        for day in wanted
    ]
    PickUp.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def _note(given: Date) -> dict[str, str]:
    return {"note": given.note} if given.note else {}


def _one(model: Any, number: int) -> Any:
    found = model.objects.filter(pk=number).first() if number < 2**63 else None
    if found is None:
        raise NotFound
    return found
