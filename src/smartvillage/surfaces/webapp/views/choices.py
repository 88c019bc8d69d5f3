"""What readers choose for their device without an account: their place, a filter they use often."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.municipalities.localities import localities
from smartvillage.surfaces.webapp import device, myplace
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Choice
from smartvillage.surfaces.webapp.myplace import COOKIE, RADII, RADIUS, MyPlace
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.rooms import streets

FILTER = "filter"


@public_page
def my_place(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    return render(request, "webapp/my_place.html", _shown(context, request.GET.get("weiter", "")))


@device.own_form
def choose_place(request: HttpRequest) -> HttpResponse:
    """Keep it, or forget it where none is named."""
    context = context_of(request)
    name = request.POST.get("ort", "")
    known = myplace.find(context.municipality.id, name)
    if name and known is None:
        shown = {**_shown(context, request.POST.get("weiter", "")), "unknown": True}
        return render(request, "webapp/my_place.html", shown, status=422)
    radius = request.POST.get("umkreis", "")
    kilometres = int(radius) if radius in map(str, RADII) else RADIUS
    street = " ".join(request.POST.get("strasse", "").split())[:100]
    response = device.back(request)
    chosen = MyPlace(known.name, known.point, street, kilometres) if known else None
    device.keep(response, request, COOKIE, myplace.written(chosen) if chosen else "")
    return response


@device.own_form
def keep_filter(request: HttpRequest) -> HttpResponse:
    """Remember the filter of the list that `weiter` names; without a filter it is forgotten."""
    response = device.back(request)
    target = urlsplit(response["Location"])
    device.keep(response, request, FILTER, target.query, path=target.path)
    return response


def _shown(context: PageContext, back: str) -> dict[str, object]:
    place = context.place
    return {
        "title": _("Mein Ort"),
        "localities": [one.name for one in localities(context.municipality.id)],
        "streets": streets(context),
        "radii": [Choice(str(step), f"{step} km") for step in RADII],
        "place": place,
        "radius": str(place.radius if place else RADIUS),
        "back": back if back.startswith("/") else "/",
    }
