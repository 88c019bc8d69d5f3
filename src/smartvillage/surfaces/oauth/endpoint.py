"""POST /oauth/token as the unmodified clients call it, for a client's own work or for what a person allowed it."""

from collections.abc import Callable, Iterable
from http import HTTPStatus

import orjson

from smartvillage.core.limits import TooMany, limit
from smartvillage.surfaces.database import connected
from smartvillage.surfaces.http import (
    JSON,
    Environ,
    StartResponse,
    TooLarge,
    client_address,
    reply,
)
from smartvillage.surfaces.oauth.clients import known_client
from smartvillage.surfaces.oauth.grants import redeem, refresh
from smartvillage.surfaces.oauth.models import Client
from smartvillage.surfaces.oauth.parameters import parameters
from smartvillage.surfaces.oauth.tokens import LIFETIME, Issued, issue_token

NO_STORE = [("Cache-Control", "no-store"), ("Pragma", "no-cache")]
WRONG_TRIES = 30
OWN_WORK = "client_credentials"
MESSAGES = {
    "invalid_client": "Client authentication failed due to unknown client or wrong secret.",
    "invalid_grant": "The code or refresh token is invalid, expired, used, or was given to somebody else.",
    "unsupported_grant_type": "The authorization grant type is not supported.",
    "invalid_request": "The request is missing a required parameter or is malformed.",
}


def _code(client: Client, asked: dict[str, str]) -> Issued | None:
    return redeem(
        client=client,
        code=asked.get("code", ""),
        redirect_uri=asked.get("redirect_uri", ""),
        verifier=asked.get("code_verifier", ""),
    )


def _refreshed(client: Client, asked: dict[str, str]) -> Issued | None:
    return refresh(client=client, token=asked.get("refresh_token", ""))


GRANTS: dict[str, Callable[[Client, dict[str, str]], Issued | None]] = {
    OWN_WORK: lambda client, _asked: issue_token(client),
    "authorization_code": _code,
    "refresh_token": _refreshed,
}


def token_endpoint(environ: Environ, start: StartResponse) -> Iterable[bytes]:
    """Exchange client credentials, a code or a refresh token for a token."""
    if environ["REQUEST_METHOD"] == "OPTIONS":
        return reply(start, HTTPStatus.NO_CONTENT)
    if environ["REQUEST_METHOD"] != "POST":
        return reply(start, HTTPStatus.METHOD_NOT_ALLOWED, headers=[("Allow", "POST, OPTIONS")])
    try:
        asked = parameters(environ)
    except (TooLarge, ValueError):
        return _refuse(start, "invalid_request", HTTPStatus.BAD_REQUEST)
    if not asked.get("client_id"):
        return _refuse(start, "invalid_client")
    grant = GRANTS.get(asked.get("grant_type", ""))
    if grant is None:
        return _refuse(start, "unsupported_grant_type" if asked.get("grant_type") else "invalid_request")
    client = connected(
        lambda: known_client(
            client_id=asked["client_id"],
            client_secret=asked.get("client_secret", ""),
            secret_needed=asked["grant_type"] == OWN_WORK,
        )
    )
    if client is None:
        return _refused_client(environ, start, asked["client_id"])
    issued = grant(client, asked)
    if issued is None:
        return _refuse(start, "invalid_grant", HTTPStatus.BAD_REQUEST)
    return _given(start, issued)


def _given(start: StartResponse, issued: Issued) -> Iterable[bytes]:
    answer = {
        "access_token": issued.token,
        "token_type": "Bearer",
        "expires_in": int(LIFETIME.total_seconds()),
        "created_at": int(issued.created_at.timestamp()),
    }
    if issued.refresh:
        answer["refresh_token"] = issued.refresh
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
    challenges = [challenge] if status == HTTPStatus.UNAUTHORIZED else []
    return reply(start, status, body, [JSON, *challenges, *NO_STORE])
