"""POST /oauth/token as the unmodified clients call it: credentials as JSON, form, query or HTTP Basic."""

import base64
import binascii
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, unquote

import orjson

from smartvillage.core.limits import TooMany, limit
from smartvillage.surfaces.http import (
    JSON,
    Environ,
    StartResponse,
    TooLarge,
    client_address,
    read_body,
    reply,
)
from smartvillage.surfaces.oauth.clients import LIFETIME, issue_token

NO_STORE = [("Cache-Control", "no-store"), ("Pragma", "no-cache")]
MAX_BODY = 64_000
WRONG_TRIES = 30
MESSAGES = {
    "invalid_client": "Client authentication failed due to unknown client or wrong secret.",
    "unsupported_grant_type": "The authorization grant type is not supported.",
    "invalid_request": "The request is missing a required parameter or is malformed.",
}


def token_endpoint(environ: Environ, start: StartResponse) -> Iterable[bytes]:
    """Exchange client credentials for a token."""
    if environ["REQUEST_METHOD"] == "OPTIONS":
        return reply(start, HTTPStatus.NO_CONTENT)
    if environ["REQUEST_METHOD"] != "POST":
        return reply(start, HTTPStatus.METHOD_NOT_ALLOWED, headers=[("Allow", "POST, OPTIONS")])
    try:
        asked = _parameters(environ)
    except (TooLarge, ValueError):
        return _refuse(start, "invalid_request", HTTPStatus.BAD_REQUEST)
    if not asked.get("client_id"):
        return _refuse(start, "invalid_client")
    if asked.get("grant_type") != "client_credentials":
        return _refuse(start, "unsupported_grant_type" if asked.get("grant_type") else "invalid_request")
    issued = issue_token(client_id=asked["client_id"], client_secret=asked.get("client_secret", ""))
    if issued is None:
        return _refused_client(environ, start, asked["client_id"])
    answer = {
        "access_token": issued.token,
        "token_type": "Bearer",
        "expires_in": int(LIFETIME.total_seconds()),
        "created_at": int(issued.created_at.timestamp()),
    }
    return reply(start, HTTPStatus.OK, orjson.dumps(answer), [JSON, *NO_STORE])


def _refused_client(environ: Environ, start: StartResponse, client: str) -> Iterable[bytes]:
    """Wrong secrets are counted, right ones never: many phones share one address."""
    try:
        limit(f"token:{client[:80]}:{client_address(environ)}", times=WRONG_TRIES, seconds=600)
    except TooMany as error:
        wait = ("Retry-After", str(error.seconds))
        return reply(
            start, HTTPStatus.TOO_MANY_REQUESTS, b'{"error":"invalid_client"}', [JSON, wait, *NO_STORE]
        )
    return _refuse(start, "invalid_client")


def _refuse(
    start: StartResponse, error: str, status: HTTPStatus = HTTPStatus.UNAUTHORIZED
) -> Iterable[bytes]:
    body = orjson.dumps({"error": error, "error_description": MESSAGES[error]})
    challenge = ("WWW-Authenticate", f'Bearer realm="Smart Village", error="{error}"')
    return reply(start, status, body, [JSON, challenge, *NO_STORE])


def _parameters(environ: Environ) -> dict[str, str]:
    body = read_body(environ, limit=MAX_BODY)
    found = _flat(parse_qs(environ.get("QUERY_STRING", "")))
    if "json" in environ.get("CONTENT_TYPE", ""):
        sent = orjson.loads(body) if body.strip() else {}
        if not isinstance(sent, dict):
            raise ValueError("not an object")
        found |= {key: value for key, value in sent.items() if isinstance(value, str)}
    else:
        found |= _flat(parse_qs(body.decode("utf-8", "replace")))
    return found | _basic(environ.get("HTTP_AUTHORIZATION", ""))


def _flat(values: dict[str, list[str]]) -> dict[str, Any]:
    return {key: value[-1] for key, value in values.items()}


def _basic(header: str) -> dict[str, str]:
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "basic":
        return {}
    try:
        uid, _, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return {}
    return {"client_id": unquote(uid), "client_secret": unquote(secret)}
