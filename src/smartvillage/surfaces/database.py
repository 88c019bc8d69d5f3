"""The hot paths' way with connections that the database has closed: tried first, asked only after a failure."""

from collections.abc import Callable
from typing import TypeVar

from django.db import DatabaseError, close_old_connections, connection

Result = TypeVar("Result")


def connected(run: Callable[[], Result]) -> Result:
    """What `run` gives; once more with a new connection when the database has closed this thread's."""
    try:
        return run()
    except DatabaseError:
        if connection.in_atomic_block:
            raise
        reconnect()
        return run()


def reconnect() -> None:
    """Replace this thread's connection if the database has closed it; within a transaction there is none to replace."""
    if not connection.in_atomic_block:
        close_old_connections()
