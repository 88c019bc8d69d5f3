"""The door of the editors' surface: who comes in, as whom, and with how many proofs."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from allauth.mfa.models import Authenticator
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from smartvillage.core.content.errors import NotFound, Refused
from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.people.models import Account
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.people.viewers import staff_viewer
from smartvillage.surfaces.cms.reasons import ADMINISTRATION, why_refused
from smartvillage.surfaces.cms.sessions import note_session

REQUIRED = "required"
WANTED = "cms_wanted"
"""Where somebody wanted to go before a second factor had to be set up."""
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class StaffRequest(HttpRequest):
    """A request of somebody who works for the municipality."""

    municipality: Tenant
    viewer: Viewer
    user: Account


View = Callable[..., HttpResponseBase]


def staff(view: View) -> View:
    """Only for signed-in members of an organisation of this municipality; sets `request.viewer`.

    Scripts get 401 instead of the sign-in page. Where the municipality requires a second factor, whoever has
    none is led to set one up first.
    """

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _sign_in(request)
        known = cast(StaffRequest, request)
        viewer = staff_viewer(account=known.user.pk, municipality=known.municipality.id)
        if viewer is None:
            return render(request, "cms/no_access.html", status=403)
        if second_factor(known.municipality) == REQUIRED and not has_second_factor(known.user):
            if request.method == "GET":
                request.session[WANTED] = request.get_full_path()
            return redirect("cms-second-factor")
        known.viewer = viewer
        note_session(request)
        try:
            return view(known, *args, **kwargs)
        except Refused as error:
            return refusal(known, error.rule)
        except NotFound as error:
            raise Http404 from error

    return guarded


def administration(view: View) -> View:
    """Only for those who administer the municipality."""

    @staff
    @wraps(view)
    def allowed(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.viewer.role != Role.ADMIN:
            raise Refused(rule=ADMINISTRATION)
        return view(request, *args, **kwargs)

    return allowed


def refusal(request: StaffRequest, rule: str, *, item: Item | None = None) -> HttpResponse:
    """The page that says which rule is at work and who can help."""
    reason = why_refused(request.viewer, rule, item=item)
    return render(request, "cms/refused.html", {"reason": reason}, status=403)


def second_factor(municipality: Tenant) -> str:
    """What the municipality asks of its staff: "required" or "recommended"."""
    return str(municipality.settings.get("second_factor", REQUIRED))


def has_second_factor(account: Account) -> bool:
    return bool(Authenticator.objects.filter(user=account, type__in=SECOND_FACTORS).exists())


def _sign_in(request: HttpRequest) -> HttpResponse:
    if "X-Autosave" in request.headers:
        return HttpResponse(status=401)
    return redirect_to_login(request.get_full_path())
