"""A municipality in which people practise: what did not leave it, and setting it back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from smartvillage.core.mail.models import UnsentMail
from smartvillage.core.municipalities.scope import within
from smartvillage.core.push.models import Notification
from smartvillage.core.training.actions import NotTraining, ask, ground_of
from smartvillage.surfaces.cms.guard import StaffRequest, administration

FEW = 10


@administration
def page(request: StaffRequest) -> HttpResponse:
    """How the last time went; POST sets it back (`sure`: that is meant). 404 in a real municipality."""
    municipality = request.viewer.municipality
    try:
        ground = ground_of(municipality)
    except NotTraining as error:
        raise Http404 from error
    if request.method == "POST":
        if "sure" not in request.POST:
            messages.error(request, "Bitte bestätigen Sie, dass alles Geübte gelöscht werden darf.")
        elif not ground.waiting or ground.fault:
            ask(viewer=request.viewer)
        return redirect("cms-training")
    with within(municipality):
        context = {
            "ground": ground,
            "mails": list(UnsentMail.objects.order_by("-at")[:FEW]),
            "pushes": list(Notification.objects.exclude(withheld="").order_by("-due_at")[:FEW]),
        }
    return render(request, "cms/training.html", context)
