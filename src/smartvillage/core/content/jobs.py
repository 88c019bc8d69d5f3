"""Regular work on content."""

from smartvillage.core.content.states import purge_trash
from smartvillage.core.jobs.outbox import every
from smartvillage.core.municipalities.directory import tenants


@every(minutes=24 * 60)
def empty_trash() -> None:
    """Delete for good what has been in the trash for 30 days."""
    for tenant in tenants():
        purge_trash(municipality=tenant.id)
