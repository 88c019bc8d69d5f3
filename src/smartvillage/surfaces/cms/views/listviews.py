"""Keeping a view of a list under a name, and dropping it."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from smartvillage.surfaces.cms.forms.raw import typed
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import asked_kind, list_url
from smartvillage.surfaces.cms.savedviews import drop_view, keep_view
from smartvillage.surfaces.cms.wish import Wish


@staff
@require_POST
def keep(request: StaffRequest, slug: str) -> HttpResponse:
    """`name` and `query` as in the list's address; `drop` takes the view of that name away."""
    kind = asked_kind(slug, request.viewer, request.municipality)
    whose = request.user.pk, request.municipality.id, kind
    query = Wish.of(QueryDict(request.POST.get("query", "")[:2000])).query()
    here = f"{list_url(kind)}?{query}"
    if gone := typed(request.POST.get("drop", "")):
        drop_view(*whose, name=gone)
        messages.success(request, f"Die Ansicht „{gone}“ ist entfernt.")
    elif name := " ".join(typed(request.POST.get("name", "")).split()):
        keep_view(*whose, name=name, query=query)
        messages.success(request, f"Die Ansicht „{name}“ ist gespeichert.")
    else:
        messages.error(request, "Bitte geben Sie der Ansicht einen Namen.")
    return redirect(here)
