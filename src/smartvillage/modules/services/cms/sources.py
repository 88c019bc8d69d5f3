"""Where the catalogue comes from: when it was read last, what went wrong, and reading it again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render

from smartvillage.core.content import access
from smartvillage.core.jobs.outbox import post
from smartvillage.kit.dates import now
from smartvillage.modules.services.cms.door import editors, operates, own_of
from smartvillage.modules.services.importing.due import READ
from smartvillage.modules.services.models import Pending, Run, Source
from smartvillage.surfaces.cms.guard import StaffRequest
from smartvillage.surfaces.cms.wish import number

TONES = {"done": "good", "running": "warn", "refused": "bad", "failed": "bad"}
RUNS = 5
COUNTS = {
    "new": "neu",
    "changed": "geändert",
    "unchanged": "unverändert",
    "gone": "gelöscht",
    "competences_new": "neue Zuständigkeiten",
    "competences_gone": "entfallene Zuständigkeiten",
    "waiting": "warten auf anderes",
    "unknown": "Löschungen von Unbekanntem",
    "elsewhere": "aus einer wichtigeren Quelle",
}


@dataclass(frozen=True)
class Shown:
    """A source with its latest runs; `waiting`: events whose counterpart has not come yet."""

    source: Source
    runs: Sequence[tuple[Run, str, str]]
    waiting: int
    refused: bool

    @property
    def read(self) -> bool:
        """Whether it is read at all: own entries are written, and what is only passed on is asked."""
        written = self.source.kind == Source.Kind.MANUAL
        return not written and self.source.mode != Source.Mode.PROXY

    @property
    def stale(self) -> bool:
        """Twice as old as it may be."""
        ok: datetime | None = self.source.last_ok_at
        if not (self.source.enabled and self.read):
            return False
        return ok is None or (now() - ok).total_seconds() > 120 * self.source.every_minutes


@editors
def sources_page(request: StaffRequest) -> HttpResponse:
    """POST `step` "run:7", "full:7", "allow:7", "pause:7", "resume:7": only for who runs the installation."""
    state = own_of(request).home.state
    if request.method == "POST":
        access.require(operates(request))
        name, _, chosen = request.POST.get("step", "").partition(":")
        source = Source.objects.filter(pk=number(chosen) or 0, state=state).first()
        if source and name in STEPS:
            messages.success(request, f"{source.name}: {STEPS[name](source)}")
        else:
            messages.error(request, "Diesen Schritt gibt es nicht.")
        return redirect("cms-services-sources")
    context = {
        "sources": list(shown(Source.objects.filter(state=state).order_by("rank", "name"))),
        "operates": operates(request),
        "state": state,
    }
    return render(request, "services/cms/sources.html", context)


def shown(sources: Iterable[Source]) -> Iterable[Shown]:
    """Two statements for all, and one for each."""
    waiting = dict(Pending.objects.values_list("source").annotate(Count("pk")))
    for source in sources:
        runs = list(Run.objects.filter(source=source).order_by("-started_at", "-pk")[:RUNS])
        rows = [(run, TONES.get(run.status, ""), counts_text(run.counts)) for run in runs]
        refused = bool(runs) and runs[0].status == Run.Status.REFUSED
        yield Shown(source, rows, int(waiting.get(source.pk, 0)), refused)


def counts_text(counts: dict[str, Any]) -> str:
    """`3 neu, 12 geändert`"""
    return ", ".join(f"{counts[name]} {label}" for name, label in COUNTS.items() if counts.get(name))


def _run(source: Source, **how: bool) -> str:
    post(municipality=None, topic=READ, payload={"source": source.pk, **how})
    return "wird gelesen. Der Stand erscheint hier, sobald der Lauf begonnen hat."


def _enable(source: Source, enabled: bool) -> str:
    Source.objects.filter(pk=source.pk).update(enabled=enabled, next_at=None)
    return "wird wieder regelmäßig gelesen." if enabled else "angehalten. Was da ist, bleibt."


STEPS: dict[str, Callable[[Source], str]] = {
    "run": _run,
    "full": lambda source: _run(source, full=True),
    "allow": lambda source: _run(source, full=True, allow_deletions=True),
    "pause": lambda source: _enable(source, False),
    "resume": lambda source: _enable(source, True),
}
