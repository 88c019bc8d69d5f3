"""Places written by importers, editors and people who may not."""

from datetime import timedelta
from typing import Any

import pytest

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.modules.places.tests.samples import CREATE, EVERYTHING, MILL, create, named, names, show
from smartvillage.surfaces.graphql import upsert
from smartvillage.testing import Place


def test_formats(town: Place) -> None:
    made = create(town)
    number = int(made["id"])
    assert made["addresses"] == [
        {
            "id": str(number * 1000 + 3),
            "city": "Borne",
            "kind": "default",
            "geoLocation": {"id": str(number * 1000 + 4), "latitude": 52.15, "longitude": 12.6},
        }
    ]
    first, second = made["openingHours"]
    del first["id"], second["id"]
    assert first == {"weekday": "Montag", "timeFrom": "09:00", "timeTo": "17:00", "dateFrom": ""}
    assert second == {"weekday": "Dienstag", "timeFrom": "", "timeTo": "", "dateFrom": ""}
    [read] = town.agreed(EVERYTHING, role="app")["pointsOfInterest"]
    assert (read["mediaContents"][0]["width"], read["mediaContents"][0]["height"]) == (640, None)
    assert (read["travelTimes"], read["vouchers"], read["lunches"]) == ([], [], [])
    assert (read["settings"], read["location"], read["payload"]) == (None, None, {})
    assert (read["active"], read["hasTravelTimes"], read["externalId"]) == (True, False, "p1")
    assert (read["category"], read["tagList"]) == ({"name": "Mühlen"}, ["Wasser", "Technik"])


def test_sent_again_it_replaces_parts_and_keeps_what_is_not_said(town: Place) -> None:
    first = create(town)
    hours = [{"weekday": "Dienstag", "open": False}, {"weekday": "Mittwoch", "timeFrom": "10:00"}]
    variables = {"external": "p1", "name": "Wassermühle", "hours": hours}
    again = town.data(CREATE, variables)["createPointOfInterest"]
    assert (again["id"], again["name"]) == (first["id"], "Wassermühle")
    assert (again["description"], again["tagList"]) == ("<p>Alt</p>", ["Wasser", "Technik"])
    assert (again["addresses"], again["categories"]) == ([], [])
    assert [hour["weekday"] for hour in again["openingHours"]] == ["Dienstag", "Mittwoch"]
    assert again["openingHours"][0]["id"] == first["openingHours"][1]["id"]


def test_unchanged_input_is_only_touched(town: Place) -> None:
    made = create(town)
    with within(town.id):
        Item.objects.filter(pk=made["id"]).update(touched_at=now() - timedelta(days=3))
    again = create(town)
    with within(town.id):
        item = Item.objects.get(pk=made["id"])
    assert again == made
    assert item.version == 1
    assert now() - item.touched_at < timedelta(minutes=1)


def test_what_an_editor_changed_by_hand_stays(town: Place) -> None:
    made = create(town)
    create(town, id=made["id"], name="Handgemacht", external=None, force=True)
    again = create(town, name="Vom Import", text="<p>Neu</p>")
    assert (again["id"], again["name"], again["description"]) == (made["id"], "Handgemacht", "<p>Neu</p>")


def test_which_record_is_meant(town: Place) -> None:
    first = create(town)["id"]
    assert create(town, id="", text="Leere Nummer")["id"] == first
    assert create(town, force=True)["id"] != first
    by_address = create(town, external=None, name="Kirche")["id"]
    assert create(town, external=None, name="Kirche", hours=[])["id"] == by_address
    elsewhere = [{"city": "Niemegk"}]
    assert create(town, external=None, name="Kirche", addresses=elsewhere)["id"] != by_address


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(999, 12.6), ("x", 12.6), ("", ""), (52.1, None), ("nan", 1)]
)
def test_coordinates_that_are_none_are_left_out(town: Place, latitude: Any, longitude: Any) -> None:
    spot = {"latitude": latitude, "longitude": longitude}
    made = create(town, addresses=[{"city": "Borne", "geoLocation": spot}, {"geoLocation": spot}])
    assert [(one["city"], one["geoLocation"]) for one in made["addresses"]] == [("Borne", None)]


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"name": "  "}, "Invalid input: Name muss ausgefüllt werden"),
        ({"name": "Ort", "id": "4711"}, "Record not found"),
    ],
)
def test_refusals_are_answers(town: Place, variables: dict[str, Any], message: str) -> None:
    answer = town.ask(CREATE, variables)
    assert answer["data"] is None
    assert [error["message"] for error in answer["errors"]] == [message]
    assert names(town) == []


@pytest.mark.parametrize("role", ["app", "read_only"])
def test_readers_cannot_write(town: Place, role: str) -> None:
    answer = town.ask(CREATE, MILL, role=role)
    assert [error["message"] for error in answer["errors"]] == ["Access not permitted!"]
    assert town.data("{ categories { name } }") == {"categories": []}


def test_what_restricted_authors_write_waits_for_a_release(town: Place) -> None:
    made = create(town, role="restricted")
    assert names(town) == []
    assert show(town, made["id"], "PointOfInterest", role="restricted") == 403
    assert show(town, made["id"], "PointOfInterest") == 200
    assert names(town) == ["Mühle Borne"]
    create(town, role="restricted", text="Geändert")
    assert names(town) == []


def test_destroyed_places_are_gone_until_sent_again(town: Place) -> None:
    made = create(town)
    destroy = 'mutation($id: ID) { destroyRecord(id: $id, recordType: "PointOfInterest") { id statusCode } }'
    assert town.data(destroy, {"id": made["id"]})["destroyRecord"] == {
        "id": int(made["id"]),
        "statusCode": 200,
    }
    assert names(town, role="admin") == []
    assert create(town)["id"] == made["id"]
    assert names(town) == ["Mühle Borne"]


def test_many_at_once_go_through_one_by_one(town: Place) -> None:
    query = """mutation($all: [PointOfInterestInput!]!) {
      createPointsOfInterest(pointsOfInterest: $all) { status errors } }"""
    given = [
        {"name": "A"},
        {"name": ""},
        {"name": "B", "id": "99"},
        {"name": "C", "payload": {"has_travel_times": True}},
    ]
    assert town.data(query, {"all": given})["createPointsOfInterest"] == {
        "status": "errors",
        "errors": ["1: Invalid input: Name muss ausgefüllt werden", "2: Record not found"],
    }
    found = town.agreed("{ pointsOfInterest(order: name_ASC) { name hasTravelTimes payload } }")
    assert found["pointsOfInterest"] == [
        {"name": "A", "hasTravelTimes": False, "payload": {}},
        {"name": "C", "hasTravelTimes": True, "payload": {"has_travel_times": True}},
    ]


def test_municipalities_do_not_meet(town: Place, amt: Place) -> None:
    made = create(town)
    there = create(amt)
    assert there["id"] != made["id"]
    assert names(amt) == ["Mühle Borne"]
    one = "query($id: ID!) { pointOfInterest(id: $id) { id } }"
    assert amt.agreed(one, {"id": made["id"]}) == {"pointOfInterest": None}
    assert town.agreed(one, {"id": made["id"]}, role="app") == {"pointOfInterest": {"id": made["id"]}}
    answer = amt.ask(CREATE, {"id": made["id"], "name": "Fremd"})
    assert [error["message"] for error in answer["errors"]] == ["Record not found"]
    assert named(town, "Noch einer") != made["id"]


def test_the_same_place_twice_at_once_becomes_one(town: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    first = create(town)
    find, unseen = upsert._referenced, [None]
    monkeypatch.setattr(upsert, "_referenced", lambda *asked: unseen.pop() if unseen else find(*asked))
    second = create(town, text="Vom anderen Prozess")
    assert (second["id"], second["description"]) == (first["id"], "Vom anderen Prozess")
    assert names(town) == ["Mühle Borne"]
