"""The administration chooses the languages of the contents."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from smartvillage.core.municipalities.directory import tenant
from smartvillage.surfaces.cms.caring import WITHOUT
from smartvillage.surfaces.cms.guard import StaffRequest, administration
from smartvillage.surfaces.cms.kinds import list_url, writable_kinds
from smartvillage.surfaces.cms.offering import languages, offer


@administration
def page(request: StaffRequest) -> HttpResponse:
    """All languages; POST says which are offered (`tag`, repeated)."""
    municipality = request.viewer.municipality
    if request.method == "POST":
        offer(viewer=request.viewer, tags=request.POST.getlist("tag"))
        messages.success(request, "Die Auswahl gilt von jetzt an.")
        return redirect("cms-languages")
    kinds = writable_kinds(request.viewer, request.municipality)
    context = {
        "languages": languages(municipality=municipality, settings=tenant(municipality).settings),
        "list": list_url(kinds[0]) if kinds else "",
        "without": WITHOUT,
    }
    return render(request, "cms/languages.html", context)
