"""What a citizen's device keeps for us: cookies that say what was chosen, never who chose it.

They need no consent, work without JavaScript, and are part of every page's ETag.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]
PREFIX = "sv-"
YEAR = 365 * 24 * 3600
LONGEST = 1000


def chosen(request: HttpRequest, name: str) -> str:
    """What the device keeps under a name; empty for nothing and for nonsense."""
    value = unquote(request.COOKIES.get(PREFIX + name, ""))
    return value if len(value) <= LONGEST and value.isprintable() else ""


def everything_chosen(request: HttpRequest) -> list[tuple[str, str]]:
    """All of it, in a fixed order."""
    return sorted((name, value) for name, value in request.COOKIES.items() if name.startswith(PREFIX))


def kept(request: HttpRequest) -> dict[str, str]:
    """All of it that makes sense, by name."""
    names = [name.removeprefix(PREFIX) for name, _value in everything_chosen(request)]
    return {name: value for name in names if (value := chosen(request, name))}


def keep(response: HttpResponse, request: HttpRequest, name: str, value: str, *, path: str = "/") -> None:
    """Remember for a year; an empty value is forgotten."""
    if not value:
        response.delete_cookie(PREFIX + name, path=path, samesite="Lax")
        return
    response.set_cookie(
        PREFIX + name,
        quote(value[:LONGEST]),
        max_age=YEAR,
        path=path,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def own_form(view: View) -> View:
    """For forms of anonymous readers: POST only, and only from our own pages.

    There is no session that a foreign page could ride on, so the browser's word for the origin is enough and
    no page needs a token, which would make it different for everybody.
    """

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not _from_here(request):
            return render(request, "webapp/refused.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


def back(request: HttpRequest, default: str = "/", *, wanted: str | None = None) -> HttpResponse:
    """To the page that `weiter` names (or `wanted`), if it is one of ours; asked for with GET."""
    wanted = request.POST.get("weiter", "") if wanted is None else wanted
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(wanted if wanted and ours else default, status=303)


def _from_here(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
