"""The worker's loop: lease what is due, run it, delete it; at least once even after kill -9."""

import logging
import threading
from datetime import timedelta

from django.db import OperationalError, connection, transaction
from django.db.models import Q

from smartvillage.core.jobs.models import Beat, Task
from smartvillage.core.jobs.outbox import HANDLERS, REGULAR
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.kit.dates import now

LEASE = timedelta(minutes=5)
ATTEMPTS = 8
log = logging.getLogger(__name__)


def work(*, stop: threading.Event, idle_seconds: float = 1.0) -> None:
    """Run until `stop` is set."""
    while not stop.is_set():
        try:
            busy = run_regular() + run_due(limit=50)
        except OperationalError:
            log.exception("database not reachable, trying again")
            connection.close()
            busy = 0
        if not busy:
            stop.wait(idle_seconds)


def run_due(*, limit: int) -> int:
    """Run up to `limit` due tasks; returns how many were taken."""
    taken = 0
    while taken < limit and (task := _lease()):
        taken += 1
        _run(task)
    return taken


def run_regular() -> int:
    """Run the regular jobs whose time has come; returns how many."""
    count = 0
    for regular in sorted(REGULAR.values(), key=lambda one: one.order):
        with transaction.atomic():
            beat, _ = Beat.objects.select_for_update().get_or_create(
                name=regular.name, defaults={"due_at": now()}
            )
            if beat.due_at > now():
                continue
            beat.due_at = regular.following(now())
            beat.save()
        count += 1
        try:
            with across_all():
                regular.run()
        except Exception:
            log.exception("regular job %s failed", regular.name)
    return count


def _lease() -> Task | None:
    free = Q(leased_until=None) | Q(leased_until__lt=now())
    with transaction.atomic():
        due = Task.objects.filter(free, failed=False, due_at__lte=now()).order_by("due_at", "pk")
        task = due.select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked
        ).first()
        if task:
            task.leased_until = now() + LEASE
            task.attempts += 1
            task.save(update_fields=["leased_until", "attempts"])
    return task


def _run(task: Task) -> None:
    scope = within(task.municipality_id) if task.municipality_id else across_all()
    try:
        with scope:
            for handler in HANDLERS.get(task.topic, []):
                handler(task.municipality_id, task.payload)
    except Exception as error:
        log.exception("task %s failed", task)
        task.error = f"{type(error).__name__}: {error}"[:2000]
        task.failed = task.attempts >= ATTEMPTS
        task.leased_until = None
        task.due_at = now() + timedelta(seconds=30 * 2**task.attempts)
        task.save(update_fields=["error", "failed", "leased_until", "due_at"])
    else:
        task.delete()
