"""After a full run: what its source no longer delivers goes, unless that is suspiciously much."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from smartvillage.modules.services.importing.batch import note
from smartvillage.modules.services.importing.entries import MODELS
from smartvillage.modules.services.importing.outcome import Outcome
from smartvillage.modules.services.importing.removal import remove_rows
from smartvillage.modules.services.models import Competence, Pending, Run, Source, Specialisation

SHARE, FEW = 0.05, 20
"""More than a twentieth of a kind, and more than a handful, is rather a broken source than a reform."""
BATCH = 1_000
_ALL: dict[str, Any] = {**MODELS, "specialisation": Specialisation, "competence": Competence}


@dataclass(frozen=True)
class Loss:
    kind: str
    gone: int
    total: int


def losses(*, source: Source, run: Run) -> list[Loss]:
    """Per kind how many would go, where that is too many."""
    found = []
    for kind, model in _ALL.items():
        total = model.objects.filter(source=source).count()
        gone = model.objects.filter(source=source).exclude(seen=run.pk).count()
        if gone > FEW and gone > SHARE * total:
            found.append(Loss(kind, gone, total))
    return found


def sweep(*, source: Source, run: Run) -> Outcome:
    """Delete batch by batch, each in its own transaction; may be begun again at any point."""
    whole = Outcome()
    Pending.objects.filter(source=source).exclude(seen=run.pk).delete()
    for kind, model in _ALL.items():
        while pks := list(_unseen(model, source, run).values_list("pk", flat=True)[:BATCH]):
            with transaction.atomic():
                outcome = _delete(kind, model, pks)
                note(source, outcome)
            whole.counts += outcome.counts
    return whole


def _unseen(model: Any, source: Source, run: Run) -> Any:
    return model.objects.filter(source=source).exclude(seen=run.pk).order_by("pk")


def _delete(kind: str, model: Any, pks: list[int]) -> Outcome:
    outcome = Outcome()
    rows = model.objects.filter(pk__in=pks)
    if kind in MODELS:
        remove_rows(kind, rows.values_list("pk", "public_id"), outcome=outcome)
        return outcome
    outcome.services |= set(rows.values_list("service_id", flat=True))
    outcome.counts["competences_gone" if kind == "competence" else "gone"] += len(pks)
    rows.delete()
    return outcome
