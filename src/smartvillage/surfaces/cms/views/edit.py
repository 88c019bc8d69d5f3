"""Writing an item: new or known, with every way a form can be sent."""

import logging
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from smartvillage.core.content import access
from smartvillage.core.content.errors import Conflict, ContentError, NotFound
from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import Kind, kind_of
from smartvillage.core.content.locks import lock_field, release_field
from smartvillage.core.content.models import Item, Proposal
from smartvillage.core.content.proposals import open_proposal
from smartvillage.core.content.save import Saved
from smartvillage.core.content.structure import structure
from smartvillage.kit.dates import iso_datetime
from smartvillage.surfaces.cms.approvals import release, untouched
from smartvillage.surfaces.cms.conflicts import Conflict as ClashingVersions
from smartvillage.surfaces.cms.conflicts import choose, conflict, stamp
from smartvillage.surfaces.cms.drafts import Slot, drop_draft, find_draft, keep_draft
from smartvillage.surfaces.cms.editing import Sheet
from smartvillage.surfaces.cms.forms.rows import STEPS, stepped
from smartvillage.surfaces.cms.guard import StaffRequest, refusal, staff
from smartvillage.surfaces.cms.kinds import asked_kind, item_url, list_url
from smartvillage.surfaces.cms.letters import tell_author, tell_proposer
from smartvillage.surfaces.cms.models import Draft
from smartvillage.surfaces.cms.page import address, form_page
from smartvillage.surfaces.cms.saving import STATES, RejectedError, save
from smartvillage.surfaces.cms.uploads import take_with_form

log = logging.getLogger(__name__)
LOCKS = {"lock": lock_field, "release": release_field}
TURNS = ("form", "raw")
DONE = {
    "draft": "Der Entwurf ist gespeichert.",
    "plan": "Der Eintrag ist geplant.",
    "publish": "Der Eintrag ist veröffentlicht.",
    "review": "Der Eintrag wartet auf die Freigabe.",
}
PROPOSED = "Ihre Änderung wartet auf die Freigabe. Zu sehen bleibt bis dahin die bisherige Fassung."
FAILED = (
    "Beim Speichern ist auf unserer Seite etwas schiefgegangen. Ihre Eingaben sind gemerkt; bitte versuchen Sie es "
    "gleich noch einmal."
)
KEPT = "Ihr Stand ist gemerkt. Zu sehen bleibt die bisherige Fassung, bis Sie „Veröffentlichen“ wählen."


@staff
def new(request: StaffRequest, slug: str) -> HttpResponse:
    """The form of a new item; its address bears the key under which the draft is kept."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    key = asked_key(request)
    slot = Slot(request.viewer, kind, None, key or uuid4())
    return _form(request, slot) if key else redirect(address(slot))


@staff
def edit(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    slot = asked_slot(request, slug, number, trash=True)
    item = slot.item
    if item and item.state == Item.State.TRASH:
        return render(
            request, "cms/trashed.html", {"item": item, "kind": slot.kind, "list_url": list_url(slot.kind)}
        )
    if item and not access.may_update(request.viewer, item):
        return refusal(request, "", item=item)
    return _form(request, slot)


@staff
@require_POST
def autosave(request: StaffRequest, slug: str, number: int | None = None) -> HttpResponse:
    """Keep what is in the form; no rule is checked here, so nothing is refused.

    `newer`: somebody has saved the item since this form was opened.
    """
    slot = asked_slot(request, slug, number)
    sheet = Sheet.of_post(slot.kind, request.POST, shown=shown_sheet(slot, find_draft(slot)))
    kept = _keep(slot, sheet)
    newer = slot.item is not None and sheet.version < slot.item.version
    return JsonResponse({"saved_at": iso_datetime(kept.updated_at) if kept else None, "newer": newer})


@staff
@require_POST
def discard(request: StaffRequest, slug: str, number: int | None = None) -> HttpResponse:
    """Forget what was typed and not saved."""
    slot = asked_slot(request, slug, number)
    drop_draft(slot)
    messages.success(request, "Der nicht übernommene Stand ist verworfen.")
    return redirect(item_url(slot.kind, slot.item.pk) if slot.item else list_url(slot.kind))


def asked_slot(request: StaffRequest, slug: str, number: int | None, *, trash: bool = False) -> Slot:
    """What a form's address means. Raises `NotFound`."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    if number is None:
        key = asked_key(request)
        if key is None:
            raise NotFound
        return Slot(request.viewer, kind, None, key)
    return Slot(request.viewer, kind, asked_item(request, kind, number, trash=trash), None)


def asked_item(request: StaffRequest, kind: Kind, number: int, *, trash: bool = False) -> Item:
    """The item of exactly this kind. Raises `NotFound`."""
    item = find_item(
        viewer=request.viewer, kind=kind.name, number=number, trash="with" if trash else "without"
    )
    if item is None or kind_of(item.kind, item.generic_type) is not kind:
        raise NotFound
    return item


def asked_key(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("stand", ""))
    except ValueError:
        return None


def shown_sheet(slot: Slot, draft: Draft | None) -> Sheet:
    """What the form starts from: the draft, else a change that waits, else what is stored, else nothing."""
    if draft:
        return Sheet.of_draft(slot.kind, draft, slot.item)
    if slot.item and (proposal := open_proposal(slot.viewer, slot.item)):
        return Sheet.of_proposal(slot.kind, proposal)
    return Sheet.of_item(slot.kind, slot.item) if slot.item else Sheet.new(slot.kind)


def _keep(slot: Slot, sheet: Sheet) -> Draft | None:
    """Keep the sheet as the slot's draft, unless it says just what is stored."""
    if sheet.data == shown_sheet(slot, None).data:
        drop_draft(slot)
        return None
    return keep_draft(slot, data={**sheet.data, "proposal": sheet.proposal}, base_version=sheet.version)


def _form(request: StaffRequest, slot: Slot) -> HttpResponse:
    draft = find_draft(slot)
    shown = shown_sheet(slot, draft)
    if request.method != "POST":
        return form_page(request, slot, shown, draft=draft)
    sheet = Sheet.of_post(slot.kind, request.POST, shown=shown)
    take_with_form(viewer=request.viewer, sheet=sheet, files=request.FILES)
    step, _, name = request.POST.get("action", "").partition(":")
    if step in STEPS:
        sheet.raw = stepped(sheet.specs, sheet.raw, step=step, name=name)
    if step in TURNS:
        sheet.turned(name, form=step == "form")
    kept = _keep(slot, sheet)
    if step in LOCKS and slot.item and name in {spec.name for spec in sheet.specs}:
        LOCKS[step](viewer=request.viewer, item=slot.item, name=name)
        return redirect(address(slot))
    if step not in STATES or sheet.problems:
        return form_page(request, slot, sheet, kept=kept, status=422 if sheet.problems else 200)
    return _save(request, slot, sheet, action=step, kept=kept)


def _save(
    request: StaffRequest, slot: Slot, sheet: Sheet, *, action: str, kept: Draft | None
) -> HttpResponse:
    item = slot.item
    if action == "draft" and item and item.state in (Item.State.PUBLISHED, Item.State.ARCHIVED):
        messages.success(request, KEPT)
        return redirect(address(slot))
    proposal = open_proposal(request.viewer, item) if item else None
    if item:
        if found := _clash(request, sheet, item, proposal):
            return form_page(request, slot, sheet, kept=kept, conflict=found, status=409)
        if action == "publish" and _approved(request, sheet, proposal):
            drop_draft(slot)
            return redirect(address(slot))
    before = item.state if item else ""
    try:
        saved = save(request.viewer, sheet, item, action=action)
    except RejectedError:
        return form_page(request, slot, sheet, kept=kept, status=422)
    except Conflict:  # somebody saved in this very moment: compare again
        fresh = Slot(slot.viewer, slot.kind, asked_item(request, slot.kind, item.pk if item else 0), None)
        return _save(request, fresh, sheet, action=action, kept=kept)
    except ContentError:
        raise
    except Exception:
        log.exception("saving %s failed", address(slot))
        sheet.problems = {"": FAILED}
        return form_page(request, slot, sheet, kept=kept, status=500)
    drop_draft(slot)
    tell_author(viewer=request.viewer, item=saved.item, before=before)
    if proposal and not proposal.rejected_at and saved.changed and not saved.proposed:
        tell_proposer(viewer=request.viewer, proposal=proposal, outcome="released")
    messages.success(request, _done(saved, action))
    return redirect(item_url(slot.kind, saved.item.pk))


def _clash(
    request: StaffRequest, sheet: Sheet, item: Item, proposal: Proposal | None
) -> ClashingVersions | None:
    """What others wrote since; when the editor has chosen or nobody did, the sheet goes on from there."""
    if request.POST.get("resolves") == stamp(item, proposal):
        choose(sheet, item, proposal, request.POST)
    elif found := conflict(sheet, item, proposal, structure(municipality=item.municipality_id, fresh=True)):
        return found
    sheet.version, sheet.proposal = item.version, proposal.pk if proposal else 0
    return None


def _approved(request: StaffRequest, sheet: Sheet, proposal: Proposal | None) -> bool:
    """Whether publishing was saying yes to what is proposed."""
    if proposal is None or not untouched(request.viewer, sheet, proposal):
        return False
    messages.success(request, release(request.viewer, proposal))
    return True


def _done(saved: Saved, action: str) -> str:
    if saved.proposed:
        return PROPOSED
    return DONE["review" if saved.item.state == Item.State.REVIEW else action]
