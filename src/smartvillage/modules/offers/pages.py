"""Offers of local shops for citizens."""

from typing import Any

from smartvillage.modules.offers.document import KIND
from smartvillage.surfaces.webapp.generic import Pages
from smartvillage.surfaces.webapp.meta import described, euro_data, offer_data
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source


def _data(found: Source, context: PageContext) -> dict[str, Any]:
    """The price of the whole only if there is one; several prices are of several things."""
    companies = (company.get("name") for company in found.get("companies") or ())
    shop = next((name for name in companies if name), None) or context.organisation(found)
    prices = [
        price["amount"] for price in found.get("price_informations") or () if price.get("amount") is not None
    ]
    return offer_data(
        found,
        context,
        offeredBy=described("Organization", name=shop) if shop else None,
        **euro_data(prices[0] if len(prices) == 1 else None),
    )


PAGES = Pages(KIND, dates="Gültig", data=_data)
FACES, NAVIGATION, urlpatterns = PAGES.faces, PAGES.navigation, PAGES.urlpatterns
