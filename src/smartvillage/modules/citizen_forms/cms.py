"""What citizens wrote, for the office: newest first, settled with one button."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse

from smartvillage.core.content.access import require
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.citizen_forms.actions import READERS, lines_of, settle
from smartvillage.modules.citizen_forms.models import CitizenForm
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.cms.rooms import Line, Need, RailEntry

PAGE, FEW = 20, 5


def _url() -> str:
    return reverse("cms-forms")


def _reads(viewer: Viewer) -> bool:
    return viewer.role in READERS


def needs(viewer: Viewer) -> Iterator[Need]:
    """Forms nobody has dealt with, those that wait longest first."""
    if not _reads(viewer):
        return
    with within(viewer.municipality):
        waiting = list(CitizenForm.objects.filter(done_at=None).order_by("created_at")[:FEW])
    lines = [
        Line(_first(form), f"{_url()}#formular-{form.pk}", form.source, form.created_at) for form in waiting
    ]
    yield Need("Rückmeldungen", "message", lines, url=_url())


@staff
def forms(request: StaffRequest) -> HttpResponse:
    """Open ones first; POST settles one (`done`) or opens it again (`reopen`)."""
    require(_reads(request.viewer))
    if request.method == "POST":
        name = "done" if "done" in request.POST else "reopen"
        number = request.POST.get(name, "")
        if number.isdecimal() and len(number) < 19:
            settle(viewer=request.viewer, number=int(number), done=name == "done")
            messages.success(request, "Erledigt." if name == "done" else "Wieder offen.")
        return redirect(_url())
    settled = request.GET.get("zustand") == "erledigt"
    found = CitizenForm.objects.filter(done_at__isnull=not settled).order_by("-created_at")
    with within(request.viewer.municipality):
        page = Paginator(found, PAGE).get_page(request.GET.get("seite"))
        shown: list[dict[str, Any]] = [{"form": form, "lines": lines_of(form.content)} for form in page]
    return render(request, "citizen_forms/forms.html", {"page": page, "shown": shown, "settled": settled})


def _first(form: CitizenForm) -> str:
    """What stands in it, in a few words."""
    words = " ".join(line["value"] for line in lines_of(form.content))
    return f"{words[:77]} …" if len(words) > 80 else words or "Ohne Inhalt"


RAIL = (RailEntry("Rückmeldungen", _url, "participation", _reads),)
TODAY = (needs,)
urlpatterns = [path("rueckmeldungen/", forms, name="cms-forms")]
