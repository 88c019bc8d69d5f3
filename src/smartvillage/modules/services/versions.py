"""How often each state's catalogue was written; what is cached is keyed by it and never cleared by hand."""

from collections.abc import Mapping

from django.db import connection

from smartvillage.core.content.versions import bump as bump_content
from smartvillage.core.content.versions import count_too, forget_shared, shared
from smartvillage.core.content.versions import versions as content_versions
from smartvillage.kit.dates import now

AREAS = "--"
"""Stands for the area tree, which all states share."""
OVERLAY = "services"
"""The kind under which a municipality's own words above the catalogue are counted."""
CATALOGUE = "services"

count_too(name=CATALOGUE, sql="SELECT state, number FROM services_catalogueversion")


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
    return _versions().get(state, 0)


def states() -> frozenset[str]:
    """Two letters each: the states with a catalogue or a source."""
    return frozenset(_versions()) - {AREAS}


def stamp(municipality: int, state: str) -> tuple[int, int, int]:
    """What an answer depends on: catalogue, area tree, the municipality's own words."""
    own = content_versions(municipality=municipality, fresh=False).get(OVERLAY, 0)
    return version(state=state), version(state=AREAS), own


def forget_versions() -> None:
    """Read anew on next use."""
    forget_shared(name=CATALOGUE)


def _versions() -> Mapping[str, int]:
    return shared(name=CATALOGUE)
