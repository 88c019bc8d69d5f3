"""How often each kind of a municipality's content was written: the key of every cache."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db import connection

from smartvillage.core.rows import write

REFRESH_SECONDS = 0.25
STRUCTURE = "structure"
Numbers = Mapping[str, int]

_known: dict[int, tuple[float, Numbers]] = {}
_shared: dict[str, tuple[float, Numbers]] = {}
_counted: dict[str, str] = {}


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


def count_too(*, name: str, sql: str) -> None:
    """Let numbers that all municipalities share be read along with each municipality's own.

    `sql` selects a text and a number; `shared` has them under `name`.
    """
    _counted[name] = f"SELECT '{name}', counted.* FROM ({sql}) counted"


def versions(*, municipality: int, fresh: bool) -> Numbers:
    """Version numbers by kind. `fresh` readers (who write themselves) always see the newest;
    others may see one up to `REFRESH_SECONDS` old.
    """
    known = _known.get(municipality)
    if known and not fresh and _is_new(known):
        return known[1]
    own = "SELECT '', kind, number FROM content_contentversion WHERE municipality_id = %s"
    found = _read([own, *_counted.values()], [municipality])
    if not connection.in_atomic_block:
        now = time.monotonic()
        _known[municipality] = now, found[""]
        _shared.update({name: (now, found[name]) for name in _counted})
    return found[""]


def shared(*, name: str) -> Numbers:
    """The numbers of `count_too`, as old as those of `versions` may be; a statement where nobody has just read them."""
    known = _shared.get(name)
    if known and _is_new(known):
        return known[1]
    found = _read([_counted[name]], [])[name]
    if not connection.in_atomic_block:
        _shared[name] = time.monotonic(), found
    return found


def forget_shared(*, name: str) -> None:
    """Read anew on next use."""
    _shared.pop(name, None)


def forget_versions() -> None:
    """Forget what this process knows; for tests that roll back."""
    _known.clear()
    _shared.clear()


def _is_new(known: tuple[float, Numbers]) -> bool:
    return time.monotonic() - known[0] < REFRESH_SECONDS


def _read(parts: Sequence[str], params: Sequence[int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        for name, kind, number in cursor.fetchall():
            found[name][kind] = number
    return found
