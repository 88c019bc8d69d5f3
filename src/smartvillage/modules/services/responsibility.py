"""Who is responsible for a service where I live.

For each role the nearest area wins that has anybody: village, municipality, Amt, district, state, nation. A contact
point does not replace the competent office, it comes beside it. Online services and forms of all levels are united,
the nearest first, as a state-wide application does not make the town's own go away. Two statements.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from smartvillage.modules.services.models import Competence
from smartvillage.modules.services.rows import document, fetch, marks, moment

NEAREST_ONLY = frozenset({Competence.Kind.OFFICE, Competence.Kind.PERSON})
TABLES = {
    Competence.Kind.OFFICE: "services_office",
    Competence.Kind.ONLINE: "services_onlineservice",
    Competence.Kind.FORM: "services_form",
    Competence.Kind.PERSON: "services_person",
}


@dataclass(frozen=True, slots=True)
class Found:
    """An office, person, form or online service that is there for somebody; `document` as in `shapes.py`."""

    id: int
    key: int
    public_id: str
    name: str
    document: Any
    changed_at: datetime | None
    role: int
    area: int


@dataclass(frozen=True)
class Responsible:
    """Everybody and everything for one service in one area, the nearest first."""

    offices: list[Found] = field(default_factory=list)
    persons: list[Found] = field(default_factory=list)
    forms: list[Found] = field(default_factory=list)
    online: list[Found] = field(default_factory=list)

    def in_role(self, role: int) -> list[Found]:
        return [office for office in self.offices if office.role == role]


@dataclass(frozen=True, slots=True)
class Competent:
    """A row of the competences that counts, without what it points to."""

    kind: int
    role: int
    target: int
    area: int


def competent(*, service: int, chain: Sequence[int]) -> list[Competent]:
    """Which competences count for a service in the area whose `Node.chain` this is."""
    if not chain:
        return []
    rows = fetch(
        "SELECT kind, role, target, area_id FROM services_competence "
        f"WHERE service_id = %s AND area_id IN ({marks(chain)})",
        [service, *chain],
    )
    return _counting((Competent(*row) for row in rows), chain)


def responsible(*, service: int, chain: Sequence[int]) -> Responsible:
    """The same with what they point to; persons are those named for the service, else those of its offices."""
    counting = competent(service=service, chain=chain)
    targets = {kind: [row.target for row in counting if row.kind == kind] for kind in Competence.Kind}
    entries = _entries(targets, named=bool(targets[Competence.Kind.PERSON]))
    made: dict[int, list[Found]] = {kind: [] for kind in Competence.Kind}
    for row in counting:
        if entry := entries.get((row.kind, row.target)):
            made[row.kind].append(Found(*entry, role=row.role, area=row.area))
    if not made[Competence.Kind.PERSON]:
        made[Competence.Kind.PERSON] = _of_offices(entries, made[Competence.Kind.OFFICE])
    return Responsible(
        offices=made[Competence.Kind.OFFICE],
        persons=made[Competence.Kind.PERSON],
        forms=made[Competence.Kind.FORM],
        online=made[Competence.Kind.ONLINE],
    )


def _counting(rows: Iterable[Competent], chain: Sequence[int]) -> list[Competent]:
    distance = {area: place for place, area in enumerate(chain)}
    ordered = sorted(rows, key=lambda row: (row.role, distance[row.area], row.kind, row.target))
    nearest: dict[tuple[int, int], int] = {}
    seen: set[tuple[int, int]] = set()
    found = []
    for row in ordered:
        best = nearest.setdefault((row.kind, row.role), row.area)
        if row.kind in NEAREST_ONLY and row.area != best:
            continue
        if (row.kind, row.target) not in seen:
            seen.add((row.kind, row.target))
            found.append(row)
    return found


Entry = tuple[int, int, str, str, Any, datetime | None]


def _entries(targets: dict[Competence.Kind, list[int]], *, named: bool) -> dict[tuple[int, int], Entry]:
    parts, values = [], []
    for kind, ids in targets.items():
        if ids:
            parts.append(f"{_select(kind)} WHERE entry.id IN ({marks(ids)})")
            values += ids
    if targets[Competence.Kind.OFFICE] and not named:
        parts.append(
            f"{_select(Competence.Kind.PERSON)} JOIN services_office office ON office.key = entry.office_key "
            f"WHERE office.id IN ({marks(targets[Competence.Kind.OFFICE])})"
        )
        values += targets[Competence.Kind.OFFICE]
    return (
        {
            (kind, row): (row, key, public_id, name, document(said), moment(changed_at))
            for kind, row, key, public_id, name, said, changed_at in fetch(" UNION ALL ".join(parts), values)
        }
        if parts
        else {}
    )


def _select(kind: Competence.Kind) -> str:
    columns = "entry.id, entry.key, entry.public_id, entry.name, entry.document, entry.changed_at"
    return f"SELECT {kind.value} AS kind, {columns} FROM {TABLES[kind]} entry"


def _of_offices(entries: dict[tuple[int, int], Entry], offices: list[Found]) -> list[Found]:
    if not offices:
        return []
    area = offices[0].area
    persons = [entry for (kind, _), entry in entries.items() if kind == Competence.Kind.PERSON]
    ordered = sorted(persons, key=lambda entry: (entry[3], entry[0]))
    return [Found(*entry, role=int(Competence.Role.COMPETENT), area=area) for entry in ordered]
