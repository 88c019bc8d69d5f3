"""Taking a hand-over back: who left works here again, with everything their successor has not worked on since."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from smartvillage.core.audit.actions import note
from smartvillage.core.audit.models import Action
from smartvillage.core.content.models import Proposal
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.memberships import end, join
from smartvillage.core.people.models import Account, Membership
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.models import Draft, HandOver
from smartvillage.surfaces.cms.savedviews import take_views_back
from smartvillage.surfaces.oauth.models import Client

KEEP = timedelta(days=30)


def last_hand_over(*, municipality: int, leaver: Account) -> HandOver | None:
    """The one that can still be taken back."""
    with within(municipality):
        found = HandOver.objects.filter(leaver=leaver, at__gt=now() - KEEP).select_related("successor")
        latest: HandOver | None = found.order_by("-at").first()
    return latest


@transaction.atomic
def hand_back(*, viewer: Viewer, done: HandOver) -> int:
    """Returns how many things stay with the successor, who has worked on them. Raises `Invalid`.

    What came in by programs and sessions stays cut off: they are allowed and begun anew.
    """
    leaver, successor, moved = done.leaver, done.successor, done.moved
    with within(viewer.municipality):
        own = list(Draft.objects.filter(account=leaver, item__isnull=False).values_list("item", flat=True))
        drafts = Draft.objects.filter(pk__in=moved["drafts"], account=successor, updated_at__lte=done.at)
        given = {
            "drafts": drafts.exclude(item__in=own).update(account=leaver),
            "proposals": _theirs(Proposal, moved["proposals"])
            .filter(account=successor, at__lte=done.at)
            .update(account=leaver),
            "clients": _theirs(Client, moved["clients"]).filter(owner=successor).update(owner=leaver),
        }
        _work_again(viewer, done)
        begun = _theirs(Membership, moved["begun"]).filter(ended_at=None)
        end(viewer=viewer, memberships=list(begun))
        HandOver.objects.filter(pk=done.pk).delete()
    take_views_back(
        giver=leaver.pk,
        taker=successor.pk,
        municipality=viewer.municipality,
        own=moved["own_views"],
        given=moved["views"],
    )
    details = {"from": str(successor), **given}
    note(
        municipality=viewer.municipality,
        action=Action.HANDED_BACK,
        viewer=viewer,
        person=leaver,
        details=details,
    )
    return sum(len(moved[name]) - count for name, count in given.items())


def forget_hand_overs() -> int:
    """Those too old to be taken back; returns how many."""
    with across_all():
        count: int = HandOver.objects.filter(at__lte=now() - KEEP).delete()[0]
    return count


def _theirs(model: Any, numbers: list[int]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(pk__in=numbers)
    return rows


def _work_again(viewer: Viewer, done: HandOver) -> None:
    """In the organisations that are still open, on the terms of then."""
    jobs = (
        _theirs(Membership, done.moved["ended"]).exclude(ended_at=None).filter(organisation__closed_at=None)
    )
    for job in jobs.select_related("organisation", "deputises"):
        join(
            viewer=viewer,
            account=done.leaver,
            organisation=job.organisation,
            role=job.role,
            ends_on=job.ends_on,
            deputises=job.deputises,
        )
