"""Staff of upstream's CMS: signing in for a day, with the client that the CMS then fetches its tokens by."""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import authenticate
from django.core import signing
from django.http import HttpRequest

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import in_force
from smartvillage.core.people.models import Account, Membership
from smartvillage.core.people.rights import Right, Role
from smartvillage.core.people.viewers import strongest
from smartvillage.surfaces.oauth.clients import digest
from smartvillage.surfaces.oauth.models import Client

SALT = "smartvillage.rest.staff"
DAY_SECONDS = 24 * 3600
NAME = "Zugriff per CMS"


class SecondFactor(Exception):
    """The account asks for more than a password, which upstream's CMS cannot give."""


@dataclass(frozen=True)
class Staff:
    """A person at work for an organisation."""

    account: Account
    membership: Membership

    @property
    def token(self) -> str:
        """Good for a day, and no longer than the password."""
        return signing.dumps([self.account.pk, self.membership.pk, self.account.password[-12:]], salt=SALT)

    @property
    def roles(self) -> dict[str, bool]:
        owned = self.membership.organisation.rights
        every = self.membership.role == Role.ADMIN
        return {f"role_{right}": every or right in owned for right in Right}


def sign_in(request: HttpRequest, *, municipality: int, email: str, password: str) -> Staff | None:
    """The person of this address and password, at work here. Raises `SecondFactor`."""
    account = authenticate(request, email=email, password=password) if email and password else None
    if not isinstance(account, Account):
        return None
    if _has_second_factor(account):
        raise SecondFactor
    return _at_work(account, municipality)


def by_token(*, municipality: int, token: str) -> Staff | None:
    """Who a token was given to, within a day."""
    try:
        account, membership, password = signing.loads(token, salt=SALT, max_age=DAY_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = Account.objects.filter(pk=account, is_active=True).first()
    if found is None or found.password[-12:] != password:
        return None
    with within(municipality):
        rows = Membership.objects.filter(in_force(), pk=membership, account=found)
        own = rows.select_related("organisation").first()
    return Staff(found, own) if own else None


def own_client(staff: Staff) -> tuple[Client, str]:
    """The client a person's CMS uses, made when first needed; its secret is computed, never stored."""
    uid = f"cms-{staff.membership.pk}-{staff.account.pk}"
    key = f"{settings.SECRET_KEY}:client:{uid}".encode()
    secret = hmac.new(key, uid.encode(), sha256).hexdigest()
    with within(staff.membership.organisation.municipality_id):
        client, _ = Client.objects.update_or_create(
            uid=uid,
            defaults={
                "organisation": staff.membership.organisation,
                "membership": staff.membership,
                "role": staff.membership.role,
                "name": NAME,
                "secret_hash": digest(secret),
            },
        )
    return client, secret


def _at_work(account: Account, municipality: int) -> Staff | None:
    """In the strongest of the person's roles here."""
    found = strongest(account=account.pk, municipality=municipality)
    return Staff(account, found) if found else None


def _has_second_factor(account: Account) -> bool:
    from allauth.mfa.utils import is_mfa_enabled

    return bool(is_mfa_enabled(account))
