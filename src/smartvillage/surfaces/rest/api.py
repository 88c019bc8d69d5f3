"""What makes a function an address of the REST wire: token, scope, methods, CORS, errors as JSON."""

import logging
import secrets
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from smartvillage.core.content.errors import ContentError, NotFound, Refused
from smartvillage.core.content.languages import GERMAN, reading_in
from smartvillage.core.limits import TooMany
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer, citizen
from smartvillage.surfaces.http import CORS
from smartvillage.surfaces.oauth.bearer import CHALLENGE, caller
from smartvillage.surfaces.rest.call import Call, Refusal, said

log = logging.getLogger(__name__)
Handler = Callable[..., HttpResponse]
Table = Mapping[str, Mapping[str, Handler]]
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
UNREADABLE = (MultiPartParserError, UnreadablePostError, UnicodeDecodeError)


def public(handler: Handler) -> Handler:
    """Marks a handler that needs no client's token: without one it works for the municipality of the host."""
    handler.public = True  # type: ignore[attr-defined]
    return handler


def routes(table: Table) -> Iterator[URLPattern]:
    """Addresses (Django's route syntax) with their handlers by method; each also under the suffix `.json`."""
    for route, handlers in table.items():
        view = _view(handlers)
        yield path(route, view)
        yield path(f"{route}.json", view)


def _view(handlers: Mapping[str, Handler]) -> Callable[..., HttpResponse]:
    @csrf_exempt
    def view(request: HttpRequest, **parts: Any) -> HttpResponse:
        method = request.headers.get("X-HTTP-Method-Override", request.method or "").upper()
        if method == "HEAD":
            method = "GET"
        if method == "OPTIONS":
            response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        elif handler := handlers.get(method):
            response = _answered(handler, request, parts)
        else:
            response = said({"error": "method not allowed"}, status=HTTPStatus.METHOD_NOT_ALLOWED)
            response["Allow"] = ", ".join([*handlers, "OPTIONS"])
        for name, value in CORS:
            response[name] = value
        return response

    return view


def _answered(handler: Handler, request: HttpRequest, parts: dict[str, Any]) -> HttpResponse:
    """Every failure as an answer in JSON, never a page."""
    try:
        call = Call(request, _viewer(handler, request))
        with within(call.municipality), reading_in(GERMAN):
            return handler(call, **parts)
    except Refusal as refusal:
        response = said(refusal.said, status=refusal.status)
        if refusal.status == HTTPStatus.UNAUTHORIZED:
            response[CHALLENGE[0]] = CHALLENGE[1]
        return response
    except TooMany as error:
        response = said({"error": str(error)}, status=HTTPStatus.TOO_MANY_REQUESTS)
        response["Retry-After"] = str(error.seconds)
        return response
    except TOO_LARGE:
        return said({"error": "The request is too large"}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except UNREADABLE:
        return said({"error": "The body cannot be read"}, status=HTTPStatus.BAD_REQUEST)
    except Refused as error:
        return said({"error": str(error)}, status=HTTPStatus.FORBIDDEN)
    except NotFound as error:
        return said({"error": str(error)}, status=HTTPStatus.NOT_FOUND)
    except ContentError as error:
        return said({"error": str(error)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except Exception:
        ticket = secrets.token_hex(4)
        log.exception("unexpected failure %s", ticket)
        return said({"error": f"Internal error {ticket}"}, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _viewer(handler: Handler, request: HttpRequest) -> Viewer:
    found = caller(request.META)
    if found is None and not getattr(handler, "public", False):
        raise Refusal(HTTPStatus.UNAUTHORIZED)
    return found or citizen(request.municipality.id)  # type: ignore[attr-defined]


def guarded(table: Table, module: str) -> Table:
    """The same addresses, not found where the municipality has switched the module off."""

    def guard(handler: Handler) -> Handler:
        @wraps(handler)
        def wrapped(call: Call, **parts: Any) -> HttpResponse:
            if not tenant(call.municipality).has_module(module):
                raise Refusal(HTTPStatus.NOT_FOUND, {"error": "not switched on"})
            return handler(call, **parts)

        return wrapped

    return {route: {name: guard(one) for name, one in handlers.items()} for route, handlers in table.items()}
