"""Mails that stay inside: where people practise, nobody outside gets one."""

from smartvillage.core.mail.models import UnsentMail
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.municipalities.scope import within


def withheld(*, tenant: Tenant, subject: str, receivers: int) -> bool:
    """Whether a mail of this municipality must not go out; then that is written down."""
    if not tenant.training:
        return False
    with within(tenant.id):
        UnsentMail.objects.create(
            municipality_id=tenant.id,
            subject=subject[:200],
            receivers=receivers,
            reason=UnsentMail.Reason.TRAINING,
        )
    return True
