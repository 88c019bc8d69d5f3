"""The page of a form: everything its template shows."""

from typing import Any
from urllib.parse import urlencode

import orjson
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from smartvillage.core.content import access
from smartvillage.core.content.languages import offered
from smartvillage.core.content.models import Item, Proposal, Revision
from smartvillage.core.content.proposals import open_proposal
from smartvillage.core.content.structure import Structure as Known
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.municipalities.scope import within
from smartvillage.surfaces.cms import standing
from smartvillage.surfaces.cms.aids.registry import aids_of
from smartvillage.surfaces.cms.approvals import publishes, review_of, review_of_proposal
from smartvillage.surfaces.cms.conflicts import Conflict, stamp
from smartvillage.surfaces.cms.drafts import Slot, others_at
from smartvillage.surfaces.cms.editing import TIMES, Sheet, stored_values
from smartvillage.surfaces.cms.forms.bind import Node, bound, problem_links
from smartvillage.surfaces.cms.forms.categories import branches, chosen
from smartvillage.surfaces.cms.forms.raw import tidied
from smartvillage.surfaces.cms.forms.tongues import Tongue, tongues
from smartvillage.surfaces.cms.forms.values import read_form
from smartvillage.surfaces.cms.guard import StaffRequest
from smartvillage.surfaces.cms.kinds import list_url
from smartvillage.surfaces.cms.models import Draft
from smartvillage.surfaces.cms.previewing import document_of
from smartvillage.surfaces.cms.reasons import why_unpublished
from smartvillage.surfaces.cms.remarks import open_remarks
from smartvillage.surfaces.cms.structured import Structure, structure_of
from smartvillage.surfaces.cms.wording import changes
from smartvillage.surfaces.webapp.cards import Link

VIEWS = {"karte": "In der Liste", "seite": "Seite", "push": "Push"}


def form_page(
    request: StaffRequest,
    slot: Slot,
    sheet: Sheet,
    *,
    draft: Draft | None = None,
    kept: Draft | None = None,
    conflict: Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form as the sheet has it; `draft`: what the sheet continues, `kept`: as what it was just kept."""
    sections = bound(sheet.specs, sheet.raw, sheet.problems, locked=_locks(slot.item, sheet))
    for node in (node for nodes in sections.values() for node in nodes):
        if name := aids_of(slot.kind).get(node.spec.name):
            node.aid = address(slot, "aid", name)
        if node.spec.widget == "translations":
            node.tongues, node.preview = _tongues(slot, sheet, node), address(slot, "preview", "seite")
    known = structure(municipality=slot.viewer.municipality, fresh=True)
    proposal = open_proposal(slot.viewer, slot.item) if slot.item else None
    made = structure_of_slot(slot)
    seen = seen_on_the_web(slot)
    views = {name: link.label for name, link in seen.previews.items()} if seen else VIEWS
    may_publish = publishes(slot.viewer, slot.item, slot.kind)
    context = {
        "kind": slot.kind,
        "item": slot.item,
        "sheet": sheet,
        "sections": sections,
        "problems": problem_links(sections, sheet.problems, last=TIMES),
        "times": [
            (name, label, sheet.times[name], sheet.problems.get(name, "")) for name, label in TIMES.items()
        ],
        "categories": branches(known, tag=slot.kind.tag, chosen=chosen(sheet.specs, sheet.raw)),
        "offered": set(map(str, known.categories)),
        "standing": standing.of_item(slot.item) if slot.item else None,
        "live": slot.item is not None and slot.item.state in (Item.State.PUBLISHED, Item.State.ARCHIVED),
        "headline": (made and made.title) or (slot.item.title if slot.item else ""),
        "structure": made,
        "home": (made and made.home) or Link(slot.kind.plural, list_url(slot.kind)),
        "hints": _hints(sheet, made),
        "draft": draft,
        "others": others_at(slot),
        "state_time": newest.updated_at if (newest := draft or kept) else None,
        "note": _note(slot.item),
        "conflict": conflict,
        "stamp": stamp(slot.item, proposal) if slot.item else "",
        "proposal": proposal,
        "proposed": _proposed(slot, sheet, proposal, known),
        "failed": status >= 500,
        "list_url": list_url(slot.kind),
        "may_publish": may_publish,
        "why": None if may_publish else why_unpublished(slot.viewer, slot.item, slot.kind),
        "review": review_of(slot.viewer, slot.item, slot.kind),
        "remarks": open_remarks(slot.item, sheet.specs),
        "may_show": slot.item is not None and access.may_show(slot.viewer, slot.item, visible=True),
        "draft_id": f"{slot.viewer.account}:{slot.kind.slug}:{slot.item.pk if slot.item else slot.key}",
        "previews": [Link(label, address(slot, "preview", view)) for view, label in views.items()],
        "form_url": address(slot),
        "autosave_url": address(slot, "autosave"),
        "discard_url": address(slot, "discard"),
    }
    return render(request, "cms/edit.html", context, status=status)


def structure_of_slot(slot: Slot) -> Structure | None:
    if slot.item is None:
        return None
    return structure_of(slot.kind, slot.viewer.municipality, stored_values(slot.item))


def seen_on_the_web(slot: Slot) -> Structure | None:
    """The structure of a content that shows on pages of the web, or nowhere but in the app."""
    made = structure_of_slot(slot)
    return made if made and made.root else None


def _hints(sheet: Sheet, made: Structure | None) -> list[str]:
    """What is not as good as it could be, and does not stop anybody."""
    if made is None or sheet.problems:
        return []
    text = read_form(sheet.specs, tidied(sheet.specs, sheet.raw), {}).values.get(made.name) or ""
    return [fault.sentence for fault in made.check(str(text)) if not fault.blocks]


def _tongues(slot: Slot, sheet: Sheet, node: Node) -> list[Tongue]:
    if slot.item is None:
        return []
    stored = stored_values(slot.item).get(node.spec.name) or {}
    chosen = offered(tenant(slot.viewer.municipality).settings)
    return tongues(
        document_of(sheet, slot.item), sheet.raw.get(node.spec.name) or {}, stored, chosen, name=node.name
    )


def address(slot: Slot, page: str = "", *further: str) -> str:
    """An address below the form's own; a new item's bears the key of its draft."""
    if slot.item:
        return reverse(
            "-".join(filter(None, ("cms-item", page))), args=[slot.kind.slug, slot.item.pk, *further]
        )
    url = reverse("-".join(filter(None, ("cms-new", page))), args=[slot.kind.slug, *further])
    return f"{url}?{urlencode({'stand': slot.key})}"


def _proposed(slot: Slot, sheet: Sheet, proposal: Proposal | None, known: Known) -> dict[str, Any]:
    """A change of what is live: how it stands, and what it changes."""
    if proposal is None or slot.item is None:
        return {}
    now, then = stored_values(slot.item), orjson.loads(proposal.document)
    said = {name: then.get(name) for name in proposal.changed}
    return {
        "review": review_of_proposal(slot.viewer, proposal),
        "changes": changes(sheet.specs, now, {**now, **said}, known),
        "times": any(getattr(proposal, name) != getattr(slot.item, name) for name in TIMES),
    }


def _note(item: Item | None) -> Revision | None:
    """What was said when the item came back as a draft."""
    if item is None or item.state != Item.State.DRAFT:
        return None
    with within(item.municipality_id):
        last = Revision.objects.filter(item=item, version=item.version).select_related("account").first()
    return last if last and last.note else None


def _locks(item: Item | None, sheet: Sheet) -> dict[str, str]:
    if item is None or not item.source:
        return {}
    return {spec.name: "locked" if spec.name in item.locked else "imported" for spec in sheet.specs}
