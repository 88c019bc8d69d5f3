"""Pieces of the form that follow from what was last kept of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from smartvillage.surfaces.cms.aids.aid import Typed
from smartvillage.surfaces.cms.aids.registry import aids, aids_of
from smartvillage.surfaces.cms.drafts import find_draft
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.previewing import source_of
from smartvillage.surfaces.cms.views.edit import asked_slot, shown_sheet


@staff
def aid(request: StaffRequest, slug: str, name: str, number: int | None = None) -> HttpResponse:
    """An empty piece where there is nothing to say."""
    slot = asked_slot(request, slug, number)
    if name not in aids_of(slot.kind).values():
        raise Http404
    source = source_of(shown_sheet(slot, find_draft(slot)), slot.item, slot.viewer)
    typed = Typed(
        kind=slot.kind,
        source=source,
        item=slot.item.pk if slot.item else 0,
        viewer=slot.viewer,
        asked=request.GET.get("fragen", "")[:200],
    )
    context = aids()[name].make(typed)
    return render(request, aids()[name].template, dict(context)) if context else HttpResponse()
