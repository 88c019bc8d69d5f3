"""One run of an import: load, read, apply, and a record of what happened."""

from dataclasses import replace
from typing import Any

from smartvillage.core.imports.apply import Outcome, TooManyDeletions, apply
from smartvillage.core.imports.load import Loaded, LoadError, load
from smartvillage.core.imports.models import ImportRun, ImportSource
from smartvillage.core.imports.targets import targets
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.rights import Right, Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.people.viewers import viewer_for
from smartvillage.kit.dates import now
from smartvillage.kit.readers import Report, read

COMPLETE = frozenset({"ics", "csv"})  # a feed holds only the newest, so absence says nothing there


def run_import(
    *,
    source: ImportSource,
    dry_run: bool = False,
    allow_deletions: bool = False,
    columns: dict[str, str] | None = None,
) -> ImportRun:
    """Import from a stored source. The record says what happened; bad input is an outcome, never an exception.

    A run that was killed leaves only its record behind, which the next run closes; then all is done again.
    """
    with within(source.municipality_id):
        ImportRun.objects.filter(source=source, outcome=ImportRun.Outcome.RUNNING).update(
            outcome=ImportRun.Outcome.FAILED, finished_at=now(), message="Der Lauf wurde abgebrochen."
        )
        run: ImportRun = ImportRun.objects.create(source=source, started_at=now())
        try:
            _attempt(run, source, dry_run, allow_deletions, columns)
        except LoadError as error:
            _close(run, ImportRun.Outcome.FAILED, message=str(error))
        except TooManyDeletions as error:
            _close(run, ImportRun.Outcome.REFUSED, message=str(error))
        except Exception as error:
            _close(run, ImportRun.Outcome.FAILED, message=f"Unerwarteter Fehler: {type(error).__name__}")
            raise
    return run


def _attempt(
    run: ImportRun, source: ImportSource, dry_run: bool, allow_deletions: bool, columns: dict[str, str] | None
) -> None:
    loaded = load(source)
    if loaded.content is None:
        return _close(run, ImportRun.Outcome.UNCHANGED, message="Die Quelle hat sich nicht geändert.")
    report = _read(source, loaded, columns)
    run.problems = [
        {"where": one.where, "message": one.message, "fatal": one.fatal} for one in report.problems
    ]
    if report.fatal:
        said = next(problem.message for problem in report.problems if problem.fatal)
        return _close(run, ImportRun.Outcome.REFUSED, message=said)
    outcome = apply(
        source=source,
        target=targets()[source.target],
        entries=report.entries,
        viewer=_importer(source),
        complete=source.format in COMPLETE and report.complete,
        dry_run=dry_run,
        allow_deletions=allow_deletions,
    )
    if not dry_run:
        ImportSource.objects.filter(pk=source.pk).update(
            etag=loaded.etag[:255], last_modified=loaded.last_modified[:80]
        )
    run.problems += outcome.problems
    return _close(run, ImportRun.Outcome.PREVIEW if dry_run else ImportRun.Outcome.APPLIED, outcome=outcome)


def _read(source: ImportSource, loaded: Loaded, columns: dict[str, str] | None) -> Report[Any]:
    return read(
        loaded.content or b"",
        format=source.format,
        target=source.target,
        columns=columns,
        content_type=loaded.content_type,
        charset=loaded.charset,
        base_url=loaded.base_url,
    )


def _importer(source: ImportSource) -> Viewer:
    """Importers act for the source's organisation and are told from people by the name of their door."""
    viewer = viewer_for(organisation=source.organisation, role=Role.ADMIN, client=f"import:{source.slug}")
    return replace(viewer, rights=frozenset(Right))


def _close(run: ImportRun, result: str, *, message: str = "", outcome: Outcome | None = None) -> None:
    run.outcome, run.message, run.finished_at = result, message, now()
    run.counts = dict(outcome.counts) if outcome else {}
    run.save()
