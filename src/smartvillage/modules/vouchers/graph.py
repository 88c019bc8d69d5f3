"""Vouchers on the wire. A refusal is a status: on errors the app would send the redemption again and again."""

from collections.abc import Sequence
from typing import Any

from smartvillage.core.content.errors import NotFound
from smartvillage.core.content.kinds import GENERIC
from smartvillage.core.content.select import ItemQuery
from smartvillage.core.limits import TooMany, limit
from smartvillage.core.quotas.actions import NotRedeemable
from smartvillage.core.quotas.queries import left_for, taken, taken_by
from smartvillage.modules.vouchers.actions import redeem_voucher
from smartvillage.modules.vouchers.document import KIND
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.itemfields import item_list, one_item
from smartvillage.surfaces.graphql.specs import Args, Attached, Compute, Source, TypeSpecs
from smartvillage.surfaces.graphql.wire import number

TRIES_AN_HOUR = 300


def voucher(context: Context, args: Args) -> ItemQuery:
    """The type promises one: what is none is an error."""
    query = one_item(context, args, kind=GENERIC).where("i.generic_type = %s", KIND.generic_type)
    if not query.rows("i.id"):
        raise NotFound
    return query


def vouchers(context: Context, args: Args) -> ItemQuery:
    """All, or those a member has redeemed: one's own, or as staff."""
    query = item_list(context, args, kind=GENERIC).where("i.generic_type = %s", KIND.generic_type)
    if (asked := number(args.get("memberId"))) is not None:
        own = asked == context.viewer.member or not context.viewer.public
        found = taken_by(municipality=context.viewer.municipality, member=asked) if own else []
        query.among("i.id", sorted({item for item, _, _ in found}))
        context.cacheable = False
    return query


def redeem_quota_of_voucher(context: Context, args: Args) -> dict[str, Any]:
    member, asked = number(args["memberId"]) or 0, number(args["voucherId"]) or 0
    try:
        limit(f"redeem:{context.viewer.municipality}:{member}", times=TRIES_AN_HOUR, seconds=3600)
        redeem_voucher(
            viewer=context.viewer,
            voucher=asked,
            member=member,
            quantity=args["quantity"],
            device=args.get("deviceToken") or "",
        )
    except NotRedeemable as error:
        return {"id": None, "status": str(error), "status_code": getattr(error, "code", 403)}
    except TooMany as error:
        return {"id": None, "status": str(error), "status_code": 429}
    return {"id": str(asked), "status": "Voucher redeemed", "status_code": 200}


def _quotas(context: Context, sources: Sequence[Source]) -> dict[int, Source]:
    """Each quota with what is gone of it."""
    limited = [one for one in sources if one.get("quota")]
    if not limited:
        return {}
    gone = taken(municipality=context.viewer.municipality, items=[one["id"] for one in limited])
    return {
        one["id"]: {**one["quota"], "item": one["id"], "taken": gone.get(one["id"], 0)} for one in limited
    }


def _available(quota: Source, _context: Context, _args: Args) -> int | None:
    total = quota.get("max_quantity")
    return None if total is None else max(total - quota["taken"], 0)


def _for_member(quota: Source, context: Context, args: Args) -> int:
    """What a member may still redeem now; of an unknown one, what everybody may."""
    per_person: int = quota.get("max_per_person") or 1
    member = number(args.get("memberId"))
    if member is not None:
        place = context.viewer.municipality
        rows = context.once(("taken", member), lambda: taken_by(municipality=place, member=member))
        per_person = left_for(
            rows,
            item=quota["item"],
            per_person=per_person,
            frequency=quota.get("frequency"),
            day=context.today,
        )
    total = _available(quota, context, args)
    return per_person if total is None else min(per_person, total)


TYPES: dict[str, TypeSpecs] = {
    "GenericItem": {"quota": Attached("quota", _quotas, absent=None, kinds=frozenset({GENERIC}))},
    "Quota": {
        "availableQuantity": Compute(_available, kinds=frozenset({GENERIC})),
        "availableQuantityForMember": Compute(_for_member, kinds=frozenset({GENERIC})),
    },
}
QUERIES = {"voucher": voucher, "vouchers": vouchers}
MUTATIONS = {"redeemQuotaOfVoucher": redeem_quota_of_voucher}
