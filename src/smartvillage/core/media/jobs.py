"""Every night: what may no longer be shown is not."""

from smartvillage.core.jobs.outbox import nightly
from smartvillage.core.media.keeping import take_down
from smartvillage.core.municipalities.directory import tenants
from smartvillage.kit.dates import today


@nightly(order=20)
def end_licences() -> None:
    for tenant in tenants():
        take_down(municipality=tenant.id, day=today())
