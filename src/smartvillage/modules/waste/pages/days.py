"""Dates of an address as pages show them: by day, with colours that are safe to draw."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from smartvillage.modules.waste.models import PickUp, WasteAddress
from smartvillage.modules.waste.queries import Row, label_of
from smartvillage.surfaces.webapp.addresses import numbered
from smartvillage.surfaces.webapp.wording import day_heading

NO_COLOUR = "#767676"
_COLOUR = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")


@dataclass(frozen=True)
class Bin:
    """A kind of waste; `colour` as `#rrggbb`, always beside the words."""

    key: str
    label: str
    colour: str
    note: str = ""


@dataclass(frozen=True)
class CollectionDay:
    """What is collected on a day; `title` is `Morgen, Samstag, 28. November`."""

    day: date
    bins: Sequence[Bin]
    title: str
    soon: bool = False


def collection_days(pick_ups: Iterable[PickUp], types: Row, *, today: date) -> list[CollectionDay]:
    """By day; each kind once."""
    days = []
    for day, found in groupby(pick_ups, key=lambda one: one.day):
        bins = {made.key: made for one in found if (made := _bin(one, types))}
        if bins:
            soon = 0 <= (day - today).days <= 1
            days.append(CollectionDay(day, list(bins.values()), day_heading(day, today=today), soon))
    return days


def kinds(pick_ups: Iterable[PickUp], types: Row) -> list[Bin]:
    """The kinds collected here, in the order of the municipality's own list."""
    found = {one.collection.waste_type for one in pick_ups if one.collection}
    order = list(types)
    known = sorted(found, key=lambda key: (order.index(key) if key in order else len(order), key))
    return [bin_of(key, types) for key in known]


def bin_of(key: str, types: Row, *, note: str = "") -> Bin:
    said = str(types.get(key, {}).get("color") or "")
    return Bin(key, label_of(types, key), said if _COLOUR.fullmatch(said) else NO_COLOUR, note)


def address_url(address: WasteAddress) -> str:
    return numbered("abfall", address.pk, address.street)


def where(address: WasteAddress) -> str:
    """`Lübnitz, 14806 Bad Belzig`"""
    city = f"{address.zip} {address.city}".strip()
    return ", ".join(part for part in (address.district, city) if part and part != address.city) or city


def _bin(pick_up: PickUp, types: Row) -> Bin | None:
    return bin_of(pick_up.collection.waste_type, types, note=pick_up.note) if pick_up.collection else None
