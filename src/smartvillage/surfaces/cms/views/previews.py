"""The item as a phone shows it, inside the frame beside the form."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin

from smartvillage.core.content.languages import reading_in, wanted
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.drafts import Slot, find_draft
from smartvillage.surfaces.cms.editing import Sheet
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.onweb import on_the_web
from smartvillage.surfaces.cms.page import VIEWS, seen_on_the_web
from smartvillage.surfaces.cms.previewing import card, page, push, source_of, unsaved
from smartvillage.surfaces.cms.views.edit import asked_slot, shown_sheet
from smartvillage.surfaces.webapp.pagecontext import context_of


@staff
@xframe_options_sameorigin
def preview(request: StaffRequest, slug: str, view: str, number: int | None = None) -> HttpResponse:
    """What was last kept of the form, as card, page or push message; `in`: in another language."""
    slot = asked_slot(request, slug, number)
    sheet = shown_sheet(slot, find_draft(slot))
    if found := seen_on_the_web(slot):
        if view not in found.previews:
            raise Http404
        return on_the_web(request, found.previews[view].url, unsaved(sheet, found))
    if view not in VIEWS:
        raise Http404
    with reading_in(request.GET.get("in", "")):
        return _shown(request, slot, sheet, view)


def _shown(request: StaffRequest, slot: Slot, sheet: Sheet, view: str) -> HttpResponse:
    source = source_of(sheet, slot.item, slot.viewer, language=wanted())
    context = context_of(request)
    if view == "push":
        return render(
            request, "cms/preview_push.html", {"push": push(slot.kind, source, context), "at": now()}
        )
    if view == "karte":
        return render(request, "cms/preview_card.html", {"card": card(slot.kind, source, context)})
    template, shown = page(slot.kind, source, context)
    return render(request, template, shown)
