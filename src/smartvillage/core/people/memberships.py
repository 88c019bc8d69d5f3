"""Which memberships count, and the verbs that begin, change and end them; nobody is left without administration."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.errors import Invalid
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now, today

STAFF_ROLES = tuple(role for role in Role if role != Role.APP)
"""What a person can be; the app is no person."""
LAST_ADMIN = "Es muss jemand bleiben, der die Kommune verwaltet und dessen Zugang nicht endet."


def in_force() -> Q:
    """Memberships that count today: neither ended by hand nor by their date, of an organisation that is open."""
    return Q(ended_at=None, organisation__closed_at=None) & (Q(ends_on=None) | Q(ends_on__gte=today()))


def at_work(*, municipality: int, account: int | None = None) -> list[Membership]:
    """The memberships that count, of everybody or one account; accounts that are locked have none."""
    with within(municipality):
        found = Membership.objects.filter(in_force(), account__is_active=True)
        if account is not None:
            found = found.filter(account=account)
        return list(found.select_related("organisation", "account").order_by("account__name", "pk"))


def administrators(*, municipality: int, organisation: int | None = None) -> list[Account]:
    """Who administers the municipality, those of an organisation first."""
    found = [one for one in at_work(municipality=municipality) if one.role == Role.ADMIN]
    found.sort(key=lambda one: one.organisation_id != organisation)
    return list(dict.fromkeys(one.account for one in found))


@transaction.atomic
def join(
    *,
    viewer: Viewer | None,
    account: Account,
    organisation: Organisation,
    role: str,
    ends_on: date | None = None,
    deputises: Account | None = None,
) -> Membership:
    """The account works for the organisation from now on, or differently than before. Raises `Invalid`.

    `viewer`: who says so; None where the person accepted what was offered.
    """
    with within(organisation.municipality_id), administered(organisation.municipality_id):
        known = (
            Membership.objects.select_for_update().filter(account=account, organisation=organisation).first()
        )
        before = _said(known) if known and known.counts else None
        made = known or Membership(account=account, organisation=organisation)
        made.role, made.ends_on, made.deputises, made.ended_at = role, ends_on, deputises, None
        made.save()
    if before != _said(made):
        note(
            municipality=organisation.municipality_id,
            action=Action.ROLE if before else Action.JOINED,
            viewer=viewer,
            person=account,
            organisation=organisation,
            details={"before": before, "after": _said(made)} if before else _said(made),
        )
    return made


@transaction.atomic
def end(*, viewer: Viewer, memberships: Iterable[Membership]) -> None:
    """They no longer count, from this moment on. Raises `Invalid`."""
    numbers = [one.pk for one in memberships]
    with within(viewer.municipality), administered(viewer.municipality):
        found = Membership.objects.select_for_update(of=("self",)).filter(pk__in=numbers, ended_at=None)
        ended = list(found.select_related("account", "organisation"))
        for one in ended:
            one.ended_at = now()
            one.save(update_fields=["ended_at"])
    for one in ended:
        note(
            municipality=viewer.municipality,
            action=Action.ENDED,
            viewer=viewer,
            person=one.account,
            organisation=one.organisation,
            details=_said(one),
        )


@contextmanager
def administered(municipality: int) -> Iterator[None]:
    """What happens inside takes nobody away who alone administers the municipality for good. Raises `Invalid`."""
    before = _lasting(municipality)
    yield
    if before and not _lasting(municipality):
        raise Invalid({"role": LAST_ADMIN})


def _lasting(municipality: int) -> bool:
    return any(one.role == Role.ADMIN and one.ends_on is None for one in at_work(municipality=municipality))


def _said(membership: Membership) -> dict[str, Any]:
    """A membership in words that stay right when names change."""
    return {
        "role": membership.role,
        "ends_on": membership.ends_on.isoformat() if membership.ends_on else None,
        "deputises": str(membership.deputises) if membership.deputises else None,
    }
