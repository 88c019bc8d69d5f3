"""Organisations: the list, a page for each with its people, and closing one."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.errors import Invalid, NotFound
from smartvillage.core.people.models import Membership, Offer, Organisation
from smartvillage.core.people.organisations import close_organisation, possessions, reopen_organisation
from smartvillage.core.people.rights import Right
from smartvillage.surfaces.cms.approvals import set_rule
from smartvillage.surfaces.cms.guard import StaffRequest, administration
from smartvillage.surfaces.cms.organisationforms import ADDRESS, CONTACT, CloseForm, OrganisationForm
from smartvillage.surfaces.cms.wish import number

NAMES = {
    "Item": "Einträge",
    "Asset": "Dateien",
    "ImportSource": "Importe",
    "Client": "Zugänge für Programme",
    "Feed": "Fahrpläne",
}


@administration
def organisations(request: StaffRequest) -> HttpResponse:
    """Everybody who owns content, with those who work for them; closed ones last."""
    found = Organisation.objects.prefetch_related("memberships__account", "memberships__organisation")
    rows = [
        (one, [job for job in one.memberships.all() if job.counts], len(set(one.rights) & set(Right)))
        for one in found.order_by("folded")
    ]
    rows.sort(key=lambda row: row[0].closed_at is not None)
    return render(request, "cms/people/organisations.html", {"rows": rows, "most": len(Right)})


@administration
def new(request: StaffRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None, municipality=request.municipality)
    if request.method == "POST" and form.is_valid():
        made = _save(request, form, Action.ORGANISATION)
        messages.success(request, f"„{made}“ ist angelegt. Laden Sie jetzt jemanden ein.")
        return redirect("cms-organisation", made.pk)
    return _form_page(request, form, None)


@administration
def organisation(request: StaffRequest, organisation: int) -> HttpResponse:
    """POST `step`: "save", "close" (to `heir`) or "reopen"."""
    found = Organisation.objects.filter(pk=organisation).first()
    if found is None:
        raise NotFound
    step = request.POST.get("step", "")
    form = OrganisationForm(
        request.POST if step == "save" else None, instance=found, municipality=request.municipality
    )
    closing = CloseForm(request.POST if step == "close" else None, organisation=found, prefix="close")
    if step == "save" and form.is_valid():
        _save(request, form, Action.CHANGED)
        messages.success(request, "Die Angaben sind gespeichert.")
        return redirect("cms-organisation", found.pk)
    if step == "close" and not found.closed_at and closing.is_valid() and _close(request, found, closing):
        return redirect("cms-organisations")
    if step == "reopen" and found.closed_at:
        reopen_organisation(viewer=request.viewer, organisation=found)
        messages.success(request, f"„{found}“ ist wieder offen.")
        return redirect("cms-organisation", found.pk)
    return _form_page(request, form, found, closing)


def _form_page(
    request: StaffRequest,
    form: OrganisationForm,
    found: Organisation | None,
    closing: CloseForm | None = None,
) -> HttpResponse:
    wrong = form.errors or (closing and closing.errors)
    context: dict[str, Any] = {
        "form": form,
        "organisation": found,
        "closing": closing,
        "general": [form[name] for name in ("name", "data_type", "description", "notice", "logo")],
        "address": [form[f"address_{name}"] for name in ADDRESS],
        "contact": [form[f"contact_{name}"] for name in CONTACT],
        "limits": [form[name] for name in ("rights", "reviewers", "quota")],
        "jobs": _jobs(found) if found else (),
        "offers": Offer.objects.filter(
            organisation=found, invitation__accepted_at=None, invitation__withdrawn_at=None
        ).select_related("invitation")
        if found
        else (),
        "owned": _owned(found) if found else (),
    }
    return render(request, "cms/people/organisation.html", context, status=422 if wrong else 200)


def _jobs(found: Organisation) -> list[Membership]:
    rows = Membership.objects.filter(organisation=found).select_related(
        "account", "organisation", "deputises"
    )
    return [job for job in rows.order_by("account__name") if job.counts]


def _owned(found: Organisation) -> list[tuple[str, int]]:
    return [(NAMES.get(model.__name__, model.__name__), count) for model, count in possessions(found).items()]


@transaction.atomic
def _save(request: StaffRequest, form: OrganisationForm, action: str) -> Organisation:
    labels = form.changed_labels
    found = form.fill()
    found.save()
    if "reviewers" in form.changed_data:
        set_rule(
            municipality=request.municipality.id,
            organisation=str(found.pk),
            kind="",
            wanted=number(form.cleaned_data["reviewers"]),
        )
    if labels:
        details = {"fields": labels} if action == Action.CHANGED else {}
        note(
            municipality=request.municipality.id,
            action=action,
            viewer=request.viewer,
            organisation=found,
            details=details,
        )
    return found


def _close(request: StaffRequest, found: Organisation, form: CloseForm) -> bool:
    heir = form.cleaned_data["heir"]
    try:
        close_organisation(
            viewer=request.viewer,
            organisation=found,
            heir=heir,
            with_people=form.cleaned_data["people"],
        )
    except Invalid as error:
        form.add_error("heir", next(iter(error.problems.values())))
        return False
    messages.success(request, f"„{found}“ ist geschlossen; alles gehört jetzt „{heir}“.")
    return True
