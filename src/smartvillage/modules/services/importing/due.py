"""Sources whose time has come, each read at most once at a time."""

import logging
from datetime import timedelta
from typing import Any

from django.db.models import Q

from smartvillage.kit.dates import now
from smartvillage.modules.services.importing.run import Busy, run_import
from smartvillage.modules.services.models import Run, Source
from smartvillage.modules.services.sources.readers import reader_of

FULL_EVERY = timedelta(days=28)
RETRY = timedelta(hours=1)
READ = "services.read"
"""Topic of the wish that a source be read now: {"source", "full", "allow_deletions"}."""
log = logging.getLogger(__name__)


def import_wanted(*, source: int, full: bool | None = None, allow_deletions: bool = False) -> None:
    """Read a source because somebody wants it, whole or as it would be read anyway."""
    if found := _fetched().filter(pk=source).first():
        _import(found, full=_is_full(found) if full is None else full, allow_deletions=allow_deletions)


def import_due() -> None:
    """A delta as often as the source wants, all of it once in four weeks; what failed again in an hour."""
    waiting = Q(next_at__isnull=True) | Q(next_at__lte=now())
    for source in _fetched().filter(waiting, enabled=True).order_by("rank", "pk"):
        _import(source, full=_is_full(source))


def _fetched() -> Any:
    """Sources that are read: own entries are written, and what is only passed on is asked."""
    return Source.objects.exclude(kind=Source.Kind.MANUAL).exclude(mode=Source.Mode.PROXY)


def _import(source: Source, *, full: bool, allow_deletions: bool = False) -> None:
    source.next_at = now() + RETRY
    source.save(update_fields=["next_at"])
    try:
        run = run_import(source=source, reader=reader_of(source), full=full, allow_deletions=allow_deletions)
    except Busy:
        return
    except Exception:
        log.exception("import of source %s failed", source.pk)
        return
    if run.status == Run.Status.DONE:
        source.next_at = now() + timedelta(minutes=source.every_minutes)
        source.save(update_fields=["next_at"])
    else:
        log.warning("import of source %s: %s", source.pk, run.message)


def _is_full(source: Source) -> bool:
    """Also when a full run was begun and not ended."""
    if source.cursor.get("run"):
        return bool(source.cursor.get("full"))
    whole = Run.objects.filter(source=source, full=True, status=Run.Status.DONE)
    return not whole.filter(started_at__gt=now() - FULL_EVERY).exists()
