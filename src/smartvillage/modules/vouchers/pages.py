"""Vouchers for citizens: what they save; they are redeemed in the app."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from smartvillage.core.quotas.periods import FREQUENCIES
from smartvillage.modules.vouchers.document import KIND
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.generic import Pages
from smartvillage.surfaces.webapp.meta import euro_data, offer_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source
from smartvillage.surfaces.webapp.wording import euros, joined


def _facts(found: Source) -> Iterator[Fact]:
    discount, quota = found.get("discount_type") or {}, found.get("quota") or {}
    before, after = discount.get("original_price"), discount.get("discounted_price")
    saved, percent = discount.get("discount_amount"), discount.get("discount_percentage")
    said = [
        Fact("ticket", _("Mit Gutschein"), _price(after, before)),
        Fact(
            "tags",
            _("Sie sparen"),
            joined(euros(saved) if saved else "", f"{percent:g} %" if percent else "", by=" / "),
        ),
        Fact("refresh", _("Einlösen"), FREQUENCIES.get(quota.get("frequency") or "", "")),
        Fact("device-mobile", _("Wo"), _("in der App Ihrer Kommune")),
    ]
    yield from (fact for fact in said if fact.text)


def _price(after: float | None, before: float | None) -> str:
    if after is None:
        return ""
    return (
        _("%(new)s statt %(old)s") % {"new": euros(after), "old": euros(before)} if before else euros(after)
    )


def _data(found: Source, context: PageContext) -> dict[str, Any]:
    price = (found.get("discount_type") or {}).get("discounted_price")
    return offer_data(found, context, **euro_data(price))


PAGES = Pages(KIND, dates="Gültig", facts=_facts, data=_data)
FACES, NAVIGATION, urlpatterns = PAGES.faces, PAGES.navigation, PAGES.urlpatterns
SCREENS = {
    **dict.fromkeys(("VoucherHome", "VoucherIndex"), PAGES.url),
    "VoucherDetail": f"{PAGES.url}/{{id}}",
}
