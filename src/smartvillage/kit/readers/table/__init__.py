"""Tables (CSV) as news, events or places."""

from collections.abc import Mapping
from typing import Any

from smartvillage.kit.readers.entries import Problem, Report, fatal, listed
from smartvillage.kit.readers.source import decoded, wrong_kind

from . import targets
from .cells import Cells
from .columns import FIELDS, Target, assigned, candidates
from .rows import table

_READERS = {"news": targets.news, "events": targets.event, "places": targets.place}
_REQUIRED = {"news": {"title"}, "events": {"title", "start"}, "places": {"name"}}
_NAMES = {"title": "Titel", "start": "Datum", "name": "Name"}


def read_csv(
    content: bytes,
    *,
    target: Target,
    columns: Mapping[str, str] | None = None,
    content_type: str | None = None,
    base_url: str | None = None,
    charset: str | None = None,
) -> Report[Any]:
    """The entries of a table with a head row. Never raises: what cannot be read is told in the report.

    `columns` names the meaning of columns (name of the column to name of the field, "" to skip it) where
    their names do not say it; the fields are the keys of `FIELDS[target]`.
    """
    if unknown := set((columns or {}).values()) - {"", *FIELDS[target]}:
        known = ", ".join(FIELDS[target])
        return fatal("Zuordnung", f"Unbekannt: {', '.join(sorted(unknown))}. Möglich sind: {known}.")
    chosen = dict(columns or {})
    head, rows = table(
        decoded(content, charset=charset),
        known=lambda name: name in chosen or bool(candidates(name, target=target)),
    )
    positions, problems = assigned(head.cells if head else (), target=target, columns=columns)
    if missing := sorted(_REQUIRED[target] - positions.keys(), reverse=True):
        names = " und ".join(f"„{_NAMES[field]}“" for field in missing)
        if head and len(head.cells) > 1:
            found = ", ".join(filter(None, head.cells))[:300]
            message = f"Es fehlt die Spalte {names}. Bitte ergänzen oder zuordnen (gefunden: {found})."
        else:
            message = wrong_kind(content, missing=f"keine Tabelle mit {names}", content_type=content_type)
        return fatal("Tabelle", message)
    entries: dict[str, Any] = {}
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
            continue
        cells = Cells(row, positions, base=base_url or "")
        if head and any(row.cells[len(head.cells) :]):
            cells.complain("Mehr Zellen als Spalten. Bitte prüfen Sie Trennzeichen und Anführungszeichen.")
        entry = _READERS[target](cells)
        if entry and entries.setdefault(entry.external_id, entry) is not entry:
            cells.complain(
                f"Kennung „{entry.external_id[:80]}“ kommt mehrfach vor, nur die erste Zeile zählt."
            )
        problems += cells.problems
    return Report(tuple(entries.values()), listed(problems))
