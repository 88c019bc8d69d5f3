"""Leaving: what somebody began or answers for goes to a successor, and their access ends, all of it or nothing."""

from collections.abc import Collection
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.models import Item, Proposal
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.memberships import at_work, end, join
from smartvillage.core.people.models import Account, Membership
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.leaving import cut_off
from smartvillage.surfaces.cms.models import Draft, HandOver
from smartvillage.surfaces.cms.savedviews import all_views, give_views
from smartvillage.surfaces.oauth.models import Client


@dataclass(frozen=True)
class Luggage:
    """What moves, by name; `staying`: how many unfinished items stay with their organisation."""

    drafts: list[str]
    proposals: list[str]
    views: list[str]
    clients: list[str]
    staying: int

    @property
    def empty(self) -> bool:
        return not any((self.drafts, self.proposals, self.views, self.clients))


def luggage(*, municipality: int, account: Account) -> Luggage:
    """What somebody would leave behind here."""
    with within(municipality):
        drafts = Draft.objects.filter(account=account).select_related("item").order_by("-updated_at")
        proposals = Proposal.objects.filter(account=account).select_related("item").order_by("at")
        unfinished = Item.objects.filter(
            state__in=(Item.State.DRAFT, Item.State.REVIEW), revisions__account=account
        )
        return Luggage(
            drafts=[_title(draft) for draft in drafts],
            proposals=[
                one.item.title or "Ohne Titel" for one in proposals.defer("document", "item__document")
            ],
            views=[name for names in all_views(account, municipality).values() for name in names],
            clients=[
                str(one) for one in Client.objects.filter(owner=account, membership=None).order_by("name")
            ],
            staying=unfinished.distinct().count(),
        )


def vacant(*, municipality: int, account: Account, successor: Account | None = None) -> list[Membership]:
    """Memberships that count of somebody who leaves, in organisations for which the successor does not work."""
    taken = (
        {one.organisation_id for one in at_work(municipality=municipality, account=successor.pk)}
        if successor
        else ()
    )
    return [
        one
        for one in at_work(municipality=municipality, account=account.pk)
        if one.organisation_id not in taken
    ]


@transaction.atomic
def hand_over(*, viewer: Viewer, leaver: Account, successor: Account, organisations: Collection[int]) -> None:
    """`organisations`: where the successor takes the leaver's role. Raises `Invalid` for the last administrator."""
    here = viewer.municipality
    begun = [
        join(viewer=viewer, account=successor, organisation=job.organisation, role=job.role).pk
        for job in vacant(municipality=here, account=leaver, successor=successor)
        if job.organisation_id in organisations
    ]
    own_views = deepcopy(all_views(leaver, here))
    with within(here):
        jobs = list(Membership.objects.filter(account=leaver).select_related("organisation"))
        moved: dict[str, Any] = {
            "drafts": _drafts(leaver, successor),
            "proposals": _given(Proposal.objects.filter(account=leaver), account=successor),
            "clients": _given(Client.objects.filter(owner=leaver, membership=None), owner=successor),
            "views": give_views(giver=leaver.pk, taker=successor.pk, municipality=here),
            "own_views": own_views,
            "ended": [job.pk for job in jobs if job.counts],
            "begun": begun,
        }
        HandOver.objects.create(
            municipality_id=here, leaver=leaver, successor=successor, at=now(), moved=moved
        )
    told = {"to": str(successor), **{name: len(moved[name]) for name in ("drafts", "proposals", "clients")}}
    told["views"] = sum(map(len, own_views.values()))
    note(municipality=here, action=Action.HANDED_OVER, viewer=viewer, person=leaver, details=told)
    end(viewer=viewer, memberships=jobs)
    cut_off(viewer=viewer, account=leaver)


def _drafts(leaver: Account, successor: Account) -> list[int]:
    """Where the successor has typed into the same item, theirs is the newer thought; the other stays where it is."""
    own = Draft.objects.filter(account=successor, item__isnull=False).values_list("item", flat=True)
    return _given(Draft.objects.filter(account=leaver).exclude(item__in=list(own)), account=successor)


def _given(rows: QuerySet[Any], **owner: Account) -> list[int]:
    numbers = list(rows.values_list("pk", flat=True))
    rows.model.objects.filter(pk__in=numbers).update(**owner)
    return numbers


def _title(draft: Draft) -> str:
    said = draft.data.get("raw", {})
    return str(
        (draft.item.title if draft.item else "") or said.get("title") or said.get("name") or "Ohne Titel"
    )
