"""Forms are personal: they go when their time is over."""

from datetime import timedelta

from smartvillage.core.jobs.outbox import nightly
from smartvillage.core.municipalities.directory import tenants
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.modules.citizen_forms.models import CitizenForm

KEEP_DAYS = 180


@nightly(order=92)
def forget_old() -> None:
    for tenant in tenants():
        days = tenant.settings.get("forms_keep_days")
        kept = timedelta(days=days if isinstance(days, int) and days > 0 else KEEP_DAYS)
        with within(tenant.id):
            CitizenForm.objects.filter(created_at__lt=now() - kept).delete()
