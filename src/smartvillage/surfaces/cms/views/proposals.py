"""Deciding about a change of what is live."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from smartvillage.core.content.deciding import reject, withdraw
from smartvillage.core.content.errors import Conflict, Invalid
from smartvillage.core.content.proposals import open_proposal
from smartvillage.core.content.structure import structure
from smartvillage.surfaces.cms.approvals import release
from smartvillage.surfaces.cms.conflicts import conflict
from smartvillage.surfaces.cms.drafts import Slot, drop_draft
from smartvillage.surfaces.cms.editing import Sheet
from smartvillage.surfaces.cms.forms.raw import typed
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import item_url
from smartvillage.surfaces.cms.letters import tell_proposer
from smartvillage.surfaces.cms.page import form_page
from smartvillage.surfaces.cms.steps import WANTING
from smartvillage.surfaces.cms.structured import require_publishable
from smartvillage.surfaces.cms.views.edit import asked_slot
from smartvillage.surfaces.cms.wish import number as read_number

LONGEST_NOTE = 2000
OTHER = "Diese Änderung gibt es so nicht mehr. Bitte sehen Sie noch einmal hin."


@staff
@require_POST
def decide(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """`step`: approve, reject (with a `note`) or withdraw the `proposal` that was shown."""
    slot = asked_slot(request, slug, number)
    back = redirect(item_url(slot.kind, number))
    proposal = open_proposal(request.viewer, slot.item) if slot.item else None
    if proposal is None or proposal.pk != read_number(request.POST.get("proposal")):
        return _gone(request, back)
    note = typed(request.POST.get("note", "")).strip()[:LONGEST_NOTE]
    match request.POST.get("step"):
        case "approve":
            try:
                require_publishable(proposal.item, proposal.document)
                said = release(request.viewer, proposal)
            except Conflict:
                return _clash(request, slot) or _gone(request, back)
            except Invalid as error:
                messages.error(request, next(iter(error.problems.values())))
                return back
            messages.success(request, said)
        case "reject" if not note:
            messages.error(request, WANTING["note"])
        case "reject":
            reject(viewer=request.viewer, proposal=proposal, note=note)
            tell_proposer(viewer=request.viewer, proposal=proposal, outcome="returned", note=note)
            messages.success(request, "Die Änderung ist mit Begründung zurückgegeben.")
        case "withdraw":
            withdraw(viewer=request.viewer, proposal=proposal)
            drop_draft(slot)
            messages.success(request, "Ihre Änderung ist zurückgezogen.")
    return back


def _gone(request: StaffRequest, back: HttpResponse) -> HttpResponse:
    messages.error(request, OTHER)
    return back


def _clash(request: StaffRequest, slot: Slot) -> HttpResponse | None:
    """Somebody else changed the same fields since: the reviewer chooses field by field, and saves."""
    item, proposal = slot.item, slot.item and open_proposal(request.viewer, slot.item)
    if item is None or not proposal:
        return None
    sheet = Sheet.of_proposal(slot.kind, proposal)
    found = conflict(sheet, item, proposal, structure(municipality=item.municipality_id, fresh=True))
    return form_page(request, slot, sheet, conflict=found, status=409)
