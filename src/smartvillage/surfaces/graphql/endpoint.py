"""POST /graphql before Django's middleware: who asks, is the answer known, else compute it."""

import time
from collections.abc import Iterable
from hashlib import blake2b
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

import orjson
from django.conf import settings

from smartvillage.core.content.versions import STRUCTURE, versions
from smartvillage.core.numbers.counting import note_read
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import today
from smartvillage.surfaces.database import connected
from smartvillage.surfaces.graphql.answers import Kept, flight, keep, kept_answer
from smartvillage.surfaces.graphql.context import KEEP_SECONDS, Context
from smartvillage.surfaces.graphql.execute import answer
from smartvillage.surfaces.http import (
    JSON,
    Environ,
    StartResponse,
    TooLarge,
    base_url,
    client_address,
    read_body,
    reply,
)
from smartvillage.surfaces.oauth.bearer import CHALLENGE, caller

MAX_BODY = 12_000_000
HIT, MISS = ("X-Cache", "hit"), ("X-Cache", "miss")
RESPONSE = "application/graphql-response+json"


TOO_LARGE = b'{"errors":[{"message":"The request is too large"}]}'


def graphql_endpoint(environ: Environ, start: StartResponse) -> Iterable[bytes]:
    """One operation in, one answer out; 401 with an empty body for a bad token."""
    method = environ["REQUEST_METHOD"]
    if method == "OPTIONS":
        return reply(start, HTTPStatus.NO_CONTENT)
    if method != "POST":
        return reply(start, HTTPStatus.METHOD_NOT_ALLOWED, headers=[("Allow", "POST, OPTIONS")])
    try:
        body = read_body(environ, limit=MAX_BODY)
    except TooLarge:
        status, form = _said_as(environ, TOO_LARGE)
        return reply(start, status, TOO_LARGE, [form])
    viewer = connected(lambda: caller(environ))
    if viewer is None:
        return reply(start, HTTPStatus.UNAUTHORIZED, headers=[CHALLENGE])
    found, known = _known_or_computed(environ, viewer, body)
    if viewer.role == Role.APP:
        for item in found.opened:
            note_read(item=item)
    if environ.get("HTTP_IF_NONE_MATCH") == found.etag:
        return reply(start, HTTPStatus.NOT_MODIFIED, headers=[("ETag", found.etag)])
    status, form = _said_as(environ, found.body)
    headers = [form, HIT if known else MISS]
    if found.etag:
        headers.append(("ETag", found.etag))
    return reply(start, status, found.body, headers)


def _said_as(environ: Environ, body: bytes) -> tuple[HTTPStatus, tuple[str, str]]:
    """200 and plain JSON as old clients need it; who knows the newer media type learns from the status, too."""
    if RESPONSE not in environ.get("HTTP_ACCEPT", ""):
        return HTTPStatus.OK, JSON
    executed = body.startswith(b'{"data":')
    form = ("Content-Type", f"{RESPONSE}; charset=utf-8")
    return HTTPStatus.OK if executed else HTTPStatus.BAD_REQUEST, form


def _known_or_computed(environ: Environ, viewer: Viewer, body: bytes) -> tuple[Kept, bool]:
    """The answer, and whether it was kept from before."""
    url = base_url(environ)
    current = connected(lambda: versions(municipality=viewer.municipality, fresh=not viewer.public))
    key = (viewer.answers_as, url, body)
    usable = settings.CACHE_ANSWERS and viewer.member is None
    if usable and (known := kept_answer(key, current)):
        return known, True
    if not usable:
        return _compute(environ, viewer, body, current), False
    with flight(key):
        if known := kept_answer(key, current):
            return known, True
        made = _compute(environ, viewer, body, current)
        if made.etag:
            keep(key, made)
        return made, False


def _compute(environ: Environ, viewer: Viewer, body: bytes, current: Any) -> Kept:
    found = asked(body)
    if found is None:
        return _unkept(_error("The body is no JSON object with a query"))
    query, variables, operation = found
    context = Context(viewer=viewer, base_url=base_url(environ), address=client_address(environ))
    context.content_versions = current
    made = answer(query=query, variables=variables, operation=operation, context=context)
    if not made.cacheable or not settings.CACHE_ANSWERS:
        return _unkept(made.body, tuple(made.opened))
    return Kept(
        body=made.body,
        etag=f'"{blake2b(made.body, digest_size=12).hexdigest()}"',
        versions=current,
        kinds=frozenset(made.kinds | {STRUCTURE}) if made.kinds is not None else None,
        until=time.monotonic() + KEEP_SECONDS,
        day=today(),
        opened=tuple(made.opened),
    )


def _unkept(body: bytes, opened: tuple[int, ...] = ()) -> Kept:
    return Kept(body=body, etag="", versions={}, kinds=None, until=0.0, day=None, opened=opened)


def asked(body: bytes) -> tuple[str, dict[str, Any], str | None] | None:
    """Query, variables and operation name of a JSON or form body; None when there is no query in it."""
    try:
        sent: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        sent = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    if not isinstance(sent, dict) or not isinstance(sent.get("query"), str):
        return None
    variables = sent.get("variables")
    if isinstance(variables, str):
        try:
            variables = orjson.loads(variables) if variables.strip() else {}
        except orjson.JSONDecodeError:
            return None
    if variables is not None and not isinstance(variables, dict):
        return None
    name = sent.get("operationName")
    return sent["query"], variables or {}, name if isinstance(name, str) else None


def _error(message: str) -> bytes:
    return orjson.dumps({"errors": [{"message": message}]})
