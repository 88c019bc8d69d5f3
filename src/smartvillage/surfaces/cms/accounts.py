"""How people sign in to the CMS."""

import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from smartvillage.core.sealing import seal, unseal


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation, never by signing up."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, _request: HttpRequest) -> str:
        return "/cms/"

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Signing in a few minutes ago is proof enough for setting up a second factor."""
        records = get_authentication_records(context.request, context.request.user)
        proven = any(time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records)
        return not proven and bool(super().is_reauthentication_required(app=app))


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors under the municipality's name; their secrets are not readable in the database alone."""

    def encrypt(self, text: str) -> str:
        return seal(text, purpose="second factor")

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, purpose="second factor")

    def _get_site_name(self) -> str:
        name: str = context.request.municipality.name
        return name
