"""The item as a phone shows it, inside the frame beside the form."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin

from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.drafts import find_draft
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.page import VIEWS
from smartvillage.surfaces.cms.previewing import card, page, push, source_of
from smartvillage.surfaces.cms.views.edit import asked_slot, shown_sheet
from smartvillage.surfaces.webapp.pagecontext import context_of


@staff
@xframe_options_sameorigin
def preview(request: StaffRequest, slug: str, view: str, number: int | None = None) -> HttpResponse:
    """What was last kept of the form, as card, page or push message."""
    if view not in VIEWS:
        raise Http404
    slot = asked_slot(request, slug, number)
    source = source_of(shown_sheet(slot, find_draft(slot)), slot.item, slot.viewer)
    context = context_of(request)
    if view == "push":
        return render(
            request, "cms/preview_push.html", {"push": push(slot.kind, source, context), "at": now()}
        )
    if view == "karte":
        return render(request, "cms/preview_card.html", {"card": card(slot.kind, source, context)})
    template, shown = page(slot.kind, source, context)
    return render(request, template, shown)
