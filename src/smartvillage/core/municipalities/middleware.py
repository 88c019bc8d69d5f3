"""Every Django request runs inside the scope of the municipality that owns its host."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

from smartvillage.core.municipalities.directory import resolve_host
from smartvillage.core.municipalities.scope import within

UNKNOWN = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Unbekannte Adresse</title>
<p>Unter dieser Adresse ist keine Kommune eingerichtet."""


def municipality_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def handle(request: HttpRequest) -> HttpResponse:
        found = resolve_host(request.get_host())
        if found is None:
            return HttpResponseNotFound(UNKNOWN)
        request.municipality = found  # type: ignore[attr-defined]
        with within(found.id):
            response = get_response(request)
        if found.training:
            response["X-Robots-Tag"] = "noindex, nofollow"  # nobody is to find what is made up
        return response

    return handle
