"""One import of a source at a time; the lock goes with the process that has it, also by kill -9."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

_SPACE = 0x425553
"""Keeps our numbers apart from other advisory locks of the database."""


@contextmanager
def alone(source: int) -> Iterator[bool]:
    """Whether we are the only one importing this source."""
    taken = _database(source) if connection.vendor == "postgresql" else _file(source)
    with taken as ours:
        yield ours


@contextmanager
def _database(source: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_SPACE, source])
        ours = bool(cursor.fetchone()[0])
    try:
        yield ours
    finally:
        if ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_SPACE, source])


@contextmanager
def _file(source: int) -> Iterator[bool]:
    folder = settings.DATA_DIR / "locks"
    folder.mkdir(exist_ok=True)
    with (folder / f"services-{source}").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
