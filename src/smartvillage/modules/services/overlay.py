"""What a municipality says above the catalogue, in memory: a few hundred rows, read anew when one was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cachetools import LRUCache

from smartvillage.core.content.versions import versions
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.services.models import Connection, OwnOffice, OwnService
from smartvillage.modules.services.tree import STATE_OF_ARS, Node, tree
from smartvillage.modules.services.versions import AREAS, OVERLAY, version


@dataclass(frozen=True)
class Home:
    """Where a municipality is in the catalogue. `area` None: its place is not in the tree (yet)."""

    state: str
    area: Node | None


@dataclass(frozen=True)
class OwnWords:
    """Of a service. `html` is as editors wrote it; `links`: list of {url, name}."""

    hidden: bool
    pinned: int | None
    html: str
    links: list[Any]


@dataclass(frozen=True)
class OwnHours:
    """Of an office; what is empty leaves the catalogue's."""

    hours: list[Any]
    note: str
    appointment_url: str


@dataclass(frozen=True)
class Overlay:
    """By public ids."""

    home: Home
    services: Mapping[str, OwnWords]
    offices: Mapping[str, OwnHours]

    @property
    def hidden(self) -> frozenset[str]:
        return frozenset(key for key, own in self.services.items() if own.hidden)

    @property
    def pinned(self) -> list[str]:
        """In the order editors gave them."""
        chosen = [(own.pinned, key) for key, own in self.services.items() if own.pinned is not None]
        return [key for _, key in sorted(chosen)]


_known: LRUCache[int, tuple[tuple[int, int], Overlay]] = LRUCache(maxsize=500)


def overlay(*, municipality: int, current: Mapping[str, int] | None = None) -> Overlay:
    """Of a municipality; `current`: the versions of its content, if already known. No statement while none is new."""
    numbers = versions(municipality=municipality, fresh=False) if current is None else current
    stamp = (numbers.get(OVERLAY, 0), version(state=AREAS))
    known = _known.get(municipality)
    if known and known[0] == stamp:
        return known[1]
    with within(municipality):
        made = _read(municipality)
    _known[municipality] = (stamp, made)
    return made


def _read(municipality: int) -> Overlay:
    services, offices = OwnService.objects.all(), OwnOffice.objects.all()
    return Overlay(
        home=_home(municipality),
        services={row.service: OwnWords(row.hidden, row.pinned, row.html, row.links) for row in services},
        offices={row.office: OwnHours(row.hours, row.note, row.appointment_url) for row in offices},
    )


def _home(municipality: int) -> Home:
    """The state and area its citizens start with: as it chose, else its own."""
    chosen = Connection.objects.values("state", "area_id").first() or {}
    own = Municipality.objects.values_list("area_id", "area__ars").get(pk=municipality)
    state = chosen.get("state") or STATE_OF_ARS.get((own[1] or "")[:2], "")
    return Home(state, tree(state).nodes.get(chosen.get("area_id") or own[0] or 0))


def forget_overlays() -> None:
    """For tests that roll back."""
    _known.clear()
