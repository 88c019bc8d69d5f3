"""Deleting entries with everything that hangs on them; no row here is deleted through Django's cascades."""

from collections.abc import Collection, Iterable

from django.db import connection

from smartvillage.modules.services.events import Event
from smartvillage.modules.services.importing.entries import MODELS
from smartvillage.modules.services.importing.outcome import Outcome
from smartvillage.modules.services.importing.resolving import TARGETS
from smartvillage.modules.services.importing.suspension import suspend
from smartvillage.modules.services.keys import entry_key
from smartvillage.modules.services.models import Competence, Pending, Source, Specialisation
from smartvillage.modules.services.rows import marks
from smartvillage.modules.services.tree import Tree


def remove(events: Collection[Event], *, source: Source, areas: Tree, outcome: Outcome) -> None:
    """What is not there, or is another source's, is left alone and counted."""
    keys: dict[str, set[int]] = {}
    for event in events:
        keys.setdefault(event.kind, set()).add(event.key(source.state))
        if event.kind in TARGETS:
            inside = entry_key(
                state=source.state,
                kind="competence",
                agency=event.agency,
                ext_id=f"{event.kind}/{event.ext_id}",
            )
            keys.setdefault("embedded", set()).add(inside)
    Pending.objects.filter(source=source, delivery__in=set().union(*keys.values())).delete()
    for kind, some in keys.items():
        if kind == "competence":
            _competences(some, source, outcome)
        elif kind == "specialisation":
            _specialisations(some, source, outcome)
        elif kind in MODELS:
            rows = MODELS[kind].objects.filter(key__in=some, source=source)
            gone = list(rows.values_list("pk", "public_id"))
            if kind == "service" or kind in TARGETS:
                suspend(kind, [pk for pk, _ in gone], source=source, tree=areas)
            remove_rows(kind, gone, outcome=outcome)
            outcome.counts["unknown"] += len(some) - len(gone)


def remove_rows(kind: str, gone: Iterable[tuple[int, str]], *, outcome: Outcome) -> None:
    """Entries by row and public id, with their side rows, specialisations and competences."""
    found = list(gone)
    pks = [pk for pk, _ in found]
    if not pks:
        return
    if kind == "service":
        for table in _BESIDE_SERVICE:
            _delete(table, "service_id", pks)
    elif kind in TARGETS:
        hanging = Competence.objects.filter(target__in=pks, kind=TARGETS[kind])
        outcome.services |= set(hanging.values_list("service_id", flat=True))
        hanging.delete()
    _delete(_TABLES[kind], "id", pks)
    outcome.counts["gone"] += len(pks)
    for pk, public_id in found:
        outcome.touch(kind, public_id, pk, gone=True)


def _competences(deliveries: set[int], source: Source, outcome: Outcome) -> None:
    rows = Competence.objects.filter(delivery__in=deliveries, source=source)
    found = list(rows.values_list("delivery", "service_id"))
    outcome.services |= {service for _, service in found}
    outcome.counts["competences_gone"] += len(found)
    outcome.counts["unknown"] += len(deliveries) - len({delivery for delivery, _ in found})
    if found:
        rows.delete()


def _specialisations(keys: set[int], source: Source, outcome: Outcome) -> None:
    rows = Specialisation.objects.filter(key__in=keys, source=source)
    found = list(rows.values_list("service_id", flat=True))
    outcome.services |= set(found)
    outcome.counts["gone"] += len(found)
    outcome.counts["unknown"] += len(keys) - len(found)
    if found:
        rows.delete()


_BESIDE_SERVICE = (
    "services_servicekey",
    "services_servicearea",
    "services_categoryservice",
    "services_specialisation",
    "services_competence",
)
_TABLES = {
    "category": "services_category",
    "service": "services_service",
    "office": "services_office",
    "online": "services_onlineservice",
    "form": "services_form",
    "person": "services_person",
}


def _delete(table: str, column: str, rows: list[int]) -> None:
    """Not by Django, which would first read everything that hangs on the rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {column} IN ({marks(rows)})", rows)
