"""Setting up the second factor; coming back after the session has ended."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from smartvillage.surfaces.cms.guard import (
    REQUIRED,
    WANTED,
    StaffRequest,
    has_second_factor,
    second_factor,
    staff,
)


@staff
def back(request: StaffRequest) -> HttpResponse:
    """Signed in again inside a form's dialog: the form takes whose session it is and its token from here."""
    return render(request, "cms/back.html", {"account": request.user.pk})


@never_cache
@login_required
def choose_second_factor(request: HttpRequest) -> HttpResponse:
    """Passkey or authenticator app; where it is only recommended, later is an answer too.

    Whoever has one goes on to where they wanted to go.
    """
    if has_second_factor(request.user):  # type: ignore[arg-type]
        return redirect(request.session.pop(WANTED, None) or "cms-today")
    required = second_factor(request.municipality) == REQUIRED  # type: ignore[attr-defined]
    return render(request, "account/second_factor.html", {"required": required})
