"""The few things WSGI endpoints before Django's middleware share."""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Endpoint = Callable[[Environ, StartResponse], Iterable[bytes]]

CORS = [
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Headers", "*, Authorization, Content-Type, X-Authorization"),
    ("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD"),
    ("Access-Control-Max-Age", "7200"),
]
JSON = ("Content-Type", "application/json; charset=utf-8")


class TooLarge(Exception):
    """The body is bigger than the endpoint takes."""


def reply(
    start: StartResponse, status: HTTPStatus, body: bytes = b"", headers: Iterable[tuple[str, str]] = ()
) -> list[bytes]:
    """Answer with these bytes; no length is sent where none may be."""
    length = [] if status == HTTPStatus.NO_CONTENT else [("Content-Length", str(len(body)))]
    start(f"{status.value} {status.phrase}", [*headers, *length, *CORS])
    return [body]


def read_body(environ: Environ, *, limit: int) -> bytes:
    """The request's body; raises `TooLarge`."""
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if length > limit:
        raise TooLarge
    body: bytes = environ["wsgi.input"].read(length or limit + 1)
    if len(body) > limit:
        raise TooLarge
    return body


def base_url(environ: Environ) -> str:
    """Scheme and host as the client sees them."""
    scheme = environ.get("HTTP_X_FORWARDED_PROTO") or environ.get("wsgi.url_scheme", "http")
    return f"{scheme}://{environ.get('HTTP_HOST', 'localhost')}"


def client_address(environ: Mapping[str, Any]) -> str:
    """The caller's network address, to count tries by; behind a proxy from the header the operator names."""
    header = settings.CLIENT_ADDRESS_HEADER
    sent = environ.get(f"HTTP_{header.upper().replace('-', '_')}", "") if header else ""
    return str(sent).rpartition(",")[2].strip() or str(environ.get("REMOTE_ADDR", ""))
