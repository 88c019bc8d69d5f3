"""Regular work of the editors' surface."""

from datetime import timedelta

from django.db import transaction

from smartvillage.core.content.versions import STRUCTURE, bump
from smartvillage.core.jobs.outbox import every, nightly
from smartvillage.core.municipalities.directory import tenants
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.invitations import forget_invitations
from smartvillage.core.people.models import Membership
from smartvillage.kit.dates import today
from smartvillage.surfaces.cms.drafts import remove_old_drafts
from smartvillage.surfaces.cms.handback import forget_hand_overs
from smartvillage.surfaces.cms.letters import remind_of_endings, remind_reviewers
from smartvillage.surfaces.cms.sessions import forget_sessions


@every(minutes=24 * 60)
def forget_drafts() -> None:
    """What nobody came back to for half a year is not kept any longer."""
    remove_old_drafts()


@nightly(order=5)
def endings() -> None:
    """Memberships end without anybody writing, so what was kept for their rights is dropped here; others are told."""
    for found in tenants():
        with within(found.id):
            over = Membership.objects.filter(ends_on=today() - timedelta(days=1)).exists()
        if over:
            with transaction.atomic():
                bump(municipality=found.id, kind=STRUCTURE)
        remind_of_endings(municipality=found.id)


@nightly(order=94)
def forget_people() -> None:
    """Sessions that are over, invitations nobody can answer any more, hand-overs nobody can take back any more."""
    forget_sessions()
    forget_invitations()
    forget_hand_overs()


@every(minutes=60)
def remind_of_reviews() -> None:
    """What waits for a release is not forgotten."""
    for found in tenants():
        remind_reviewers(municipality=found.id)
