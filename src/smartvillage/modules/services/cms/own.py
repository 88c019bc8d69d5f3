"""What the municipality says of a service: hide it, put it on top, add a remark and links."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from smartvillage.core.municipalities.scope import within
from smartvillage.modules.services.cms.door import editors, own_of
from smartvillage.modules.services.cms.sheets import ServiceSheet
from smartvillage.modules.services.models import OwnService
from smartvillage.modules.services.overlay import Overlay
from smartvillage.modules.services.pages.links import service_url
from smartvillage.modules.services.queries import Described, described
from smartvillage.modules.services.versions import bump_overlay
from smartvillage.surfaces.cms.forms.sheet import PartForm
from smartvillage.surfaces.cms.guard import StaffRequest
from smartvillage.surfaces.webapp.facts import web_address

WRONG_LINK = "Das ist keine Adresse im Netz. Sie beginnt mit https://"


@editors
def service_page(request: StaffRequest, public_id: str) -> HttpResponse:
    own = own_of(request)
    found = found_or_404(own, public_id)
    stored = _stored(own, public_id)
    form = PartForm.showing(ServiceSheet, stored)
    if request.method == "POST":
        form = PartForm.sent(ServiceSheet, request.POST, stored)
        _check(form)
        if form.ready:
            save(municipality=request.viewer.municipality, public_id=public_id, values=form.values)
            messages.success(request, f"{found.name}: gespeichert. Bürgerinnen und Bürger sehen es sofort.")
            return redirect("cms-services-service", public_id)
    context = {
        "found": found,
        "form": form,
        "page_url": service_url(public_id),
        "changed": public_id in own.services,
    }
    return render(request, "services/cms/service.html", context, status=422 if form.problems else 200)


def found_or_404(own: Overlay, public_id: str) -> Described:
    chain = own.home.area.chain if own.home.area else ()
    found = described(state=own.home.state, public_id=public_id, chain=chain) if chain else None
    if found is None:
        raise Http404
    return found


def save(*, municipality: int, public_id: str, values: dict[str, Any]) -> None:
    """What says nothing is not kept."""
    said = {
        "hidden": bool(values.get("hidden")),
        "pinned": values.get("pinned"),
        "html": values.get("html") or "",
        "links": [
            {"url": web_address(link["url"]), "name": (link.get("name") or "").strip()}
            for link in values.get("links") or ()
            if link.get("url")
        ],
    }
    with within(municipality), transaction.atomic():
        row = {"municipality_id": municipality, "service": public_id}
        if any(value not in (None, False, "", []) for value in said.values()):
            OwnService.objects.update_or_create(**row, defaults=said)
        else:
            OwnService.objects.filter(**row).delete()
        bump_overlay(municipality=municipality)


def _stored(own: Overlay, public_id: str) -> dict[str, Any]:
    words = own.services.get(public_id)
    if words is None:
        return {}
    links = [link for link in words.links if isinstance(link, dict)]
    return {"hidden": words.hidden, "pinned": words.pinned, "html": words.html, "links": links}


def _check(form: PartForm) -> None:
    pinned = form.values.get("pinned")
    if pinned is not None and not 1 <= pinned <= 99:
        form.problems["pinned"] = "Der Platz ist eine Zahl von 1 bis 99"
    for index, link in enumerate(form.values.get("links") or ()):
        if link.get("url") and not web_address(link["url"]):
            form.problems[f"links-{index}-url"] = WRONG_LINK
