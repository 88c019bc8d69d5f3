"""What people allow programs: codes, exchanged once for tokens (RFC 6749, RFC 7636), and refresh tokens that rotate."""

import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256

from django.db import transaction

from smartvillage.core.municipalities.scope import across_all
from smartvillage.core.people.models import Account
from smartvillage.kit.dates import now
from smartvillage.surfaces.oauth.clients import digest
from smartvillage.surfaces.oauth.models import Client, Grant
from smartvillage.surfaces.oauth.tokens import Issued, forget_tokens, issue_token

CODE_LASTS = timedelta(minutes=5)
REFRESH_LASTS = timedelta(days=30)
VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


def allow(*, client: Client, account: Account, redirect_uri: str, challenge: str) -> str:
    """The person allows the client to act for them; returns the code, good once and for five minutes."""
    code = secrets.token_urlsafe(32)
    with across_all():
        Grant.objects.create(
            client=client,
            account=account,
            redirect_uri=redirect_uri,
            challenge=challenge,
            code_hash=digest(code),
            expires_at=now() + CODE_LASTS,
        )
    return code


def redeem(*, client: Client, code: str, redirect_uri: str, verifier: str) -> Issued | None:
    """Tokens for a code, None for a wrong one. A code that comes twice ends what it was exchanged for."""
    with across_all(), transaction.atomic():
        found = Grant.objects.select_for_update().filter(client=client, code_hash=digest(code))
        grant: Grant | None = found.first()
        if grant is None:
            return None
        if grant.refresh_hash:
            _end(grant)
            return None
        fits = grant.redirect_uri == redirect_uri and proves(verifier, grant.challenge)
        return _rotate(grant) if fits and grant.expires_at > now() else None


def refresh(*, client: Client, token: str) -> Issued | None:
    """New tokens for a refresh token, None for a wrong one. One that was used before ends its grant."""
    with across_all(), transaction.atomic():
        grants = Grant.objects.select_for_update().filter(client=client)
        stolen: Grant | None = grants.filter(spent_hash=digest(token)).first()
        if stolen:
            _end(stolen)
            return None
        grant: Grant | None = grants.filter(refresh_hash=digest(token), expires_at__gt=now()).first()
        return _rotate(grant) if grant else None


def proves(verifier: str, challenge: str) -> bool:
    """Whether the one who asks for tokens is the one who asked for the code; both or neither must be there."""
    if not challenge or not verifier:
        return challenge == verifier
    if not VERIFIER.fullmatch(verifier):
        return False
    made = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    return hmac.compare_digest(made, challenge)


def end_grants(*, account: Account, client: Client) -> None:
    """The person takes back all they allowed the client."""
    with across_all():
        Grant.objects.filter(account=account, client=client).delete()
    forget_tokens()


def _rotate(grant: Grant) -> Issued:
    token = secrets.token_urlsafe(32)
    grant.spent_hash, grant.refresh_hash = grant.refresh_hash, digest(token)
    grant.expires_at = now() + REFRESH_LASTS
    grant.save(update_fields=["spent_hash", "refresh_hash", "expires_at"])
    return issue_token(grant.client, grant=grant, refresh=token)


def _end(grant: Grant) -> None:
    grant.delete()
    forget_tokens()
