"""What hung on an entry that is gone waits for it: an entry sent anew comes without what was delivered beside it.

Until the next full run, which delivers everything that still holds.
"""

from collections.abc import Collection, Iterator

from smartvillage.modules.services.events import Event, Ref
from smartvillage.modules.services.importing.entries import MODELS
from smartvillage.modules.services.importing.resolving import TARGETS
from smartvillage.modules.services.models import Competence, Pending, Source, Specialisation
from smartvillage.modules.services.tree import Tree

Waiting = tuple[int, int, Event]
"""Delivery, key of what it waits for, and what is told again then."""
KINDS = {number: kind for kind, number in TARGETS.items()}


def suspend(kind: str, rows: Collection[int], *, source: Source, tree: Tree) -> None:
    """Before the entries of these rows are deleted, for what the same source delivered."""
    keys = dict(MODELS[kind].objects.filter(pk__in=rows).values_list("pk", "key"))
    waiting = list(_competences(kind, keys, source, tree))
    if kind == "service":
        waiting += _specialisations(keys, source, tree)
    Pending.objects.bulk_create(
        Pending(source=source, delivery=delivery, awaits=awaits, event=event.as_json())
        for delivery, awaits, event in waiting
    )


def _competences(kind: str, keys: dict[int, int], source: Source, tree: Tree) -> Iterator[Waiting]:
    hanging = {"service_id__in": keys} if kind == "service" else {"target__in": keys, "kind": TARGETS[kind]}
    found = list(Competence.objects.filter(source=source, **hanging))
    services = _refs("service", {row.service_id for row in found})
    targets = {
        name: _refs(name, {row.target for row in found if row.kind == TARGETS[name]}) for name in TARGETS
    }
    for row in found:
        name = KINDS[row.kind]
        service, target, area = (
            services.get(row.service_id),
            targets[name].get(row.target),
            tree.nodes.get(row.area_id),
        )
        if service and target and area:
            told = {"service": service, "areas": [f"gd:{area.public_id}"], "role": row.role}
            about = {"target": (name, *target), "rows": [told], "late": True}
            awaits = keys[row.service_id if kind == "service" else row.target]
            yield row.delivery, awaits, Event("competence", "", "", about=about)


def _specialisations(keys: dict[int, int], source: Source, tree: Tree) -> Iterator[Waiting]:
    services = _refs("service", keys)
    for row in Specialisation.objects.filter(source=source, service__in=keys):
        if area := tree.nodes.get(row.area_id):
            about = {"service": services[row.service_id], "area": f"gd:{area.public_id}"}
            event = Event(
                "specialisation", row.agency, row.ext_id, row.document, about, changed_at=row.changed_at
            )
            yield row.key, keys[row.service_id], event


def _refs(kind: str, rows: Collection[int]) -> dict[int, Ref]:
    found = MODELS[kind].objects.filter(pk__in=rows).values_list("pk", "agency", "ext_id")
    return {pk: (agency, ext_id) for pk, agency, ext_id in found}
