"""How often each kind of a municipality's content was written: the key of every cache."""

import time
from collections.abc import Mapping

from django.db import connection

from smartvillage.core.rows import write

REFRESH_SECONDS = 0.25
STRUCTURE = "structure"

_known: dict[int, tuple[float, Mapping[str, int]]] = {}


def bump(*, municipality: int, kind: str) -> None:
    """Say inside the writing transaction that content of this kind changed.

    Numbers come from the clock: what was read in a transaction that was rolled back must not pass for a later one.
    """
    at = time.time_ns() // 1000
    write(
        "INSERT INTO content_contentversion (municipality_id, kind, number) VALUES (%s, %s, %s) "
        "ON CONFLICT (municipality_id, kind) DO UPDATE SET number = CASE "
        "WHEN content_contentversion.number < excluded.number THEN excluded.number "
        "ELSE content_contentversion.number + 1 END",
        [municipality, kind, at],
    )
    _known.pop(municipality, None)


def versions(*, municipality: int, fresh: bool) -> Mapping[str, int]:
    """Version numbers by kind. `fresh` readers (who write themselves) always see the newest;
    others may see one up to `REFRESH_SECONDS` old.
    """
    now = time.monotonic()
    known = _known.get(municipality)
    if known and not fresh and now - known[0] < REFRESH_SECONDS:
        return known[1]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, number FROM content_contentversion WHERE municipality_id = %s", [municipality]
        )
        current = dict(cursor.fetchall())
    if not connection.in_atomic_block:
        _known[municipality] = (now, current)
    return current


def forget_versions() -> None:
    """Forget what this process knows; for tests that roll back."""
    _known.clear()
