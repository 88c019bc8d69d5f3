"""What a municipality says above the catalogue, in memory: a few hundred rows, read anew when one was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cachetools import LRUCache

from smartvillage.modules.services.queries import Home, home, own_offices, own_services
from smartvillage.modules.services.versions import AREAS, OVERLAY, version


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


def overlay(*, municipality: int, current: Mapping[str, int]) -> Overlay:
    """Of the municipality in scope, whose content has the `current` versions; no statement while none is new."""
    stamp = (current.get(OVERLAY, 0), version(state=AREAS))
    known = _known.get(municipality)
    if known and known[0] == stamp:
        return known[1]
    made = Overlay(
        home=home(municipality=municipality),
        services={
            key: OwnWords(row.hidden, row.pinned, row.html, row.links) for key, row in own_services().items()
        },
        offices={
            key: OwnHours(row.hours, row.note, row.appointment_url) for key, row in own_offices().items()
        },
    )
    _known[municipality] = (stamp, made)
    return made


def forget_overlays() -> None:
    """For tests that roll back."""
    _known.clear()
