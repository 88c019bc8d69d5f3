"""API clients: making them, and knowing them by their secret."""

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from smartvillage.core.municipalities.scope import across_all
from smartvillage.core.people.models import Account, Organisation
from smartvillage.surfaces.oauth.models import AccessToken, Client, Grant

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
"""A redirect address of programs that have none: the code is shown to be copied."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Credentials:
    client_id: str
    client_secret: str


def create_client(
    *,
    organisation: Organisation,
    role: str,
    name: str,
    redirect_uris: Iterable[str] = (),
    confidential: bool = True,
    owner: Account | None = None,
) -> Credentials:
    """A new client; its secret can be read now and never again. Raises ValueError for a bad redirect address."""
    addresses = list(redirect_uris)
    if bad := next((one for one in addresses if not safe_redirect(one)), None):
        raise ValueError(bad)
    uid, secret = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    Client.objects.create(
        organisation=organisation,
        role=role,
        name=name,
        uid=uid,
        secret_hash=digest(secret),
        redirect_uris=addresses,
        confidential=confidential,
        owner=owner,
    )
    return Credentials(uid, secret)


def renew_secret(client: Client) -> Credentials:
    """A new secret, to be read now and never again; the one before and what it was exchanged for end."""
    secret = secrets.token_urlsafe(32)
    client.secret_hash = digest(secret)
    client.save(update_fields=["secret_hash"])
    AccessToken.objects.filter(client=client).delete()
    Grant.objects.filter(client=client).delete()
    return Credentials(client.uid, secret)


def known_client(*, client_id: str, client_secret: str, secret_needed: bool = True) -> Client | None:
    """The client of these credentials; one that cannot keep a secret comes without, where none is needed."""
    with across_all():
        client: Client | None = (
            Client.objects.select_related("organisation").filter(uid=client_id[:64]).first()
        )
    if client is None:
        return None
    if not client_secret and not client.confidential and not secret_needed:
        return client
    return client if hmac.compare_digest(client.secret_hash, digest(client_secret)) else None


def safe_redirect(address: str) -> bool:
    """HTTPS, HTTP on one's own machine, an app's own scheme (RFC 8252: with a dot), or out of band."""
    if address == OUT_OF_BAND:
        return True
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    if parts.fragment or len(address) > 500 or any(ord(sign) <= 32 for sign in address):
        return False
    if parts.scheme in ("https", "http"):
        return bool(host) and (parts.scheme == "https" or host in LOOPBACK)
    return "." in parts.scheme


def digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
