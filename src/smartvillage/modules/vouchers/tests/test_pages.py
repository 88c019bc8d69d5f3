"""Vouchers as citizens see them."""

from smartvillage.surfaces.webapp.tests.pagecheck import data, words
from smartvillage.testing import Place


def test_what_a_voucher_saves(town: Place) -> None:
    discount = {"original_price": 5, "discounted_price": 3.5, "discount_percentage": 30}
    number = town.publish(
        "generic_item", "Voucher", title="Eis", discount_type=discount, quota={"frequency": "weekly"}
    )
    answer = town.page(f"/gutscheine/{number}-eis")
    said = words(answer)
    assert "Mit Gutschein 3,50 € statt 5 € Sie sparen 30 % Einlösen wöchentlich" in said
    assert data(answer) == {
        "@context": "https://schema.org",
        "@type": "Offer",
        "name": "Eis",
        "price": "3.50",
        "priceCurrency": "EUR",
        "url": f"http://{town.slug}.localhost/gutscheine/{number}-eis",
    }
