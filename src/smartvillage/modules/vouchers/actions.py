"""Redeeming vouchers."""

from smartvillage.core.content.find import find_item
from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.quotas.actions import NotRedeemable, Quota, redeem
from smartvillage.kit.dates import today
from smartvillage.modules.vouchers.document import KIND, Voucher


class NotFoundOrForeign(NotRedeemable):
    """`code`: the status the client gets."""

    def __init__(self, code: int, message: str) -> None:
        self.code = code
        super().__init__(message)


def redeem_voucher(*, viewer: Viewer, voucher: int, member: int, quantity: int, device: str) -> None:
    """For the calling member only, on a day when it is valid. Raises `NotRedeemable`."""
    if viewer.member is None or viewer.member != member:
        raise NotFoundOrForeign(403, "Access not permitted")
    item = find_item(viewer=viewer, kind=GENERIC, number=voucher)
    if item is None or item.generic_type != KIND.generic_type:
        raise NotFoundOrForeign(404, "Record not found")
    document = Voucher.model_validate_json(item.document)
    if not is_valid(document):
        raise NotFoundOrForeign(403, "Voucher not valid today")
    redeem(item=item, member=member, quantity=quantity, quota=quota_of(document), device=device)


def is_valid(document: Voucher) -> bool:
    """Within one of its dates; without dates, always."""
    day = today()
    spans = [(found.starts_on, found.ends_on, found) for found in document.happenings()]
    open_ended = {span.id for span in document.dates if span.date_start and not span.date_end}
    return not spans or any(
        first <= day and (day <= last or found.part in open_ended) for first, last, found in spans
    )


def quota_of(document: Voucher) -> Quota:
    quota = document.quota
    if quota is None:
        return Quota()
    return Quota(total=quota.max_quantity, per_person=quota.max_per_person or 1, frequency=quota.frequency)
