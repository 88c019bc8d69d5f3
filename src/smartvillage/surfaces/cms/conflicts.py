"""Somebody else saved in between: field by field what they wrote and what was typed here."""

from dataclasses import dataclass
from typing import Any

import orjson
from django.http import QueryDict

from smartvillage.core.content.models import Item, Proposal, Revision
from smartvillage.core.content.structure import Structure
from smartvillage.core.municipalities.scope import within
from smartvillage.surfaces.cms.editing import Sheet, stored_values
from smartvillage.surfaces.cms.forms.raw import raw_of, tidied
from smartvillage.surfaces.cms.forms.values import read_form
from smartvillage.surfaces.cms.wording import said

CHOICE = "wahl-"


@dataclass(frozen=True)
class Clash:
    """A field the others changed; `theirs_first` when nothing was typed here."""

    name: str
    label: str
    mine: str
    theirs: str
    theirs_first: bool


@dataclass(frozen=True)
class Conflict:
    """`by`: the versions that came in between; `proposal`: the change that waits since."""

    clashes: list[Clash]
    by: list[Revision]
    proposal: Proposal | None = None


def stamp(item: Item, proposal: Proposal | None) -> str:
    """What an editor who chooses field by field has seen."""
    return f"{item.version}-{proposal.pk}" if proposal else str(item.version)


def conflict(sheet: Sheet, item: Item, proposal: Proposal | None, known: Structure) -> Conflict | None:
    """What stands against saving the sheet over the item's present version, or over a change that waits since."""
    newer = proposal if proposal and proposal.pk != sheet.proposal else None
    if sheet.version == item.version and not newer:
        return None
    with within(item.municipality_id):
        later = Revision.objects.filter(item=item, version__gt=sheet.version).select_related("account")
        seen = Revision.objects.filter(item=item, version=sheet.version).first()
        by = list(later.order_by("version"))
    base = orjson.loads(seen.document) if seen else {}
    clashes = _clashes(sheet, base, _theirs(sheet, item, newer), known)
    return Conflict(clashes, by, newer) if clashes else None


def choose(sheet: Sheet, item: Item, proposal: Proposal | None, data: QueryDict) -> None:
    """Put the others' text into the fields for which the editor chose it."""
    theirs = raw_of(sheet.specs, _theirs(sheet, item, proposal))
    for spec in sheet.specs:
        if data.get(f"{CHOICE}{spec.name}") == "theirs":
            sheet.raw[spec.name] = theirs.get(spec.name)


def _theirs(sheet: Sheet, item: Item, proposal: Proposal | None) -> dict[str, Any]:
    """What the others wrote: a change that waits and the editor does not go on from, else the item."""
    if proposal and proposal.pk != sheet.proposal:
        said: dict[str, Any] = orjson.loads(proposal.document)
        return said
    return stored_values(item)


def _clashes(sheet: Sheet, base: dict[str, Any], current: dict[str, Any], known: Structure) -> list[Clash]:
    mine_raw = tidied(sheet.specs, sheet.raw)
    base_raw, current_raw = raw_of(sheet.specs, base), raw_of(sheet.specs, current)
    mine = read_form(sheet.specs, mine_raw, base).values
    return [
        Clash(
            name=spec.name,
            label=spec.label,
            mine=said(spec, mine.get(spec.name), known),
            theirs=said(spec, current.get(spec.name), known),
            theirs_first=mine_raw.get(spec.name) == base_raw.get(spec.name),
        )
        for spec in sheet.specs
        if current_raw.get(spec.name) not in (base_raw.get(spec.name), mine_raw.get(spec.name))
    ]
