"""The people who work for a municipality, ready for the list: who they are, for whom, and whether they still do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Max
from django.http import QueryDict

from smartvillage.core.audit.models import Action, Entry
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.invitations import is_open
from smartvillage.core.people.models import Account, Invitation, Membership, Offer
from smartvillage.kit.words import fold
from smartvillage.surfaces.cms.guard import SECOND_FACTORS
from smartvillage.surfaces.cms.wish import number

STATES = {"aktiv": "Aktiv", "eingeladen": "Eingeladen", "ausgeschieden": "Ausgeschieden"}
TONES = {"aktiv": "good", "eingeladen": "warn", "ausgeschieden": ""}


@dataclass(frozen=True)
class Colleague:
    """An account with memberships here (`jobs`, also ended ones), or an invitation with what it offers.

    `seen`: the last time they signed in here; `factor`: protected by more than a password, None where nobody knows yet.
    """

    name: str
    email: str
    state: str
    jobs: list[Membership] | list[Offer]
    account: int | None = None
    invitation: Invitation | None = None
    seen: datetime | None = None
    factor: bool | None = None

    @property
    def label(self) -> str:
        late = self.invitation is not None and not is_open(self.invitation)
        return "Einladung abgelaufen" if late else STATES[self.state]

    @property
    def tone(self) -> str:
        late = self.invitation is not None and not is_open(self.invitation)
        return "bad" if late else TONES[self.state]

    @property
    def current(self) -> list[Any]:
        """Their jobs that count; of somebody who has left, all they had."""
        return [job for job in self.jobs if not isinstance(job, Membership) or job.counts] or list(self.jobs)


@dataclass(frozen=True)
class Search:
    """What narrows the list; empty values do not."""

    text: str = ""
    organisation: int | None = None
    role: str = ""
    state: str = ""
    factor: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Search":
        return cls(
            text=query.get("q", "").strip()[:100],
            organisation=number(query.get("organisation")),
            role=query.get("rolle", ""),
            state=query.get("zustand", "") if query.get("zustand", "") in STATES else "",
            factor=query.get("faktor", "") if query.get("faktor", "") in ("ja", "nein") else "",
        )

    @property
    def narrowed(self) -> bool:
        return any((self.text, self.organisation, self.role, self.factor))

    def finds(self, one: Colleague) -> bool:
        """Whether somebody fits, whatever their state."""
        jobs = one.current
        words = fold(" ".join([one.name, one.email, *(str(job.organisation) for job in jobs)]))
        return (
            all(word in words for word in fold(self.text).split())
            and (self.organisation is None or any(job.organisation_id == self.organisation for job in jobs))
            and (not self.role or any(job.role == self.role for job in jobs))
            and (not self.factor or one.factor is (self.factor == "ja"))
        )


def colleagues(municipality: int) -> list[Colleague]:
    """Everybody by name, in five statements."""
    with within(municipality):
        rows = Membership.objects.select_related("account", "organisation", "deputises")
        jobs: dict[Account, list[Membership]] = {}
        for row in rows.order_by("organisation__folded"):
            jobs.setdefault(row.account, []).append(row)
        invitations = list(
            Invitation.objects.filter(accepted_at=None, withdrawn_at=None).prefetch_related(
                "offers__organisation", "offers__deputises"
            )
        )
    seen, protected = last_seen(municipality), _protected(jobs)
    found = [
        Colleague(
            name=account.name or account.email,
            email=account.email,
            state="aktiv" if account.is_active and any(job.counts for job in own) else "ausgeschieden",
            jobs=own,
            account=account.pk,
            seen=seen.get(account.pk),
            factor=account.pk in protected,
        )
        for account, own in jobs.items()
    ]
    found += [
        Colleague(
            name=one.name or one.email,
            email=one.email,
            state="eingeladen",
            jobs=list(one.offers.all()),
            invitation=one,
        )
        for one in invitations
    ]
    return sorted(found, key=lambda one: fold(one.name))


def last_seen(municipality: int) -> dict[int, datetime]:
    """When accounts last signed in here; what they do elsewhere is nobody's business here."""
    with within(municipality):
        rows = Entry.objects.filter(action=Action.SIGNED_IN, account__isnull=False).order_by()
        return dict(rows.values_list("account").annotate(Max("at")))


def _protected(accounts: Iterable[Account]) -> set[int]:
    found = Authenticator.objects.filter(user__in=list(accounts), type__in=SECOND_FACTORS)
    return set(found.values_list("user", flat=True))
