"""Putting entries in place: all of them in one transaction, or none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from smartvillage.core.content.categories import category_ids
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.models import Item, Occurrence
from smartvillage.core.content.save import create_item, fingerprint, update_item
from smartvillage.core.content.states import trash_item
from smartvillage.core.imports.models import ImportSource
from smartvillage.core.imports.targets import Target
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now, today

MOST = 0.3  # of what a source brought earlier may vanish in one run


class TooManyDeletions(Exception):
    """The source lost so much that it is more likely broken than right."""

    def __init__(self, *, missing: int, existing: int) -> None:
        super().__init__(
            f"Von {existing} Einträgen dieser Quelle fehlen {missing} (mehr als 30 %). Es wurde nichts geändert. "
            "Prüfen Sie die Quelle; ist alles richtig, wiederholen Sie den Lauf mit --allow-deletions."
        )


class Preview(Exception):
    """Rolls the transaction of a dry run back."""


@dataclass
class Outcome:
    """How many entries were created, updated, unchanged, deleted, kept_deleted, invalid; and what was wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    problems: list[dict[str, Any]] = field(default_factory=list)


def apply(
    *,
    source: ImportSource,
    target: Target,
    entries: Sequence[Any],
    viewer: Viewer,
    complete: bool,
    dry_run: bool,
    allow_deletions: bool,
) -> Outcome:
    """Create, update and, when the source is `complete`, trash what it no longer has.

    Raises `TooManyDeletions`; then and in a dry run nothing is changed.
    """
    outcome = Outcome()
    try:
        with transaction.atomic():
            ImportSource.objects.select_for_update().get(pk=source.pk)  # one run at a time
            known = {item.external_id: item for item in Item.objects.filter(source=viewer.client)}
            for entry in entries:
                outcome.counts[
                    _place(entry, known.pop(entry.external_id[:255], None), target, viewer, outcome)
                ] += 1
            if complete:
                outcome.counts["deleted"] += _remove(
                    list(known.values()), len(entries), viewer, allow_deletions
                )
            if dry_run:
                raise Preview
    except Preview:
        pass
    return outcome


def _place(entry: Any, item: Item | None, target: Target, viewer: Viewer, outcome: Outcome) -> str:
    values = target.values(entry)
    mark = fingerprint(values)
    names = values.pop("category_names", ())
    if item is not None and item.state == Item.State.TRASH and item.fingerprint:
        return "kept_deleted"
    if item is not None and item.fingerprint == mark:
        return "unchanged"
    values["categories"] = category_ids(
        municipality=viewer.municipality, names=names, tag=target.kind.tag, brought_by=viewer.client
    )
    try:
        if item is None:
            create_item(
                viewer=viewer,
                kind=target.kind,
                values=values,
                source=viewer.client,
                external_id=entry.external_id[:255],
                fingerprint=mark,
            )
            return "created"
        _update(item, values, mark, viewer)
    except Invalid as error:
        outcome.problems.append({"where": entry.external_id, "message": str(error), "fatal": False})
        return "invalid"
    return "updated"


def _update(item: Item, values: dict[str, Any], mark: str, viewer: Viewer) -> None:
    revived = item.state == Item.State.TRASH
    update_item(
        viewer=viewer,
        item=item,
        values={name: value for name, value in values.items() if name not in item.locked},
        state=Item.State.PUBLISHED if revived else None,
        keep_unwired=True,
        fingerprint=mark,
        touched_at=now(),
        trashed_at=None,
    )


def _remove(missing: list[Item], delivered: int, viewer: Viewer, allow: bool) -> int:
    """Trash what vanished; what is over anyway stays as history. Importers mark it by an empty fingerprint."""
    over = _over(missing)
    gone = [item for item in missing if item.state != Item.State.TRASH and item.pk not in over]
    if gone and not allow and len(gone) > MOST * (delivered + len(gone)):
        raise TooManyDeletions(missing=len(gone), existing=delivered + len(gone))
    for item in gone:
        item.fingerprint = ""
        item.save(update_fields=["fingerprint"])
        trash_item(viewer=viewer, item=item)
    return len(gone)


def _over(items: list[Item]) -> set[int]:
    """Of the items with dates, those whose last date has passed."""
    dated = Occurrence.objects.filter(item__in=items).values_list("item", "ends_on")
    last: dict[int, bool] = {}
    for item, ends_on in dated:
        last[item] = last.get(item, True) and ends_on < today()
    return {item for item, passed in last.items() if passed}
