"""Storing who is there for what and where: what came with one delivery is replaced together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from smartvillage.core.content.select import any_of, fetch
from smartvillage.core.rows import insert_values, write
from smartvillage.modules.services.events import Event, Ref
from smartvillage.modules.services.importing.areas import node_of
from smartvillage.modules.services.importing.outcome import Outcome
from smartvillage.modules.services.importing.resolving import TARGETS, Resolver
from smartvillage.modules.services.importing.waiting import area_key, wait
from smartvillage.modules.services.models import Competence, Source
from smartvillage.modules.services.tree import Tree

Row = tuple[int, int, int, int, int]
_ROW = ("service_id", "area_id", "kind", "target", "role")


def embedded(kind: str, event: Event) -> Event | None:
    """The delivery that came inside an entry: None when its source sends competences by themselves."""
    rows = event.about.get("competences")
    if rows is None:
        return None
    target = (kind, event.agency, event.ext_id)
    return Event("competence", event.agency, f"{kind}/{event.ext_id}", about={"target": target, "rows": rows})


def write_competences(
    events: Mapping[int, Event], *, source: Source, run: int, tree: Tree, outcome: Outcome
) -> None:
    """`about["late"]` marks what waited: it comes beside its delivery's other rows, not in place of them."""
    resolver = Resolver(source.state)
    resolver.load(ref for event in events.values() for ref in _refs(event))
    wanted: dict[int, set[Row]] = {}
    waiting: list[tuple[int, int, Event]] = []
    for delivery, event in events.items():
        rows, missing = _resolved(event, resolver=resolver, tree=tree)
        wanted[delivery] = rows
        waiting += [(delivery, awaits, late) for awaits, late in missing]
    replaced = [delivery for delivery, event in events.items() if not event.about.get("late")]
    outcome.counts["waiting"] += wait(waiting, source=source, run=run, delivered=replaced)
    late = {delivery for delivery, event in events.items() if event.about.get("late")}
    _replace(wanted, late=late, source=source, run=run, outcome=outcome)


def _refs(event: Event) -> Iterator[tuple[str, Ref]]:
    kind, *target = event.about["target"]
    yield kind, target
    for row in event.about.get("rows", ()):
        yield "service", row["service"]


def _resolved(event: Event, *, resolver: Resolver, tree: Tree) -> tuple[set[Row], list[tuple[int, Event]]]:
    kind, *target = event.about["target"]
    found: set[Row] = set()
    missing = []
    target_row = resolver.row(kind, target)
    for row in event.about.get("rows", ()):
        service = resolver.row("service", row["service"])
        if target_row is None or service is None:
            awaits = (
                resolver.key(kind, target) if target_row is None else resolver.key("service", row["service"])
            )
            missing.append((awaits, _late(event, row)))
            continue
        for said in row["areas"]:
            if node := node_of(said, tree=tree):
                found.add((service, node.id, TARGETS[kind], target_row, int(row.get("role") or 1)))
            else:
                missing.append((area_key(said), _late(event, {**row, "areas": [said]})))
    return found, missing


def _late(event: Event, row: dict[str, Any]) -> Event:
    about = {"target": event.about["target"], "rows": [row], "late": True}
    return Event("competence", event.agency, event.ext_id, about=about)


def _replace(
    wanted: Mapping[int, set[Row]], *, late: set[int], source: Source, run: int, outcome: Outcome
) -> None:
    stored: dict[int, dict[Row, int]] = defaultdict(dict)
    old: list[int] = []
    found, values = any_of("delivery", [*wanted])
    columns = f"id, delivery, {', '.join(_ROW)}"
    for pk, delivery, *row in fetch(f"SELECT {columns} FROM services_competence WHERE {found}", [values]):
        if tuple(row) in stored[delivery]:
            old.append(pk)
        stored[delivery][tuple(row)] = pk
    same: list[int] = []
    new: list[tuple[int, ...]] = []
    for delivery, rows in wanted.items():
        before = stored[delivery]
        same += [before[row] for row in rows if row in before]
        new += [(*row, delivery, source.pk, run) for row in rows if row not in before]
        if delivery not in late:
            old += [pk for row, pk in before.items() if row not in rows]
    if old:
        Competence.objects.filter(pk__in=old).delete()
    if run and same:
        found, values = any_of("id", same)
        write(f"UPDATE services_competence SET seen = %s WHERE {found}", [run, values])
    insert_values(Competence, (*_ROW, "delivery", "source_id", "seen"), new)
    outcome.counts["competences_new"] += len(new)
    outcome.counts["competences_gone"] += len(old)
    outcome.counts["competences_unchanged"] += len(same)
    outcome.services |= {row[0] for row in new}
