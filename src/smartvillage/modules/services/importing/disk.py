"""How SQLite writes while much is written: few waits for the disk, little memory. PostgreSQL is set up elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

MEANWHILE = {"wal_autocheckpoint": 16_384, "mmap_size": 0, "cache_size": -32_768}
"""Pages of 4 kB that wait in the log, as most are written again soon; bytes mapped, kB kept: half of what others have."""


@contextmanager
def much_written() -> Iterator[None]:
    """Nothing here weakens what a commit promises."""
    before = {name: _set(name, value) for name, value in MEANWHILE.items()}
    try:
        yield
    finally:
        for name, value in before.items():
            if value is not None:
                _set(name, value)


def _set(name: str, value: int) -> int | None:
    """The value before; None where there is no such setting."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        before = cursor.execute(f"PRAGMA {name}").fetchone()
        cursor.execute(f"PRAGMA {name} = {value:d}")
    return int(before[0]) if before else None
