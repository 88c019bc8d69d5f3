"""The municipality's own services and offices, which no catalogue has: a list, and a form for each."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from smartvillage.modules.services import manual
from smartvillage.modules.services.cms.door import editors, own_of
from smartvillage.modules.services.cms.offices import here, stored_hours
from smartvillage.modules.services.cms.own import WRONG_LINK
from smartvillage.modules.services.cms.sheets import OfficeEntry, ServiceEntry
from smartvillage.modules.services.events import Ref
from smartvillage.modules.services.models import Competence, Office, OnlineService, Service
from smartvillage.modules.services.overlay import Overlay
from smartvillage.modules.services.pages.links import office_url, service_url
from smartvillage.surfaces.cms.forms.sheet import PartForm
from smartvillage.surfaces.cms.guard import StaffRequest
from smartvillage.surfaces.webapp.facts import web_address


@editors
def entries_page(request: StaffRequest) -> HttpResponse:
    own = own_of(request)
    services, offices = manual.own_entries(municipality=request.viewer.municipality, home=own.home)
    context = {"place": manual.area_of(own.home), "services": services, "offices": offices}
    return render(request, "services/cms/entries.html", context)


@editors
def service_entry(request: StaffRequest, ext_id: str = "") -> HttpResponse:
    """POST saves or, with `delete`, takes away; `office`: public id of who is responsible."""
    own = placed(request)
    found = _entry(request, own, Service, ext_id)
    stored = {**manual.said_by(found), **_online_of(own, found)} if found else {}
    form, chosen = PartForm.showing(ServiceEntry, stored), _office_of(found)
    if request.method == "POST":
        if found and "delete" in request.POST:
            return _deleted(request, own, "service", found)
        chosen = request.POST.get("office", "")
        form = PartForm.sent(ServiceEntry, request.POST, stored)
        _address(form, "online_url")
        if form.ready:
            office = _reference(own, chosen)
            manual.write_service(
                municipality=request.viewer.municipality,
                home=own.home,
                ext_id=ext_id,
                values=form.values,
                office=office,
            )
            return _saved(request, form)
    context = {
        "found": found,
        "form": form,
        "offices": _offices(request, own),
        "office": chosen,
        "page_url": service_url(found.public_id) if found else "",
    }
    return render(request, "services/cms/service_entry.html", context, status=422 if form.problems else 200)


@editors
def office_entry(request: StaffRequest, ext_id: str = "") -> HttpResponse:
    """POST saves or, with `delete`, takes away."""
    own = placed(request)
    found = _entry(request, own, Office, ext_id)
    stored = manual.said_by_office(found) if found else {}
    form = PartForm.showing(OfficeEntry, stored)
    if request.method == "POST":
        if found and "delete" in request.POST:
            return _deleted(request, own, "office", found)
        form = PartForm.sent(OfficeEntry, request.POST, stored)
        _address(form, "web")
        if form.ready:
            values = {**form.values, "hours": stored_hours(form.values.get("hours"))}
            manual.write_office(
                municipality=request.viewer.municipality, home=own.home, ext_id=ext_id, values=values
            )
            return _saved(request, form)
    page_url = office_url(found.public_id) if found else ""
    context = {"found": found, "form": form, "page_url": page_url}
    return render(request, "services/cms/office_entry.html", context, status=422 if form.problems else 200)


def placed(request: StaffRequest) -> Overlay:
    """Only who has a place in the catalogue can write into it."""
    own = own_of(request)
    if manual.area_of(own.home) is None:
        raise Http404
    return own


def _entry(request: StaffRequest, own: Overlay, model: Any, ext_id: str) -> Any:
    """The own entry of this id; None for a new one."""
    if not ext_id:
        return None
    agency = manual.agency_of(request.viewer.municipality)
    found = model.objects.filter(state=own.home.state, agency=agency, ext_id=ext_id).first()
    if found is None:
        raise Http404
    return found


def _online_of(own: Overlay, service: Service) -> dict[str, Any]:
    found = OnlineService.objects.filter(
        state=own.home.state, agency=service.agency, ext_id=service.ext_id
    ).first()
    link: dict[str, Any] = next(iter(found.document.get("links") or ()), {}) if found else {}
    return {"online_name": found.name, "online_url": link.get("url")} if found else {}


def _office_of(service: Service | None) -> str:
    """Public id of the office that is responsible so far."""
    if service is None:
        return ""
    rows = Competence.objects.filter(service=service, kind=Competence.Kind.OFFICE)
    target = rows.values_list("target", flat=True).first() or 0
    return Office.objects.filter(pk=target).values_list("public_id", flat=True).first() or ""


def _offices(request: StaffRequest, own: Overlay) -> Sequence[tuple[str, str]]:
    _, written = manual.own_entries(municipality=request.viewer.municipality, home=own.home)
    known = dict([*((office.public_id, office.name) for office in written), *here(own)])
    return sorted(known.items(), key=lambda one: one[1])


def _reference(own: Overlay, public_id: str) -> Ref | None:
    found = Office.objects.filter(state=own.home.state, public_id=public_id).first() if public_id else None
    return (found.agency, found.ext_id) if found else None


def _address(form: PartForm, name: str) -> None:
    said = form.values.get(name)
    if said and not web_address(said):
        form.problems[name] = WRONG_LINK
    elif said:
        form.values[name] = web_address(said)


def _saved(request: StaffRequest, form: PartForm) -> HttpResponse:
    messages.success(request, f"{form.values['name']}: gespeichert. In der Suche erscheint es in Kürze.")
    return redirect("cms-services-entries")


def _deleted(request: StaffRequest, own: Overlay, kind: str, found: Any) -> HttpResponse:
    manual.delete(municipality=request.viewer.municipality, home=own.home, kind=kind, ext_id=found.ext_id)
    messages.success(request, f"{found.name}: gelöscht.")
    return redirect("cms-services-entries")
