"""Storing what is different about a service in an area."""

from collections.abc import Mapping

from smartvillage.modules.services.events import Event
from smartvillage.modules.services.importing.areas import node_of
from smartvillage.modules.services.importing.entries import content_hash
from smartvillage.modules.services.importing.outcome import Outcome
from smartvillage.modules.services.importing.resolving import Resolver
from smartvillage.modules.services.importing.tidy import tidy
from smartvillage.modules.services.importing.waiting import area_key, wait
from smartvillage.modules.services.models import Source, Specialisation
from smartvillage.modules.services.tree import Tree

_FIELDS = ("source_id", "agency", "ext_id", "content_hash", "seen", "changed_at", "document")
_KNOWN = ("key", "pk", "content_hash", "service_id", "area_id")


def write_specialisations(
    events: Mapping[int, Event], *, source: Source, run: int, tree: Tree, outcome: Outcome
) -> None:
    """Those whose service or area is not known wait."""
    resolver = Resolver(source.state)
    resolver.load(("service", event.about["service"]) for event in events.values())
    known = {row[0]: row for row in Specialisation.objects.filter(key__in=events).values_list(*_KNOWN)}
    rows, same = [], []
    waiting: list[tuple[int, int, Event]] = []
    for key, event in events.items():
        service, said = resolver.row("service", event.about["service"]), event.about["area"]
        node = node_of(said, tree=tree)
        if service is None or node is None:
            awaited = resolver.key("service", event.about["service"]) if service is None else area_key(said)
            waiting.append((key, awaited, event))
            continue
        digest = content_hash(event)
        if (found := known.get(key)) and (bytes(found[2]), *found[3:]) == (digest, service, node.id):
            same.append(found[1])
        else:
            row = Specialisation(key=key, state=source.state, service_id=service, area_id=node.id)
            row.source_id, row.agency, row.ext_id = source.pk, event.agency[:80], event.ext_id[:160]
            row.content_hash, row.seen, row.changed_at = digest, run, event.changed_at
            row.document = tidy(event.document)
            rows.append(row)
    outcome.counts["waiting"] += wait(waiting, source=source, run=run, delivered=events.keys())
    if run and same:
        Specialisation.objects.filter(pk__in=same).update(seen=run)
    Specialisation.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[*_FIELDS, "service_id", "area_id"],
    )
    outcome.counts["unchanged"] += len(same)
    outcome.counts["new"] += sum(row.key not in known for row in rows)
    outcome.counts["changed"] += sum(row.key in known for row in rows)
    outcome.services |= {row.service_id for row in rows}
