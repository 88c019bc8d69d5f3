"""The way of a tour from a file: read, looked at, then taken."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse

from smartvillage.core.content import access
from smartvillage.core.content.errors import Conflict, Invalid
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import update_item
from smartvillage.kit.geo import Point
from smartvillage.kit.readers.tracks import MAX_BYTES, Track, TrackError, read_track
from smartvillage.modules.tours.document import KIND
from smartvillage.modules.tours.profile import profile, shape
from smartvillage.surfaces.cms.aids.aid import Aid, Typed
from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.kinds import asked_kind, item_url
from smartvillage.surfaces.cms.views.edit import asked_item
from smartvillage.surfaces.webapp.cards import MapView
from smartvillage.surfaces.webapp.maps import line_feature, map_view, point_feature
from smartvillage.surfaces.webapp.pagecontext import context_of

SALT = "tours.track"
HOURS = 12 * 3600
FIELDS = ("line", "elevations", "length_km", "ascent_m", "descent_m")


@staff
def track(request: StaffRequest, number: int) -> HttpResponse:
    """A file is sent and shown; what was shown is taken (`track`)."""
    asked_kind(KIND.slug, request.viewer, request.municipality)
    item = asked_item(request, KIND, number)
    access.require(access.may_update(request.viewer, item))
    if request.method == "POST" and "track" in request.POST:
        return _take(request, item)
    context: dict[str, Any] = {"item": item, "back": item_url(KIND, number)}
    if request.method == "POST":
        try:
            found = _read(request)
            context |= {**_shown(found, number), "map": _map(request, found)}
        except TrackError as error:
            context["error"] = str(error)
    return render(request, "tours/track.html", context, status=422 if "error" in context else 200)


def _read(request: StaffRequest) -> Track:
    sent = request.FILES.get("file")
    if sent is None:
        raise TrackError("Bitte wählen Sie eine Datei.")
    if (sent.size or 0) > MAX_BYTES:
        raise TrackError("Die Datei ist größer als 30 MB.")
    return read_track(sent.read())


def _shown(found: Track, number: int) -> dict[str, Any]:
    values = {
        "line": [list(point) for point in found.line],
        "elevations": found.heights,
        "length_km": round(found.length_m / 1000) or 1,
        "ascent_m": None if found.ascent_m is None else round(found.ascent_m),
        "descent_m": None if found.descent_m is None else round(found.descent_m),
    }
    return {
        "found": found,
        "values": values,
        "kilometres": f"{found.length_m / 1000:.1f}".replace(".", ","),
        "shape": shape(found.line),
        "profile": profile(found.line, found.heights),
        "signed": signing.dumps({"item": number, **values}, salt=SALT, compress=True),
    }


def _map(request: StaffRequest, found: Track) -> MapView:
    ends = [point_feature(found.line[0], title="Start"), point_feature(found.line[-1], title="Ziel")]
    features = [line_feature(found.line, title="Strecke"), *ends]
    return map_view(context_of(request), label="Karte der Strecke", features=features)


def _take(request: StaffRequest, item: Item) -> HttpResponse:
    """Only what this page has shown for this tour."""
    try:
        said: dict[str, Any] = signing.loads(request.POST["track"], salt=SALT, max_age=HOURS)
    except signing.BadSignature:
        said = {}
    if said.get("item") != item.pk:
        messages.error(request, "Die Vorschau gilt nicht mehr. Bitte wählen Sie die Datei noch einmal.")
        return redirect("cms-tour-track", item.pk)
    values = {name: said[name] for name in FIELDS}
    values["line"] = [tuple(point) for point in values["line"]]
    try:
        saved = update_item(
            viewer=request.viewer, item=item, values=values, replace=frozenset(FIELDS), lock=True
        )
    except (Conflict, Invalid) as error:
        messages.error(request, str(error))
    else:
        told = "Die Strecke wartet auf die Freigabe." if saved.proposed else "Die Strecke ist übernommen."
        messages.success(request, told)
    return redirect(item_url(KIND, item.pk))


def _fits(kind: Kind, spec: Spec) -> bool:
    return kind is KIND and spec.name == "length_km"


def _aid(typed: Typed) -> Mapping[str, Any]:
    """The way to the page, as soon as there is a tour to which the line can belong."""
    line = [Point(*point) for point in typed.source.get("line") or ()]
    return {
        "url": reverse("cms-tour-track", args=[typed.item]) if typed.item else "",
        "points": len(line),
    }


AIDS = (Aid("strecke", _fits, "tours/aid.html", _aid),)
urlpatterns = [path("touren/<int:number>/strecke/", track, name="cms-tour-track")]
