"""Regular work of the editors' surface."""

from smartvillage.core.jobs.outbox import every
from smartvillage.surfaces.cms.drafts import remove_old_drafts


@every(minutes=24 * 60)
def forget_drafts() -> None:
    """What nobody came back to for half a year is not kept any longer."""
    remove_old_drafts()
