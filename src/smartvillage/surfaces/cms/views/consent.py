"""People allow programs to act for them, see which ones they allowed, and take it back."""

from typing import cast

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from smartvillage.surfaces.cms.guard import StaffRequest, staff
from smartvillage.surfaces.oauth.authorization import Asked, Declined, Unanswerable, read_request
from smartvillage.surfaces.oauth.grants import allow, end_grants
from smartvillage.surfaces.oauth.models import Client


@require_http_methods(["GET", "POST", "DELETE"])
@staff
def authorize(request: StaffRequest) -> HttpResponse:
    """A page that says who asks for what; POST allows, DELETE (a form's `_method`) declines."""
    try:
        asked = read_request(request.GET.dict())
    except Unanswerable:
        return render(request, "cms/oauth/unanswerable.html", status=400)
    except Declined as declined:
        return _away(declined.address)
    match _method(request):
        case "DELETE":
            return _away(asked.answered(error="access_denied"))
        case "POST":
            code = allow(
                client=asked.client,
                account=request.user,
                redirect_uri=asked.redirect_uri,
                challenge=asked.challenge,
            )
            return _away(asked.answered(code=code))
    return _asking(request, asked)


@require_http_methods(["GET"])
@staff
def native(request: StaffRequest) -> HttpResponse:
    """The code, for programs that people copy it into."""
    return render(request, "cms/oauth/native.html", {"code": request.GET.get("code", "")})


@require_http_methods(["GET"])
@staff
def allowed(request: StaffRequest) -> HttpResponse:
    """The programs that may act for the person."""
    found = Client.objects.filter(grants__account=request.user, grants__refresh_hash__isnull=False)
    context = {"clients": found.select_related("organisation").distinct().order_by("name")}
    return render(request, "cms/oauth/allowed.html", context)


@require_http_methods(["POST", "DELETE"])
@staff
def take_back(request: StaffRequest, number: int) -> HttpResponse:
    """The program can no longer act for the person, at once."""
    if client := Client.objects.filter(pk=number).first():
        end_grants(account=request.user, client=client)
        messages.success(request, _("Die Freigabe ist zurückgenommen."))
    return redirect("oauth-allowed")


def _asking(request: StaffRequest, asked: Asked) -> HttpResponse:
    """Browsers follow a form's redirect only to where the policy of its page allows."""

    def page(request: HttpRequest) -> HttpResponse:
        return render(request, "cms/oauth/authorize.html", {"asked": asked, "viewer": viewer})

    viewer, leading_there = request.viewer, csp_update({"form-action": [asked.source]})
    return cast(HttpResponse, leading_there(page)(request))


def _method(request: StaffRequest) -> str:
    wanted = request.POST.get("_method", "") if request.method == "POST" else ""
    return "DELETE" if wanted.lower() == "delete" else request.method or ""


def _away(address: str) -> HttpResponse:
    """To a registered address, whatever its scheme; `redirect` knows only those of browsers."""
    return HttpResponse(status=303, headers={"Location": address})
