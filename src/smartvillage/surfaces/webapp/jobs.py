"""Regular work of the citizens' pages."""

from datetime import timedelta

from smartvillage.core.jobs.outbox import nightly
from smartvillage.core.municipalities.scope import across_all
from smartvillage.kit.dates import now
from smartvillage.surfaces.webapp.models import Submission

KEEP_DAYS = 90


@nightly(order=93)
def forget_submissions() -> None:
    """A device that was without network for longer sends its form as a new one."""
    with across_all():
        Submission.objects.filter(created_at__lt=now() - timedelta(days=KEEP_DAYS)).delete()
