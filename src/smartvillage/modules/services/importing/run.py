"""One import of a source: read, store batch by batch, sweep; and a record of what happened.

While a run is under way `Source.cursor` holds {"run", "full", "phase", "at", "from"}: killed, the next one goes on
there under the same number. Between runs it holds {"at"}: where a delta begins.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction

from smartvillage.core.jobs.outbox import post
from smartvillage.core.rows import weigh
from smartvillage.kit.dates import now
from smartvillage.modules.services.events import Event, Mark, Problem, SourceError, Stream
from smartvillage.modules.services.importing.batch import store
from smartvillage.modules.services.importing.disk import much_written
from smartvillage.modules.services.importing.lock import alone
from smartvillage.modules.services.importing.outcome import MAX_PROBLEMS, Outcome
from smartvillage.modules.services.importing.sweep import losses, sweep
from smartvillage.modules.services.models import CATALOGUE, Run, Source
from smartvillage.modules.services.tree import tree
from smartvillage.modules.services.versions import version

BATCH, SECONDS = 5_000, 20.0
"""A batch is stored when it weighs so much, or when it has been gathered for so long."""
ENTRY, COMPETENCE = 10, 1
"""What an event weighs: an entry has its texts with it."""
CHANGED = "services.changed"
"""Topic of the task after a run that changed something: {"state", "since": the catalogue's version before it}."""
Reader = Callable[[dict[str, Any], bool], Stream]
"""What a source is read by: `reader(cursor, full)`; an empty cursor is the beginning."""


class Busy(Exception):
    """Somebody else imports this source right now."""


def run_import(*, source: Source, reader: Reader, full: bool, allow_deletions: bool = False) -> Run:
    """Import, or go on with what was killed. Bad input is an outcome, never an exception; raises `Busy`."""
    with alone(source.pk) as ours, much_written():
        if not ours:
            raise Busy
        source.refresh_from_db()
        run = _begun(source, full, allow_deletions)
        since = int(source.cursor.get("from", 0))
        try:
            _import(run, source, reader, allow_deletions)
        except SourceError as error:
            _close(run, Run.Status.FAILED, str(error))
        except Exception as error:
            _close(run, Run.Status.FAILED, f"Unerwarteter Fehler: {type(error).__name__}")
            raise
        finally:
            if version(state=source.state) != since:
                post(municipality=None, topic=CHANGED, payload={"state": source.state, "since": since})
                if full:
                    weigh(*CATALOGUE)
    return run


def _begun(source: Source, full: bool, allow_deletions: bool) -> Run:
    """The run that was killed or failed today, if it was of the same sort, else a new one.

    One that was refused goes on when deletions are allowed now; otherwise the source is read again.
    """
    known = Run.objects.filter(
        pk=source.cursor.get("run", 0), full=full, started_at__gt=now() - timedelta(days=1)
    ).first()
    Run.objects.filter(source=source, status=Run.Status.RUNNING).exclude(pk=known.pk if known else 0).update(
        status=Run.Status.FAILED, finished_at=now(), message="Der Lauf wurde abgebrochen."
    )
    if known and (known.status != Run.Status.REFUSED or allow_deletions):
        known.status, known.finished_at = Run.Status.RUNNING, None
        known.save()
        return known
    run = Run.objects.create(source=source, full=full, started_at=now())
    begin = {} if full else source.cursor.get("at", {})
    source.cursor = {"run": run.pk, "full": full, "at": begin, "from": version(state=source.state)}
    source.save(update_fields=["cursor"])
    return run


def _import(run: Run, source: Source, reader: Reader, allow_deletions: bool) -> None:
    if source.cursor.get("phase") != "sweep":
        stream = reader(source.cursor.get("at", {}), run.full)
        for batch in _batches(stream):
            _apply(run, source, batch)
        if run.full:
            source.cursor = {**source.cursor, "phase": "sweep"}
            source.save(update_fields=["cursor"])
    if run.full:
        many = [] if allow_deletions else losses(source=source, run=run)
        if many:
            said = ", ".join(f"{loss.gone} von {loss.total} ({loss.kind})" for loss in many)
            again = (
                "Prüfen Sie die Quelle; soll wirklich gelöscht werden, erlauben Sie es beim nächsten Lauf."
            )
            return _close(run, Run.Status.REFUSED, f"Die Quelle liefert vieles nicht mehr: {said}. {again}")
        _add(run, sweep(source=source, run=run))
    source.cursor = {"at": source.cursor.get("at", {})}
    source.last_ok_at = now()
    source.save(update_fields=["cursor", "last_ok_at"])
    return _close(run, Run.Status.DONE)


@dataclass
class _Batch:
    events: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    mark: Mark | None = None
    weight: int = 0
    begun: float = field(default_factory=time.monotonic)

    def add(self, said: Event | Mark | Problem) -> None:
        match said:
            case Event():
                self.events.append(said)
                self.weight += COMPETENCE if said.kind == "competence" else ENTRY
            case Problem():
                self.problems.append(said)
            case Mark():
                self.mark = said

    @property
    def full(self) -> bool:
        slow = self.mark is not None and time.monotonic() - self.begun > SECONDS
        return self.weight >= BATCH or slow


def _batches(stream: Stream) -> Iterator[_Batch]:
    """What a source had said before it failed is stored all the same."""
    batch = _Batch()
    try:
        for said in stream:
            batch.add(said)
            if batch.full:
                yield batch
                batch = _Batch()
    except SourceError:
        yield batch
        raise
    yield batch


def _apply(run: Run, source: Source, batch: _Batch) -> None:
    tree(source.state)  # inside a transaction it would be read anew for each batch
    with transaction.atomic():
        outcome = store(batch.events, source=source, run=run.pk if run.full else 0)
        for problem in batch.problems:
            outcome.problem(problem.where, problem.message)
        newest = max((event.changed_at for event in batch.events if event.changed_at), default=None)
        if batch.mark:
            source.cursor = {**source.cursor, "at": batch.mark.cursor}
        if newest and (source.data_as_of is None or newest > source.data_as_of):
            source.data_as_of = newest
        source.save(update_fields=["cursor", "data_as_of"])
        _add(run, outcome)
        run.save(update_fields=["counts", "problems"])


def _add(run: Run, outcome: Outcome) -> None:
    run.counts = {
        name: run.counts.get(name, 0) + outcome.counts[name] for name in {*run.counts, *outcome.counts}
    }
    run.problems = [*run.problems, *outcome.problems][:MAX_PROBLEMS]


def _close(run: Run, status: str, message: str = "") -> None:
    run.status, run.message, run.finished_at = status, message, now()
    run.save()
