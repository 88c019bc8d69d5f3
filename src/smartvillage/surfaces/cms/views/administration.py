"""Who and what writes here: imports, organisations, clients. To be read; changed on the command line for now."""

from django.http import HttpResponse
from django.shortcuts import render

from smartvillage.core.content import access
from smartvillage.core.imports.models import ImportRun
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Role
from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.oauth.models import Client

MOST = 100
TONES = {"applied": "good", "refused": "bad", "failed": "bad", "running": "warn"}


@staff
def imports(request: StaffRequest) -> HttpResponse:
    """The latest import runs."""
    access.require(request.viewer.role == Role.ADMIN)
    runs = ImportRun.objects.select_related("source").order_by("-started_at")[:MOST]
    return render(request, "cms/imports.html", {"runs": [(run, TONES.get(run.outcome, "")) for run in runs]})


@staff
def organisations(request: StaffRequest) -> HttpResponse:
    """Everybody who owns content, with those who work for them."""
    access.require(request.viewer.role == Role.ADMIN)
    found = Organisation.objects.prefetch_related("memberships__account").order_by("folded")
    return render(request, "cms/organisations.html", {"organisations": found})


@staff
def clients(request: StaffRequest) -> HttpResponse:
    """The programs that may ask and write."""
    access.require(request.viewer.role == Role.ADMIN)
    found = Client.objects.select_related("organisation").order_by("organisation__folded", "name")
    return render(request, "cms/clients.html", {"clients": found})
