"""What comes in by itself: the latest runs of imports."""

from django.http import HttpResponse
from django.shortcuts import render

from smartvillage.core.imports.models import ImportRun
from smartvillage.surfaces.cms.guard import StaffRequest, administration

MOST = 100
TONES = {"applied": "good", "refused": "bad", "failed": "bad", "running": "warn"}


@administration
def imports(request: StaffRequest) -> HttpResponse:
    """The latest import runs."""
    runs = ImportRun.objects.select_related("source").order_by("-started_at")[:MOST]
    return render(request, "cms/imports.html", {"runs": [(run, TONES.get(run.outcome, "")) for run in runs]})
