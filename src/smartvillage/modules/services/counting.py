"""How often each service's page was shown, per municipality and day; nothing of who looked is kept.

Counts gather in memory and are written every half minute beside the request, so that showing stays without a statement;
a process that is killed loses that much.
"""

import atexit
import logging
import threading
import time
from collections import Counter
from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.models import Sum

from smartvillage.core.municipalities.scope import across_all
from smartvillage.kit.dates import today
from smartvillage.modules.services.models import Showing

log = logging.getLogger(__name__)
FLUSH_SECONDS = 30.0
COUNTED_DAYS = 90
"""What people wanted long ago is not what they want now."""
KEPT_DAYS = 400

_counts: Counter[tuple[int, str]] = Counter()
_lock = threading.Lock()
_since = 0.0


def count(*, municipality: int, service: str) -> None:
    """Somebody sees the page of a service, known by its public id."""
    global _since
    with _lock:
        now = time.monotonic()
        if not _counts:
            _since = now
        _counts[municipality, service] += 1
        due = now - _since > FLUSH_SECONDS
        if due:
            _since = now
    if due:
        threading.Thread(target=_flush_and_close, name="bus-counts").start()


def flush() -> None:
    """Write what has gathered; when the database refuses, it is dropped: no page is worth waiting for a count."""
    with _lock:
        gathered = dict(_counts)
        _counts.clear()
    try:
        _write(gathered)
    except DatabaseError:
        log.warning("%s counts of services were not written", len(gathered), exc_info=True)


def _write(gathered: dict[tuple[int, str], int]) -> None:
    if not gathered:
        return
    day = today()
    rows = [
        (municipality, service, day, number) for (municipality, service), number in sorted(gathered.items())
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO services_showing (municipality_id, service, day, number) VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (municipality_id, service, day) "
            "DO UPDATE SET number = services_showing.number + excluded.number",
            rows,
        )


def _flush_and_close() -> None:
    try:
        flush()
    finally:
        connection.close()


def most_shown(*, limit: int) -> list[str]:
    """Public ids of the municipality's services that were shown most in the last 90 days, the most first."""
    found = (
        Showing.objects.filter(day__gt=today() - timedelta(days=COUNTED_DAYS))
        .values("service")
        .annotate(total=Sum("number"))
        .order_by("-total", "service")
    )
    return [row["service"] for row in found[:limit]]


def forget_old_counts() -> None:
    """Delete what nobody may keep any longer."""
    with across_all():
        Showing.objects.filter(day__lt=today() - timedelta(days=KEPT_DAYS)).delete()


def forget_counts() -> None:
    """Drop what has gathered; for tests."""
    with _lock:
        _counts.clear()


atexit.register(flush)
