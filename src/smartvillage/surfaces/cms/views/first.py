"""First steps: put away, shown again, and a page of their own where they can always be found."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from smartvillage.surfaces.cms.firststeps import AWAY, keep_state, state_of, steps_of
from smartvillage.surfaces.cms.guard import StaffRequest, staff

HIDE, SHOW = "hide", "show"


@staff
def steps(request: StaffRequest) -> HttpResponse:
    found = steps_of(request.viewer, request.municipality)
    away = bool(state_of(request.user, request.municipality.id))
    return render(request, "cms/first_steps.html", {"first": found, "away": away})


@require_POST
@staff
def do(request: StaffRequest) -> HttpResponse:
    """`step`: hide or show; hiding brings its way back along."""
    hide = request.POST.get("step") == HIDE
    keep_state(request.user.pk, request.municipality.id, AWAY if hide else "")
    if hide:
        said = "Ausgeblendet. Sie finden die ersten Schritte in Ihrem Konto-Menü wieder."
        messages.success(request, said, extra_tags=f"undo|{reverse('cms-first-steps')}|{SHOW}")
    else:
        messages.success(request, "Die ersten Schritte stehen wieder auf der Seite „Heute“.")
    return redirect("cms-today")
