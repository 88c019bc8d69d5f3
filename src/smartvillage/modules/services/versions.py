"""How often each state's catalogue was written; what is cached is keyed by it and never cleared by hand."""

import time
from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from smartvillage.core.content.versions import bump as bump_content
from smartvillage.core.content.versions import versions as content_versions
from smartvillage.kit.dates import now

REFRESH_SECONDS = 0.25
AREAS = "--"
"""Stands for the area tree, which all states share."""
OVERLAY = "services"
"""The kind under which a municipality's own words above the catalogue are counted."""

_known: tuple[float, Mapping[str, tuple[int, datetime]]] = (float("-inf"), {})


def bump(*, state: str) -> int:
    """Say inside the writing transaction that the state's catalogue changed; returns its new number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO services_catalogueversion (state, number, at) VALUES (%s, 1, %s) "
            "ON CONFLICT (state) DO UPDATE SET number = services_catalogueversion.number + 1, "
            "at = excluded.at RETURNING number",
            [state, now()],
        )
        row = cursor.fetchone()
    forget_versions()
    return int(row[0])


def bump_overlay(*, municipality: int) -> None:
    """Say inside the writing transaction that the municipality changed something above the catalogue."""
    bump_content(municipality=municipality, kind=OVERLAY)


def version(*, state: str) -> int:
    """The catalogue's number, at most a quarter of a second old; 0 for a state nobody has filled."""
    return _versions().get(state, (0, None))[0]


def states() -> frozenset[str]:
    """Two letters each: the states with a catalogue or a source."""
    return frozenset(_versions()) - {AREAS}


def stamp(municipality: int, state: str) -> tuple[int, int, int]:
    """What an answer depends on: catalogue, area tree, the municipality's own words."""
    own = content_versions(municipality=municipality, fresh=False).get(OVERLAY, 0)
    return version(state=state), version(state=AREAS), own


def forget_versions() -> None:
    """Read anew on next use."""
    global _known
    _known = (float("-inf"), {})


def _versions() -> Mapping[str, tuple[int, datetime]]:
    global _known
    moment = time.monotonic()
    if moment - _known[0] < REFRESH_SECONDS:
        return _known[1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, number, at FROM services_catalogueversion")
        current = {state: (number, at) for state, number, at in cursor.fetchall()}
    if not connection.in_atomic_block:
        _known = (moment, current)
    return current
