"""What belongs to places: lunches inside the document, vouchers beside it."""

from typing import Any

import pytest
import time_machine

from smartvillage.modules.places.tests.samples import EVERYTHING, create, named, show
from smartvillage.testing import Place

LUNCHES = """{ pointsOfInterest { lunches { id text listDate createdAt dates { id dateStart timeStart }
  lunchOffers { id name price createdAt } pointOfInterestAttributes pointOfInterest { name } } } }"""


def lunches(place: Place) -> Any:
    return place.agreed(LUNCHES, role="app")["pointsOfInterest"][0]["lunches"]


def test_lunches_are_parts_with_stable_numbers(town: Place) -> None:
    soup = {
        "text": "Suppenküche",
        "dates": [{"dateStart": "2026-03-02", "timeStart": "11:30"}],
        "lunchOffers": [{"name": "Linsen", "price": "4,50 €"}, {"name": "Erbsen", "price": "4 €"}],
        "pointOfInterestAttributes": "name,addresses",
    }
    create(town, lunches=[soup])
    [before] = lunches(town)
    assert before["pointOfInterest"] == {"name": "Mühle Borne"}
    assert before["dates"][0]["timeStart"] == "11:30"
    assert before["createdAt"] == before["lunchOffers"][0]["createdAt"]
    soup["lunchOffers"] = [{"name": "Erbsen", "price": "4 €"}]
    create(town, lunches=[soup])
    [after] = lunches(town)
    assert (after["id"], after["lunchOffers"]) == (before["id"], [before["lunchOffers"][1]])
    create(town)
    assert lunches(town) == []


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], None),
        ([{"weekday": "Montag"}], None),
        ([("2026-03-01", "")], "2026-03-01"),
        ([("2026-03-10", ""), ("2026-03-04", ""), ("2026-02-01", "")], "2026-03-04"),
        ([("2026-02-20", "2026-03-09")], "2026-03-03"),
        ([("2026-02-20", "2026-02-21")], "2026-02-20"),
        ([("2026-02-20", "2026-03-09"), ("2026-02-01", "")], "2026-02-20"),
    ],
)
def test_the_day_a_lunch_is_listed_under(town: Place, spans: list[Any], expected: str | None) -> None:
    dates = [span if isinstance(span, dict) else {"dateStart": span[0], "dateEnd": span[1]} for span in spans]
    create(town, lunches=[{"text": "Mittag", "dates": dates}])
    with time_machine.travel("2026-03-03T10:00:00+01:00", tick=False):
        listed = lunches(town)[0]["listDate"]
    assert listed == expected


def test_vouchers_hang_on_their_place(town: Place) -> None:
    quota = {"maxQuantity": 10, "maxPerPerson": 2}
    voucher = {"title": "Zwei für eins", "genericType": "egal", "quota": quota, "payload": {"farbe": "rot"}}
    made = create(town, vouchers=[voucher])
    named(town, "Anderswo")
    query = """{ pointsOfInterest(order: id_ASC) { name vouchers {
      genericType title payload pointOfInterest { id } quota { maxQuantity availableQuantity availableQuantityForMember(memberId: "1") } } } }"""
    mill, other = town.agreed(query, role="app")["pointsOfInterest"]
    assert other["vouchers"] == []
    [found] = mill["vouchers"]
    assert found["pointOfInterest"] == {"id": made["id"]}
    assert found["quota"] == {"maxQuantity": 10, "availableQuantity": 10, "availableQuantityForMember": 2}
    assert (found["genericType"], found["payload"]["farbe"]) == ("Voucher", "rot")
    town.agreed(EVERYTHING, role="app")


def test_a_new_voucher_shows_in_answers_made_before(town: Place) -> None:
    made = create(town)
    query = "{ pointsOfInterest { vouchers { title } } }"
    assert town.agreed(query, role="app")["pointsOfInterest"] == [{"vouchers": []}]
    create(town, id=made["id"], vouchers=[{"title": "Neu"}])
    assert town.agreed(query, role="app")["pointsOfInterest"] == [{"vouchers": [{"title": "Neu"}]}]
    voucher = town.data("{ genericItems { id } }")["genericItems"][0]["id"]
    assert show(town, voucher, "GenericItem", visible=False) == 200
    assert town.agreed(query, role="app")["pointsOfInterest"] == [{"vouchers": []}]
    nested = "{ categories { pointsOfInterest { name vouchers { title } } } }"
    assert town.agreed(nested)["categories"] == [
        {"pointsOfInterest": [{"name": "Mühle Borne", "vouchers": [{"title": "Neu"}]}]}
    ]
