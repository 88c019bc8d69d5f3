"""Profiles nobody needs go."""

from smartvillage.core.jobs.outbox import nightly
from smartvillage.core.municipalities.directory import tenants
from smartvillage.kit.dates import now
from smartvillage.modules.members.actions import forget_unused


@nightly(order=93)
def forget_members() -> None:
    for tenant in tenants():
        forget_unused(municipality=tenant.id, at=now())
