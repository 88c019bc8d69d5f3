"""Offers as citizens see them."""

from smartvillage.kit.dates import iso_datetime, now
from smartvillage.surfaces.webapp.tests.pagecheck import words
from smartvillage.testing import Place


def test_an_offer_appears_when_it_is_time(town: Place) -> None:
    from datetime import timedelta

    town.publish("generic_item", "Offer", title="Brot", price_informations=[{"amount": 2.5}])
    town.publish(
        "generic_item", "Offer", title="Stollen", publication_date=iso_datetime(now() + timedelta(days=2))
    )
    said = words(town.page("/angebote"))
    assert "Brot" in said
    assert "Stollen" not in said
    assert "Zurzeit gibt es hier nichts" in words(town.page("/angebote?suche=kuchen"))
