"""The waste calendar on the wire: importers, editors, phones."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.content.partids import part_id, sub_part_id
from smartvillage.core.people.rights import Right
from smartvillage.modules.waste.numbers import own_address, wire_address
from smartvillage.testing import Place, ask

ADD = """mutation ($day: String, $type: String, $street: String, $zip: String, $city: String, $note: String) {
  createWastePickUpTime(pickupDate: $day, note: $note, wasteLocationType: {wasteType: $type,
    address: {street: $street, zip: $zip, city: $city}}) { id pickupDate note wasteLocationTypeId
    wasteLocationType { id wasteType addressId address { id street } } } }"""
READ = """{ wasteAddresses { id street zip city wasteLocationTypes {
  wasteType listPickUpDates wasteTour { title } pickUpTimes { pickupDate note } } } }"""
MAIN = {"street": "Hauptstraße 1", "zip": "14806", "city": "Bad Belzig"}


def add(place: Place, day: str, kind: str = "paper", **said: Any) -> Any:
    return place.data(ADD, {"day": day, "type": kind, **MAIN, **said}, role="user")["createWastePickUpTime"]


def test_importers_add_dates_as_often_as_they_like(town: Place, amt: Place) -> None:
    first = add(town, "2026-01-05", note="vor 6 Uhr")
    assert add(town, "2026-01-05") == first
    add(town, "05.02.2026")
    add(town, "2026-01-07", "organic")
    add(amt, "2026-03-03")
    kind = first["wasteLocationType"]
    assert (first["pickupDate"], first["note"], kind["wasteType"]) == ("2026-01-05", "vor 6 Uhr", "paper")
    assert str(kind["addressId"]) == kind["address"]["id"]
    assert town.agreed(READ, role="app")["wasteAddresses"] == [
        {
            "id": kind["address"]["id"],
            **MAIN,
            "wasteLocationTypes": [
                {
                    "wasteType": "paper",
                    "listPickUpDates": ["2026-01-05", "2026-02-05"],
                    "wasteTour": None,
                    "pickUpTimes": [
                        {"pickupDate": "2026-01-05", "note": "vor 6 Uhr"},
                        {"pickupDate": "2026-02-05", "note": None},
                    ],
                },
                {
                    "wasteType": "organic",
                    "listPickUpDates": ["2026-01-07"],
                    "wasteTour": None,
                    "pickUpTimes": [{"pickupDate": "2026-01-07", "note": None}],
                },
            ],
        }
    ]


def test_streets_are_found_sorted_and_paged(town: Place) -> None:
    for street in ("Ährenweg 2", "Bahnhofstraße 1", "Zum Gut 3", "Gartenstr. 4"):
        add(town, "2026-01-05", street=street)

    def streets(arguments: str = "") -> list[str]:
        found = town.agreed(f"{{ wasteAddresses{arguments} {{ street }} }}", role="app")["wasteAddresses"]
        return [row["street"] for row in found]

    assert streets() == ["Ährenweg 2", "Bahnhofstraße 1", "Gartenstr. 4", "Zum Gut 3"]
    assert streets('(search: "BAHN")') == ["Bahnhofstraße 1"]
    assert streets('(search: "ÄHREN")') == ["Ährenweg 2"]
    assert streets("(limit: 2, skip: 1, order: street_DESC)") == ["Gartenstr. 4", "Bahnhofstraße 1"]
    assert streets("(limit: -1)") == []
    assert streets("(ids: [1, 7000000])") == []
    first = town.data("{ wasteAddresses { id } }")["wasteAddresses"][0]["id"]
    assert streets(f"(ids: {first})") == ["Ährenweg 2"]


def test_tours_give_their_dates_to_the_addresses_they_serve(town: Place) -> None:
    made = 'mutation { createWasteLocation(street: "Am Markt 2", zip: "14806", city: "Bad Belzig") { id } }'
    address = town.data(made)["createWasteLocation"]["id"]
    assert town.data(made)["createWasteLocation"]["id"] == address
    tour = town.data('mutation { createWasteTour(title: "Nord", wasteType: "paper") { id } }')[
        "createWasteTour"
    ]["id"]
    change = 'mutation { updateWasteTourDates(id: %s, year: "2026", dates: %s) { id } }'
    town.data(change % (tour, '["2026-01-05", "2026-02-05", "2027-01-01", "unsinn"]'))
    assign = f"mutation {{ assignWasteLocationToTour(addressId: {address}, tourId: {tour}, tourValue: %s) {{ id }} }}"
    served = town.data(assign % "true")["assignWasteLocationToTour"]["id"]
    assert town.data(assign % "true")["assignWasteLocationToTour"]["id"] == served
    dates = f"{{ wasteTourDates(tourId: {tour}) {{ pickupDate }} wasteLocationTypes(tourId: {tour}) {{ id listPickUpDates }} }}"
    assert town.agreed(dates) == {
        "wasteTourDates": [{"pickupDate": "2026-01-05"}, {"pickupDate": "2026-02-05"}],
        "wasteLocationTypes": [{"id": served, "listPickUpDates": ["2026-01-05", "2026-02-05"]}],
    }
    town.data(change % (tour, '["2026-03-05"]'))
    one = f"{{ wasteLocationType(id: {served}) {{ listPickUpDates wasteTour {{ title }} address {{ street }} }} }}"
    assert town.agreed(one)["wasteLocationType"] == {
        "listPickUpDates": ["2026-03-05"],
        "wasteTour": {"title": "Nord"},
        "address": {"street": "Am Markt 2"},
    }
    assert town.data(assign % "false")["assignWasteLocationToTour"]["id"] == "0"
    assert "Record not found" in town.ask(one)["errors"][0]["message"]
    gone = f'mutation {{ destroyRecord(id: {tour}, recordType: "Waste::Tour") {{ statusCode }} }}'
    assert [town.data(gone)["destroyRecord"]["statusCode"] for _ in range(2)] == [200, 404]
    gone = f'mutation {{ destroyRecord(id: {address}, recordType: "Address") {{ id statusCode }} }}'
    assert town.data(gone)["destroyRecord"] == {"id": int(address), "statusCode": 200}
    assert town.agreed("{ wasteAddresses { id } wasteTours { id } }") == {
        "wasteAddresses": [],
        "wasteTours": [],
    }


def test_batches_say_what_went_wrong(town: Place) -> None:
    batch = """mutation { createWastePickUpTimes(inputs: [
      {pickupDate: "2026-01-05", street: "Hauptstraße 1", wasteType: "paper", rhythmRrule: "FREQ=WEEKLY", rhythmStartDate: "2026-01-05"},
      {pickupDate: "gestern", street: "Hauptstraße 1", wasteType: "paper"},
      {pickupDate: "2026-01-06", street: " ", wasteType: "paper"}]) { success errors } }"""
    assert town.data(batch)["createWastePickUpTimes"] == {
        "success": False,
        "errors": [
            "1: Invalid input: Datum (pickupDate) ist keines",
            "2: Invalid input: Straße muss ausgefüllt werden",
        ],
    }
    assert len(town.data(READ)["wasteAddresses"]) == 1


def test_dates_are_removed_by_number_or_by_what_they_are(town: Place, amt: Place) -> None:
    made, other = add(town, "2026-01-05"), add(amt, "2026-01-05")
    remove = "mutation { destroyWastePickUpTime(ids: [%s]) { id statusCode } }"
    assert town.data(remove % other["id"])["destroyWastePickUpTime"]["statusCode"] == 404
    assert town.data(remove % made["id"])["destroyWastePickUpTime"] == {
        "id": int(made["id"]),
        "statusCode": 200,
    }
    add(town, "2026-01-05")
    same = """mutation { destroyWastePickUpTime(pickupDate: "2026-01-05",
      wasteLocationType: {wasteType: "paper", address: {street: "Hauptstraße 1"}}) { statusCode } }"""
    assert [town.data(same)["destroyWastePickUpTime"]["statusCode"] for _ in range(2)] == [200, 404]
    everything = 'mutation { destroyWastePickUpTime(pickupDate: "2026-01-05", wasteLocationType: {wasteType: "paper"}) { statusCode } }'
    assert town.data(everything)["destroyWastePickUpTime"]["statusCode"] == 404


@pytest.mark.parametrize(
    ("role", "allowed"), [("admin", True), ("editor", True), ("restricted", False), ("app", False)]
)
def test_who_may_write(town: Place, role: str, allowed: bool) -> None:
    write = 'mutation { createWasteTour(title: "Nord") { id } }'
    assert ("errors" not in town.ask(write, role=role)) == allowed
    without = frozenset(Right) - {Right.WASTE_CALENDAR}
    assert ("errors" not in town.ask(write, role=role, rights=without)) == (role == "admin")


def test_a_long_list_takes_three_statements(town: Place, django_assert_num_queries: Any) -> None:
    for index in range(12):
        add(town, "2026-01-05", street=f"Weg {index}")
    viewer = town.viewer("app")
    ask(READ, viewer=viewer)
    with django_assert_num_queries(3):
        assert len(ask(READ, viewer=viewer)["data"]["wasteAddresses"]) == 12


WILD = st.text(max_size=40) | st.sampled_from(["2026-02-30", "0000-00-00", "9999-12-31", "\x00", "1e9"])


@given(day=WILD, street=WILD, kind=WILD, number=st.integers(-(2**31), 2**31 - 1))
def test_wild_input_is_refused_in_words(day: str, street: str, kind: str, number: int) -> None:
    """Arguments alone, without a database: what is no date or street never reaches it."""
    from smartvillage.modules.waste.rest import wall_clock

    assert wall_clock(day) is None or ":" in day
    assert own_address(number) is None or number % 1000 == 0


def test_numbers_of_addresses_are_never_numbers_of_parts() -> None:
    for row in (1, 2, 999, 2_000_000):
        number = wire_address(row)
        assert own_address(number) == row
        assert number < 2**31
        parts = {
            part_id(item=item, number=n)
            for item in (row - 1, row, row + 1)
            for n in (1, 998, 999, 1000, 99_999)
        }
        assert number not in parts | {sub_part_id(part=part, number=7) for part in parts}


@pytest.mark.parametrize("year", ["0", "10000", "unsinn"])
def test_dates_of_a_year_that_is_none_are_refused(town: Place, year: str) -> None:
    tour = town.data('mutation { createWasteTour(title: "Nord", wasteType: "paper") { id } }')[
        "createWasteTour"
    ]
    change = f'mutation {{ updateWasteTourDates(id: {tour["id"]}, year: "{year}", dates: []) {{ id }} }}'
    assert "ist kein Jahr" in town.ask(change)["errors"][0]["message"]
