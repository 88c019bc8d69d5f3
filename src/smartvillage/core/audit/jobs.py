"""Regular work of the log."""

from smartvillage.core.audit.actions import forget_old_entries
from smartvillage.core.jobs.outbox import nightly


@nightly(order=92)
def forget() -> None:
    forget_old_entries()
