"""How people sign in to the CMS."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.template.loader import render_to_string

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.limits import TooMany, limit
from smartvillage.core.mail.withholding import withheld
from smartvillage.core.people.memberships import at_work
from smartvillage.core.people.models import Account
from smartvillage.core.sealing import seal, unseal
from smartvillage.surfaces.cms.sessions import note_session

FAILURES = 5
"""How many wrong passwords of a person are told in an hour."""


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation, never by signing up."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, _request: HttpRequest) -> str:
        return "/cms/"

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> Any:
        """Past all proofs: in the log of the municipality they work for, and among their sessions."""
        municipality = request.municipality.id  # type: ignore[attr-defined]
        if at_work(municipality=municipality, account=user.pk):
            note(municipality=municipality, action=Action.SIGNED_IN, actor=user, person=user)
            note_session(request)
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords of people who work here; addresses of others are nobody's business."""
        super().authentication_failed(request, **credentials)
        municipality = request.municipality.id  # type: ignore[attr-defined]
        account = Account.objects.filter(email=str(credentials.get("email", "")).strip().lower()).first()
        if account is None or not at_work(municipality=municipality, account=account.pk):
            return
        try:
            limit(f"failed:{municipality}:{account.pk}", times=FAILURES, seconds=3600)
        except TooMany:
            return  # that it happens often is seen already
        note(municipality=municipality, action=Action.FAILED, person=account)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Not from where people practise: nothing leaves it."""
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        if not withheld(tenant=self.request.municipality, subject=subject, receivers=1):
            super().send_mail(template_prefix, email, context)

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
