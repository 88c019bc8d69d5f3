"""Handing out access tokens, and knowing a token's viewer again."""

import secrets
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from smartvillage.core.municipalities.scope import across_all
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.people.viewers import staff_viewer, viewer_for
from smartvillage.kit.dates import now
from smartvillage.surfaces.oauth.clients import digest
from smartvillage.surfaces.oauth.models import AccessToken, Client, Grant

LIFETIME = timedelta(hours=24)
REMEMBER_SECONDS = 15.0


@dataclass(frozen=True)
class Issued:
    """A token that can be read now and never again; `refresh` is empty where a client asks by itself."""

    token: str
    created_at: datetime
    refresh: str = ""


_viewers: dict[str, tuple[float, Viewer]] = {}


def issue_token(client: Client, *, grant: Grant | None = None, refresh: str = "") -> Issued:
    """A new token for a day; older ones stay good."""
    token, at = secrets.token_urlsafe(32), now()
    with across_all():
        AccessToken.objects.create(
            client=client, grant=grant, token_hash=digest(token), created_at=at, expires_at=at + LIFETIME
        )
    return Issued(token, at, refresh)


def token_viewer(token: str) -> Viewer | None:
    """The viewer behind a bearer token, None when it is wrong or expired; remembered for a few seconds."""
    known = _viewers.get(token)
    if known and time.monotonic() - known[0] < REMEMBER_SECONDS:
        return known[1]
    row = _good(token)
    viewer = _viewer(row) if row else None
    if viewer is None:
        _viewers.pop(token, None)
        return None
    if len(_viewers) > 10_000:
        _viewers.clear()
    _viewers[token] = (time.monotonic(), viewer)
    return viewer


def _viewer(row: AccessToken) -> Viewer | None:
    """The client for its organisation; with a grant the person who gave it, with their rights and no more."""
    client, door = row.client, f"api:{row.client.name}"
    if row.grant is None:
        return _own_viewer(client, door)
    if not row.grant.account.is_active:
        return None
    return staff_viewer(
        account=row.grant.account_id, municipality=client.organisation.municipality_id, client=door
    )


def _own_viewer(client: Client, door: str) -> Viewer | None:
    """A client by itself; somebody's own one only while they work here, in the role they have now."""
    own = client.membership
    if own is None:
        return viewer_for(organisation=client.organisation, role=client.role, client=door)
    if not own.counts or not own.account.is_active:
        return None
    return viewer_for(organisation=own.organisation, role=own.role, client=door)


def revoke_token(token: str) -> None:
    """End a token at once in this process, within seconds in others; a refresh token ends all of its grant."""
    with across_all():
        AccessToken.objects.filter(token_hash=digest(token)).delete()
        ended = Grant.objects.filter(refresh_hash=digest(token)).delete()[0]
    if ended:
        forget_tokens()
    _viewers.pop(token, None)


def token_facts(token: str) -> dict[str, Any] | None:
    """Client, issue and end (seconds since 1970) of a good token; `sub` is the person who allowed it."""
    row = _good(token)
    if row is None or _viewer(row) is None:
        return None
    facts = {
        "client_id": row.client.uid,
        "iat": int(row.created_at.timestamp()),
        "exp": int(row.expires_at.timestamp()),
    }
    return facts | ({"sub": str(row.grant.account_id)} if row.grant else {})


def remove_expired_tokens() -> int:
    """Delete tokens and grants nobody can use any more; returns how many."""
    with across_all():
        count: int = AccessToken.objects.filter(expires_at__lt=now()).delete()[0]
        return count + int(Grant.objects.filter(expires_at__lt=now()).delete()[0])


def forget_tokens() -> None:
    """Forget remembered viewers; for tests and after a client or a grant is withdrawn."""
    _viewers.clear()


def _good(token: str) -> AccessToken | None:
    with across_all():
        found = AccessToken.objects.filter(token_hash=digest(token), expires_at__gt=now())
        row: AccessToken | None = found.select_related(
            "client__organisation",
            "client__membership__organisation",
            "client__membership__account",
            "grant__account",
        ).first()
    return row
