"""Error pages in the look of the municipality."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "webapp/404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Without the request's context, which may be what broke."""
    return HttpResponse(render_to_string("webapp/500.html"), status=500)
