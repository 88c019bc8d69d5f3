"""Inviting people: a link that is good once and for a week; who has an account already simply joins."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.db import transaction

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.errors import Conflict, Invalid
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import in_force, join
from smartvillage.core.people.models import Account, Invitation, Membership, Offer, Organisation
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now

LASTS = timedelta(days=7)
KEEP = timedelta(days=90)
"""How long it is remembered that an invitation was answered, withdrawn or let go by."""
ALREADY = "Diese Person gehört schon zu „{}“. Rolle und Frist ändern Sie auf ihrer Seite."
WAITING = (
    "Diese Adresse ist schon eingeladen. Senden Sie die Einladung noch einmal, oder ziehen Sie sie zurück."
)


@dataclass(frozen=True)
class Terms:
    """What somebody is to be, in one or more organisations."""

    organisations: tuple[Organisation, ...]
    role: str
    ends_on: date | None = None
    deputises: Account | None = None


@dataclass(frozen=True)
class Invited:
    """Either an account that has joined, or an invitation and its token, which can be read now and never again."""

    account: Account | None = None
    invitation: Invitation | None = None
    token: str = ""


@transaction.atomic
def invite(*, viewer: Viewer, email: str, name: str, terms: Terms) -> Invited:
    """Raises `Invalid` for an address that is invited already or belongs to one of the organisations."""
    address = email.strip().lower()
    account = Account.objects.filter(email=address, is_active=True).first()
    with within(viewer.municipality):
        if account:
            _refuse_members(account, terms)
            for organisation in terms.organisations:
                join(
                    viewer=viewer,
                    account=account,
                    organisation=organisation,
                    role=terms.role,
                    ends_on=terms.ends_on,
                    deputises=terms.deputises,
                )
            return Invited(account=account)
        return _letter(viewer, address, name, terms)


@transaction.atomic
def renew(*, viewer: Viewer, invitation: Invitation) -> str:
    """A new link for another week; the one before ends. Raises `Conflict` where it was answered."""
    with within(viewer.municipality):
        found = _locked(invitation)
        token = secrets.token_urlsafe(32)
        found.token_hash, found.expires_at = _digest(token), now() + LASTS
        found.save(update_fields=["token_hash", "expires_at"])
    _note(Action.INVITED_AGAIN, viewer, found)
    return token


@transaction.atomic
def withdraw(*, viewer: Viewer, invitation: Invitation) -> None:
    """The link ends. Raises `Conflict` where it was answered."""
    with within(viewer.municipality):
        found = _locked(invitation)
        found.withdrawn_at = now()
        found.save(update_fields=["withdrawn_at"])
    _note(Action.WITHDRAWN, viewer, found)


def find_invitation(*, municipality: int, token: str) -> Invitation | None:
    """Whose link it is, in whatever state; None for one that never was or was replaced."""
    with within(municipality):
        found: Invitation | None = Invitation.objects.filter(token_hash=_digest(token)).first()
    return found


def is_open(invitation: Invitation) -> bool:
    answered = invitation.accepted_at or invitation.withdrawn_at
    return not answered and invitation.expires_at > now()


def needs_password(invitation: Invitation) -> bool:
    """Whoever has an account by now keeps its password: the link proves the address, not the person's will."""
    return not Account.objects.filter(email=invitation.email).exists()


@transaction.atomic
def accept(*, invitation: Invitation, password: str) -> Account:
    """The account, new with this password, joins what was offered and still is there. Raises `Conflict`."""
    with within(invitation.municipality_id):
        found = _locked(invitation)
        if not is_open(found):
            raise Conflict(expected=0, current=1)
        account = Account.objects.filter(email=found.email).first()
        if account is None:
            account = Account.objects.create_user(found.email, password, name=found.name)
        found.account, found.accepted_at = account, now()
        found.save(update_fields=["account", "accepted_at"])
        offers = found.offers.filter(organisation__closed_at=None).select_related("organisation", "deputises")
        _note(Action.ACCEPTED, None, found, actor=account)
        for offer in offers:
            if not Membership.objects.filter(
                in_force(), account=account, organisation=offer.organisation
            ).exists():
                join(
                    viewer=None,
                    account=account,
                    organisation=offer.organisation,
                    role=offer.role,
                    ends_on=offer.ends_on,
                    deputises=offer.deputises,
                )
    return account


def forget_invitations() -> int:
    """In the caller's scope: what nobody can answer any more; returns how many."""
    count: int = Invitation.objects.filter(expires_at__lt=now() - KEEP).delete()[0]
    return count


def _letter(viewer: Viewer, email: str, name: str, terms: Terms) -> Invited:
    before = (
        Invitation.objects.select_for_update()
        .filter(email=email, accepted_at=None, withdrawn_at=None)
        .first()
    )
    if before and is_open(before):
        raise Invalid({"email": WAITING})
    if before:
        before.withdrawn_at = now()
        before.save(update_fields=["withdrawn_at"])
    token = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        municipality_id=viewer.municipality,
        email=email,
        name=name,
        token_hash=_digest(token),
        invited_by_id=viewer.account,
        expires_at=now() + LASTS,
    )
    for organisation in terms.organisations:
        Offer.objects.create(
            invitation=made,
            organisation=organisation,
            role=terms.role,
            ends_on=terms.ends_on,
            deputises=terms.deputises,
        )
    _note(Action.INVITED, viewer, made)
    return Invited(invitation=made, token=token)


def _refuse_members(account: Account, terms: Terms) -> None:
    here = Membership.objects.filter(in_force(), account=account, organisation__in=terms.organisations)
    if known := here.select_related("organisation").first():
        raise Invalid({"email": ALREADY.format(known.organisation)})


def _locked(invitation: Invitation) -> Invitation:
    found: Invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if found.accepted_at or found.withdrawn_at:
        raise Conflict(expected=0, current=1)
    return found


def _note(
    action: str, viewer: Viewer | None, invitation: Invitation, *, actor: Account | None = None
) -> None:
    offers: Iterable[Offer] = invitation.offers.select_related("organisation")
    note(
        municipality=invitation.municipality_id,
        action=action,
        viewer=viewer,
        actor=actor,
        person=actor,
        whom=f"{invitation.name} ({invitation.email})" if invitation.name else invitation.email,
        organisation=", ".join(str(one.organisation) for one in offers),
    )


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
