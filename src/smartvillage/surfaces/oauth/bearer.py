"""Who is behind a request's bearer token and a citizen's token beside it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

from smartvillage.core.people.members import member_of
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.oauth.tokens import token_viewer

CHALLENGE = (
    "WWW-Authenticate",
    'Bearer realm="Smart Village", error="invalid_token", error_description="The access token is invalid"',
)


def bearer(environ: Mapping[str, Any]) -> str:
    """The token sent in the header or as a parameter of the address, "" when there is none."""
    scheme, _, token = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return str(token).strip()
    sent = parse_qs(environ.get("QUERY_STRING", ""))
    return next((sent[name][0].strip() for name in ("access_token", "bearer_token") if name in sent), "")


def caller(environ: Mapping[str, Any]) -> Viewer | None:
    """The viewer behind the token, with the citizen of `X-Authorization` when that token is right too."""
    token = bearer(environ)
    viewer = token_viewer(token) if token else None
    if viewer and (personal := environ.get("HTTP_X_AUTHORIZATION", "")):
        member = member_of(municipality=viewer.municipality, token=personal)
        return replace(viewer, member=member) if member else viewer
    return viewer
