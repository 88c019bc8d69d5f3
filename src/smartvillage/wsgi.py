"""The WSGI application: three paths, and those of the modules' `front` rooms, at once, everything else by Django."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartvillage.settings")

from collections.abc import Iterable
from http import HTTPStatus

from django.core.wsgi import get_wsgi_application

from smartvillage.surfaces.http import Endpoint, Environ, StartResponse, reply

_django = get_wsgi_application()

from smartvillage.core.modules import rooms  # noqa: E402  after Django is set up
from smartvillage.surfaces.graphql.endpoint import graphql_endpoint  # noqa: E402
from smartvillage.surfaces.graphql.introspection import warm_up  # noqa: E402
from smartvillage.surfaces.oauth.endpoint import token_endpoint  # noqa: E402

warm_up()


def _no_content(_environ: Environ, start: StartResponse) -> Iterable[bytes]:
    return reply(start, HTTPStatus.NO_CONTENT)


FRONT = {"/graphql": graphql_endpoint, "/oauth/token": token_endpoint, "/generate_204": _no_content}
BELOW: dict[str, Endpoint] = {
    prefix: found for room in rooms("front") for prefix, found in room.FRONT.items()
}
"""Endpoints of everything below a prefix, as "/bus/"."""


def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Answer the hot paths before Django's middleware."""
    path = environ.get("PATH_INFO", "")
    endpoint = FRONT.get(path.removesuffix(".json")) or BELOW.get(path[: path.find("/", 1) + 1])
    if endpoint:
        return endpoint(environ, start_response)
    return _django(environ, start_response)  # type: ignore[arg-type]  # its start_response takes one argument more
