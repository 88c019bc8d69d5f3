"""Regular work of the editors' surface."""

from smartvillage.core.jobs.outbox import every, nightly
from smartvillage.core.municipalities.directory import tenants
from smartvillage.core.people.invitations import forget_invitations
from smartvillage.surfaces.cms.drafts import remove_old_drafts
from smartvillage.surfaces.cms.letters import remind_reviewers
from smartvillage.surfaces.cms.sessions import forget_sessions


@every(minutes=24 * 60)
def forget_drafts() -> None:
    """What nobody came back to for half a year is not kept any longer."""
    remove_old_drafts()


@nightly(order=94)
def forget_people() -> None:
    """Sessions that are over, invitations nobody can answer any more."""
    forget_sessions()
    forget_invitations()


@every(minutes=60)
def remind_of_reviews() -> None:
    """What waits for a release is not forgotten."""
    for found in tenants():
        remind_reviewers(municipality=found.id)
