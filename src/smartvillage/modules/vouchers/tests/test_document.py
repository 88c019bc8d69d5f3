"""Vouchers: what they save, how often they are given, where the partner is."""

from typing import Any

import pytest

from smartvillage.core.content.save import create_item
from smartvillage.modules.vouchers.document import KIND
from smartvillage.testing import Place

READ = """{ genericItems(genericType: "Voucher") { subtitle: teaser payload
  discountType { originalPrice discountedPrice discountPercentage discountAmount }
  quota { frequency maxQuantity maxPerPerson availableQuantity availableQuantityForMember(memberId: "7") }
  pointOfInterest { name vouchers { id } } } }"""


def make(place: Place, **values: Any) -> str:
    return str(create_item(viewer=place.viewer(), kind=KIND, values={"title": "Kaffee", **values}).item.pk)


def test_a_voucher_as_an_editor_makes_it(town: Place) -> None:
    cafe = town.data('mutation { createPointOfInterest(name: "Café") { id } }')["createPointOfInterest"]["id"]
    made = make(
        town,
        teaser="Zwei für eins",
        discount_type={"original_price": "4.50", "discount_percentage": 50},
        quota={"frequency": "monthly", "max_quantity": 100},
        point_of_interest_id=cafe,
        payload={"farbe": "rot"},
    )
    assert town.agreed(READ, role="app")["genericItems"] == [
        {
            "subtitle": "Zwei für eins",
            "payload": {"farbe": "rot", "id": made},
            "discountType": {
                "originalPrice": 4.5,
                "discountedPrice": None,
                "discountPercentage": 50,
                "discountAmount": None,
            },
            "quota": {
                "frequency": "monthly",
                "maxQuantity": 100,
                "maxPerPerson": None,
                "availableQuantity": 100,
                "availableQuantityForMember": 1,
            },
            "pointOfInterest": {"name": "Café", "vouchers": [{"id": made}]},
        }
    ]


@pytest.mark.parametrize(
    ("quota", "left"),
    [({"max_per_person": 3}, 3), ({"max_per_person": 3, "max_quantity": 2}, 2), ({"frequency": "once"}, 1)],
)
def test_what_a_member_may_redeem(town: Place, quota: dict[str, Any], left: int) -> None:
    make(town, quota=quota)
    [found] = town.agreed(READ, role="app")["genericItems"]
    assert found["quota"]["availableQuantityForMember"] == left
    assert found["quota"]["availableQuantity"] == quota.get("max_quantity")


def test_a_partner_that_citizens_cannot_see_is_not_shown(town: Place, amt: Place) -> None:
    query = 'mutation { createPointOfInterest(name: "Nebenan") { id } }'
    foreign = amt.data(query)["createPointOfInterest"]["id"]
    hidden = town.data(query, role="restricted")["createPointOfInterest"]["id"]
    for number in (foreign, hidden, "4711", None):
        make(town, point_of_interest_id=number)
    found = town.agreed(READ, role="app")["genericItems"]
    assert [one["pointOfInterest"] for one in found] == [None] * 4
