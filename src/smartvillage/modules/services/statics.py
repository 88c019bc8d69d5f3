"""What the app reads of its BUS part in the server's settings: where we are, which place, what is wanted most.

An editor's own words under these names go first, key by key.
"""

import threading
from typing import Any
from urllib.parse import urlsplit

from cachetools import TTLCache, cached

from smartvillage.core.municipalities.directory import host_of, resolve_host
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.services.overlay import overlay
from smartvillage.modules.services.queries import states
from smartvillage.modules.services.wanted import wanted_most

TOP = 10
TABS = ["top10", "lifeSituations", "search", "aToZ"]
OLD_TABS = ["top10", "search", "aToZ"]


_places: TTLCache[Any, tuple[str, str] | None] = TTLCache(maxsize=1000, ttl=60)
_tops: TTLCache[Any, list[str]] = TTLCache(maxsize=1000, ttl=60)


def _bus(municipality: int, base_url: str) -> Any:
    """Section `bus` of app 5."""
    if (found := _place(municipality)) is None:
        return None
    state, area = found
    return {
        "uri": f"{_address(municipality, base_url)}/bus/api/v1",
        "areaId": area,
        "federalState": state,
        "initialFilter": TABS,
    }


def _bus_bb(municipality: int, base_url: str) -> Any:
    """Section `busBb` of apps 3.0 to 4.3; 4.3.0 fails without tabs."""
    if (found := _place(municipality)) is None:
        return None
    uri = f"{_address(municipality, base_url)}/bus/graphql"
    return {"uri": uri, "v2": {"areaId": found[1]}, "initialFilter": OLD_TABS}


def _top(municipality: int) -> list[str] | None:
    """Ids as texts, as old apps compare them; nothing where there is no catalogue yet."""
    return _wanted(municipality) if _place(municipality) else None


@cached(_places, lock=threading.Lock())
def _place(municipality: int) -> tuple[str, str] | None:
    """Land and place of a municipality; None where there is no catalogue for it yet."""
    found = overlay(municipality=municipality).home
    return (found.state, found.area.public_id) if found.area and found.state in states() else None


@cached(_tops, lock=threading.Lock())
def _wanted(municipality: int) -> list[str]:
    with within(municipality):
        return wanted_most(overlay(municipality=municipality), limit=TOP)


def _address(municipality: int, base_url: str) -> str:
    """Where phones reach the municipality itself: the BUS interface knows it by the host."""
    here = urlsplit(base_url)
    found = resolve_host(here.netloc)
    if found and found.id == municipality:
        return base_url
    return f"{here.scheme}://{host_of(municipality)}"


def forget() -> None:
    """For tests that roll back."""
    _places.clear()
    _tops.clear()


SETTINGS = {"bus": _bus, "busBb": _bus_bb}
CONTENTS = {"bus-top10": _top, "bb-bus-top10": _top, "bb-bus-top10-2-4-0": _top}
