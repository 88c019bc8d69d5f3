"""Storing a batch of events, whatever their order, in the caller's transaction."""

from collections.abc import Iterable, Mapping

from django.db import connection

from smartvillage.core.content.select import any_of
from smartvillage.kit.dates import now
from smartvillage.modules.services.events import KINDS, Event
from smartvillage.modules.services.importing.competences import embedded, write_competences
from smartvillage.modules.services.importing.entries import MODELS, write_entries
from smartvillage.modules.services.importing.outcome import Outcome
from smartvillage.modules.services.importing.removal import remove
from smartvillage.modules.services.importing.sides import write_sides
from smartvillage.modules.services.importing.specialisations import write_specialisations
from smartvillage.modules.services.importing.waiting import arrived
from smartvillage.modules.services.models import Source
from smartvillage.modules.services.tree import Tree, tree
from smartvillage.modules.services.versions import bump


def store(events: Iterable[Event], *, source: Source, run: int = 0) -> Outcome:
    """Of several events about one entry the last counts. `run`: number of a full run, to mark what was seen."""
    outcome = Outcome()
    areas = tree(source.state)
    _store(_last(events, source, outcome), source=source, run=run, areas=areas, outcome=outcome)
    note(source, outcome)
    return outcome


def _last(events: Iterable[Event], source: Source, outcome: Outcome) -> dict[int, Event]:
    found: dict[int, Event] = {}
    for event in events:
        if event.kind not in KINDS or not event.ext_id:
            outcome.problem(
                f"{event.kind} {event.ext_id}", "Diese Art von Eintrag ist unbekannt oder ohne Kennung."
            )
            continue
        key = event.key(source.state)
        found.pop(key, None)
        found[key] = event
    return found


def _store(events: Mapping[int, Event], *, source: Source, run: int, areas: Tree, outcome: Outcome) -> None:
    gone = [event for event in events.values() if event.gone]
    remove(gone, source=source, areas=areas, outcome=outcome)
    here = {key: event for key, event in events.items() if not event.gone}
    came: set[int] = set()
    for kind in MODELS:
        some = {key: event for key, event in here.items() if event.kind == kind}
        if some:
            came |= _entries(kind, some, source=source, run=run, areas=areas, outcome=outcome)
    for kind, write in (("specialisation", write_specialisations), ("competence", write_competences)):
        some = {key: event for key, event in here.items() if event.kind == kind}
        if kind == "competence":
            some |= _embedded(here.values(), source)
        if some:
            write(some, source=source, run=run, tree=areas, outcome=outcome)
    waited = arrived(came, source=source)
    if waited:
        _store(_united(waited), source=source, run=run, areas=areas, outcome=outcome)


def _entries(
    kind: str, events: Mapping[int, Event], *, source: Source, run: int, areas: Tree, outcome: Outcome
) -> set[int]:
    written = write_entries(kind, events, source=source, run=run, tree=areas, outcome=outcome)
    if kind == "service":
        write_sides(written.changed, new=written.new)
    return written.new


def _embedded(events: Iterable[Event], source: Source) -> dict[int, Event]:
    inside = (embedded(event.kind, event) for event in events if event.kind in MODELS)
    return {event.key(source.state): event for event in inside if event}


def _united(waited: Iterable[tuple[int, Event]]) -> dict[int, Event]:
    """Parts of one delivery that waited become one event."""
    found: dict[int, Event] = {}
    for delivery, event in waited:
        known = found.setdefault(delivery, event)
        if known is not event and event.kind == "competence":
            known.about["rows"] += event.about["rows"]
    return found


def note(source: Source, outcome: Outcome) -> None:
    """Give the catalogue a new version and say what changed with it."""
    if not outcome.touched and not outcome.services:
        return
    number, at = bump(state=source.state), now()
    with connection.cursor() as cursor:
        found, services = any_of("s.id", [*outcome.services])
        cursor.execute(_SERVICES.format(found), [services])
        cursor.executemany(
            _CHANGE,
            [
                (source.state, kind, public_id, row, gone, number, at)
                for (kind, public_id), (row, gone) in sorted(outcome.touched.items())
            ],
        )


_INTO = "INSERT INTO services_change (state, kind, public_id, entry, gone, number, at)"
_INSTEAD = (
    "ON CONFLICT (state, kind, public_id) DO UPDATE SET "
    "entry = excluded.entry, gone = excluded.gone, number = excluded.number, at = excluded.at"
)
_CHANGE = f"{_INTO} VALUES (%s, %s, %s, %s, %s, %s, %s) {_INSTEAD}"
_SERVICES = (
    f"{_INTO} SELECT s.state, 'service', s.public_id, s.id, FALSE, v.number, v.at FROM services_service s "
    f"JOIN services_catalogueversion v ON v.state = s.state WHERE {{}} {_INSTEAD}"
)
