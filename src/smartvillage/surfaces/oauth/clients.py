"""Making clients, handing out tokens, and knowing a token's viewer again."""

import hmac
import secrets
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from smartvillage.core.municipalities.scope import across_all
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.people.viewers import viewer_for
from smartvillage.kit.dates import now
from smartvillage.surfaces.oauth.models import AccessToken, Client

LIFETIME = timedelta(hours=24)
REMEMBER_SECONDS = 15.0


@dataclass(frozen=True)
class Credentials:
    client_id: str
    client_secret: str


@dataclass(frozen=True)
class Issued:
    token: str
    created_at: datetime


_viewers: dict[str, tuple[float, Viewer]] = {}


def create_client(*, organisation: Organisation, role: str, name: str) -> Credentials:
    """A new client; its secret can be read now and never again."""
    uid, secret = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    Client.objects.create(
        organisation=organisation, role=role, name=name, uid=uid, secret_hash=digest(secret)
    )
    return Credentials(uid, secret)


def issue_token(*, client_id: str, client_secret: str) -> Issued | None:
    """A token for right credentials, else None."""
    with across_all():
        client = Client.objects.filter(uid=client_id).first()
        if client is None or not hmac.compare_digest(client.secret_hash, digest(client_secret)):
            return None
        token, at = secrets.token_urlsafe(32), now()
        AccessToken.objects.create(
            client=client, token_hash=digest(token), created_at=at, expires_at=at + LIFETIME
        )
    return Issued(token, at)


def token_viewer(token: str) -> Viewer | None:
    """The viewer behind a bearer token, None when it is wrong or expired; remembered for a few seconds."""
    known = _viewers.get(token)
    if known and time.monotonic() - known[0] < REMEMBER_SECONDS:
        return known[1]
    with across_all():
        found = AccessToken.objects.filter(token_hash=digest(token), expires_at__gt=now())
        row = found.select_related("client__organisation").first()
    if row is None:
        _viewers.pop(token, None)
        return None
    viewer = viewer_for(
        organisation=row.client.organisation, role=row.client.role, client=f"api:{row.client.name}"
    )
    if len(_viewers) > 10_000:
        _viewers.clear()
    _viewers[token] = (time.monotonic(), viewer)
    return viewer


def revoke_token(token: str) -> None:
    """End a token at once in this process, within seconds in others."""
    with across_all():
        AccessToken.objects.filter(token_hash=digest(token)).delete()
    _viewers.pop(token, None)


def token_facts(token: str) -> dict[str, Any] | None:
    """Client, issue and end (seconds since 1970) of a good token."""
    with across_all():
        found = AccessToken.objects.filter(token_hash=digest(token), expires_at__gt=now())
        row = found.select_related("client").first()
    if row is None:
        return None
    return {
        "client_id": row.client.uid,
        "iat": int(row.created_at.timestamp()),
        "exp": int(row.expires_at.timestamp()),
    }


def remove_expired_tokens() -> int:
    """Delete tokens nobody can use any more; returns how many."""
    with across_all():
        count: int = AccessToken.objects.filter(expires_at__lt=now()).delete()[0]
    return count


def forget_tokens() -> None:
    """Forget remembered viewers; for tests and after a client is withdrawn."""
    _viewers.clear()


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
