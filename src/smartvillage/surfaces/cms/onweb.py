"""A page of the web as it would be with what is not saved yet."""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import resolve

from smartvillage.surfaces.cms.guard import StaffRequest
from smartvillage.surfaces.webapp.pagecontext import context_of


def on_the_web(request: StaffRequest, path: str, unsaved: Mapping[str, Any]) -> HttpResponse:
    """The page at this path for the editor who asks; `unsaved` are contents of the app by stored name."""
    inner = copy(request)
    inner.path = inner.path_info = path
    inner.GET = QueryDict("")
    inner.META = {name: value for name, value in request.META.items() if name != "HTTP_IF_NONE_MATCH"}
    inner.__dict__.pop("headers", None)
    inner.page_context = replace(context_of(request), unsaved=unsaved)  # type: ignore[attr-defined]
    found = resolve(path)
    response: HttpResponse = found.func(inner, *found.args, **found.kwargs)
    for name in ("ETag", "Cache-Control"):
        response.headers.pop(name, None)
    return response
