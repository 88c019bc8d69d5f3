"""Pages that are the same for everybody: revalidated by the versions of the municipality's content."""

import hashlib
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import get_language

from smartvillage.surfaces.webapp.device import everything_chosen
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of

View = Callable[..., HttpResponse]
SAFE = ("GET", "HEAD")
VERSION = version("smartvillage")


def public_page(view: View) -> View:
    """For views whose answer depends on content, address, minute and what the device chose only: ETag, 304.

    The answer may be kept but must be asked after: an editor sees a change at once.
    """

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in SAFE:
            return HttpResponse(status=405, headers={"Allow": ", ".join(SAFE)})
        if moved := _moved(request):
            return HttpResponseRedirect(moved)
        etag = _etag(request, context_of(request))
        known = parse_etags(request.headers.get("If-None-Match", ""))
        if etag in (one.removeprefix("W/") for one in known):  # proxies that compress weaken it
            response = HttpResponse(status=304)
        else:
            response = view(request, *args, **kwargs)
        if response.status_code in (200, 304):
            response["ETag"] = etag
            response.setdefault("Cache-Control", "public, no-cache")
            patch_vary_headers(response, ["Cookie"])
        return response

    return page


def _moved(request: HttpRequest) -> str:
    """The address of a list whose category was merged into another; an empty text for all others."""
    text = request.GET.get("kategorie", "")
    number = int(text) if text.isdecimal() and len(text) < 19 else 0
    current = context_of(request).structure.current(number) if number else 0
    if current == number:
        return ""
    query = request.GET.copy()
    query["kategorie"] = str(current)
    return f"{request.path}?{query.urlencode()}"


def _etag(request: HttpRequest, context: PageContext) -> str:
    """Changes with the content, the look, and every minute: opening hours and dates pass."""
    said = (
        context.municipality,
        sorted(context.versions.items()),
        request.get_full_path(),
        get_language(),
        everything_chosen(request),
        context.at.strftime("%Y-%m-%d %H:%M"),
        VERSION,
    )
    return quote_etag(hashlib.sha256(repr(said).encode()).hexdigest()[:32])
