"""Adding up in memory, writing now and then."""

import logging
import re
import threading
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from smartvillage.core.content.select import stored_day
from smartvillage.kit.dates import today
from smartvillage.kit.words import fold

LONGEST = 60
TOGETHER = 200
PERSONAL = re.compile(r"@|\d{4}")
"""Addresses and telephone numbers are nobody's business."""
log = logging.getLogger(__name__)
_lock = threading.Lock()
_reads: Counter[tuple[int, Any]] = Counter()
_missed: Counter[tuple[int, Any, str]] = Counter()
_waiting = False


def note_read(*, item: int) -> None:
    """A citizen has opened an item's page."""
    _add(_reads, (item, stored_day(today())))


def note_missed(*, municipality: int, words: str) -> None:
    """Somebody found nothing; what may be personal is not kept."""
    said = fold(words).strip()
    if said and len(said) <= LONGEST and not PERSONAL.search(said):
        _add(_missed, (municipality, stored_day(today()), said))


def flush() -> None:
    """Write what has been counted; what cannot be written is lost, and no reader hears of it."""
    global _waiting
    with _lock:
        reads, missed = list(_reads.items()), list(_missed.items())
        _reads.clear()
        _missed.clear()
        _waiting = False
    try:
        _write("numbers_reads", "item_id, day", [(*key, count) for key, count in reads])
        _write("numbers_missed", "municipality_id, day, words", [(*key, count) for key, count in missed])
    except DatabaseError:
        log.exception("counts are lost")


def forget_counts() -> None:
    """Count anew; for tests that roll back."""
    with _lock:
        _reads.clear()
        _missed.clear()


def _add(counter: "Counter[Any]", key: Any) -> None:
    global _waiting
    with _lock:
        counter[key] += 1
        if _waiting or not settings.COUNT_SECONDS:
            return
        _waiting = True
    later = threading.Timer(settings.COUNT_SECONDS, _flush_alone)
    later.daemon = True
    later.start()


def _flush_alone() -> None:
    """In a thread of its own, whose connection nobody needs afterwards."""
    try:
        flush()
    finally:
        connection.close()


def _write(table: str, key: str, rows: Sequence[tuple[Any, ...]]) -> None:
    for start in range(0, len(rows), TOGETHER):
        chunk = rows[start : start + TOGETHER]
        places = ", ".join([f"({', '.join(['%s'] * len(chunk[0]))})"] * len(chunk))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} ({key}, count) VALUES {places} "
                f"ON CONFLICT ({key}) DO UPDATE SET count = {table}.count + excluded.count",
                list(chain.from_iterable(chunk)),
            )
