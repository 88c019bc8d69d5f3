"""Offices that are responsible here, and what the municipality says of them itself."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from smartvillage.core.content.parts import OpeningHour
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.words import fold
from smartvillage.modules.services.cms.door import editors, own_of
from smartvillage.modules.services.cms.own import WRONG_LINK
from smartvillage.modules.services.cms.sheets import OfficeSheet
from smartvillage.modules.services.models import Office, OwnOffice
from smartvillage.modules.services.overlay import Overlay
from smartvillage.modules.services.pages.links import office_url
from smartvillage.modules.services.queries import entry
from smartvillage.modules.services.rows import fetch, marks
from smartvillage.modules.services.tree import tree
from smartvillage.modules.services.versions import bump_overlay
from smartvillage.surfaces.cms.forms.sheet import PartForm
from smartvillage.surfaces.cms.guard import StaffRequest
from smartvillage.surfaces.cms.wish import number
from smartvillage.surfaces.webapp.facts import web_address

ON_PAGE = 50


@editors
def offices_page(request: StaffRequest) -> HttpResponse:
    own = own_of(request)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    rows = [row for row in here(own) if fold(words) in fold(row[1])]
    page = Paginator(rows, ON_PAGE).get_page(number(request.GET.get("seite")) or 1)
    shown = [
        (name, reverse("cms-services-office", args=[public_id]), public_id in own.offices)
        for public_id, name in page
    ]
    return render(request, "services/cms/offices.html", {"rows": shown, "page": page, "words": words})


def here(own: Overlay) -> Sequence[tuple[str, str]]:
    """Public id and name of offices that are responsible for the municipality itself or a part of it, by name."""
    if own.home.area is None:
        return []
    areas = [own.home.area.id, *(node.id for node in tree(own.home.state).below(own.home.area.id))]
    rows = fetch(
        "SELECT public_id, name FROM services_office WHERE state = %s AND id IN ("
        f"SELECT target FROM services_competence WHERE kind = 1 AND area_id IN ({marks(areas)})) ORDER BY name, id",
        [own.home.state, *areas],
    )
    return [(str(public_id), str(name)) for public_id, name in rows]


@editors
def office_page(request: StaffRequest, public_id: str) -> HttpResponse:
    own = own_of(request)
    found: Office | None = entry(state=own.home.state, kind="office", public_id=public_id)
    if found is None:
        raise Http404
    stored = _stored(own, public_id)
    form = PartForm.showing(OfficeSheet, stored)
    if request.method == "POST":
        form = PartForm.sent(OfficeSheet, request.POST, stored)
        url = form.values.get("appointment_url")
        if url and not web_address(url):
            form.problems["appointment_url"] = WRONG_LINK
        if form.ready:
            save(municipality=request.viewer.municipality, public_id=public_id, values=form.values)
            messages.success(request, f"{found.name}: gespeichert. Bürgerinnen und Bürger sehen es sofort.")
            return redirect("cms-services-office", public_id)
    context = {"found": found, "form": form, "page_url": office_url(public_id)}
    return render(request, "services/cms/office.html", context, status=422 if form.problems else 200)


def save(*, municipality: int, public_id: str, values: dict[str, Any]) -> None:
    """What says nothing is not kept."""
    said = {
        "hours": stored_hours(values.get("hours")),
        "note": (values.get("note") or "").strip(),
        "appointment_url": web_address(values.get("appointment_url")),
    }
    with within(municipality), transaction.atomic():
        row = {"municipality_id": municipality, "office": public_id}
        if any(said.values()):
            OwnOffice.objects.update_or_create(**row, defaults=said)
        else:
            OwnOffice.objects.filter(**row).delete()
        bump_overlay(municipality=municipality)


def stored_hours(rows: Any) -> list[dict[str, Any]]:
    """A form's rows as the catalogue keeps hours, without those that say nothing."""
    hours = [OpeningHour.model_validate(row) for row in rows or ()]
    return [row.model_dump(mode="json", exclude_none=True) for row in hours if not row.blank()]


def _stored(own: Overlay, public_id: str) -> dict[str, Any]:
    words = own.offices.get(public_id)
    return (
        {"hours": words.hours, "note": words.note, "appointment_url": words.appointment_url} if words else {}
    )
