"""Offers as citizens see them."""

from smartvillage.kit.dates import iso_datetime, now
from smartvillage.surfaces.webapp.tests.pagecheck import data, words
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
    assert "Nichts gefunden Nehmen Sie einen Filter weg" in words(town.page("/angebote?suche=kuchen"))


def test_what_search_engines_read(town: Place) -> None:
    number = town.publish(
        "generic_item",
        "Offer",
        title="Brot",
        description="Aus dem Holzofen.",
        companies=[{"name": "Bäckerei Korn"}],
        price_informations=[{"amount": 2.5}],
        dates=[{"date_start": "2026-01-05", "date_end": "2099-01-31", "time_end": "18:00"}],
    )
    address = f"/angebote/{number}-brot"
    assert data(town.page(address)) == {
        "@context": "https://schema.org",
        "@type": "Offer",
        "name": "Brot",
        "description": "Aus dem Holzofen.",
        "validFrom": "2026-01-05T00:00:00+01:00",
        "validThrough": "2099-01-31T18:00:00+01:00",
        "offeredBy": {"@type": "Organization", "name": "Bäckerei Korn"},
        "price": "2.50",
        "priceCurrency": "EUR",
        "url": f"http://{town.slug}.localhost{address}",
    }


def test_prices_of_several_things_are_not_the_price(town: Place) -> None:
    prices = [{"name": "Brot", "amount": 4}, {"name": "Brezel", "amount": 1}]
    number = town.publish("generic_item", "Offer", title="Backtag", price_informations=prices)
    said = data(town.page(f"/angebote/{number}-backtag"))
    assert set(said) == {"@context", "@type", "name", "offeredBy", "url"}
