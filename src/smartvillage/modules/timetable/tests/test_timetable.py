"""Feeds: what comes in, what is told when, and what a broken feed does not do."""

import io
import zipfile
from typing import Any

import orjson
import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.modules.timetable.actions import load
from smartvillage.modules.timetable.feed import BadFeed, GtfsFile, seconds
from smartvillage.modules.timetable.models import Feed, StopTime, Trip
from smartvillage.testing import Place, shared

STATION = "de:12069:900220143"
ASK = """query ($date: String, $order: String) { pointsOfInterest(order: name_ASC) { name hasTravelTimes payload
  travelTimes(date: $date, sortOrder: $order) { departureTime stopSequence trip { tripHeadsign } route { routeShortName routeType } } } }"""


def feed(**changes: str | None) -> io.BytesIO:
    """The sample feed with some of its files changed, added, or left out."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(shared("data/samples/gtfs/bad-belzig-mini.zip")) as sample,
        zipfile.ZipFile(made, "w") as target,
    ):
        for name in sample.namelist():
            text = changes.get(name.rpartition("/")[2].removesuffix(".txt"), sample.read(name).decode())
            if text is not None:
                target.writestr(name, text)
        for name in set(changes) - {known.removesuffix(".txt") for known in sample.namelist()}:
            target.writestr(f"{name}.txt", changes[name] or "")
    made.seek(0)
    return made


def bring(place: Place, content: io.BytesIO, only: list[str] | None = None) -> int:
    with within(place.id):
        return load(
            organisation=Organisation.objects.get(pk=place.organisation),
            name="vbb",
            content=content,
            only=only or [],
        )


def times(place: Place, date: str | None, order: str = "") -> list[str]:
    found = place.agreed(ASK, {"date": date, "order": order}, role="app")["pointsOfInterest"]
    station = next(one for one in found if one["payload"]["stop_id"] == STATION)
    return [one["departureTime"] for one in station["travelTimes"]]


@pytest.fixture(autouse=True)
def _in_november() -> Any:
    with time_machine.travel("2026-11-24T12:00:00+01:00"):
        yield


def test_stops_become_places_with_departures(town: Place, amt: Place) -> None:
    assert bring(town, feed()) == 5
    found = town.agreed(ASK, {"date": "2026-11-24T10:00"}, role="app")["pointsOfInterest"]
    assert len(found) == 5
    assert all(one["hasTravelTimes"] for one in found)
    station = next(one for one in found if one["payload"]["stop_id"] == STATION)
    assert station["travelTimes"][0] == {
        "departureTime": "17:20:00",
        "stopSequence": "1",
        "trip": {"tripHeadsign": "Bad Belzig, SteinTherme"},
        "route": {"routeShortName": "588", "routeType": "700"},
    }
    assert amt.agreed("{ pointsOfInterest { id } }")["pointsOfInterest"] == []


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-11-24T00:00", ["07:20:00", "17:20:00", "23:50:00"]),
        ("2026-11-24T17:21", ["23:50:00"]),
        ("2026-11-28T09:00", ["10:20:00"]),
        ("2026-12-25T00:00", ["10:20:00"]),
        ("2027-01-01T01:00", ["25:10:00", "07:20:00", "17:20:00", "23:50:00"]),
        ("2027-01-01T01:11", ["07:20:00", "17:20:00", "23:50:00"]),
        ("2031-01-02T00:00", []),
        ("gestern", []),
        (None, []),
    ],
)
def test_the_calendar_decides_what_runs(town: Place, date: str | None, expected: list[str]) -> None:
    bring(town, feed())
    assert times(town, date) == expected
    assert times(town, date, "desc") == expected[::-1]


def test_a_trip_that_repeats_leaves_with_every_run(town: Place) -> None:
    bring(town, feed(frequencies="trip_id,start_time,end_time,headway_secs\nb1,06:00:00,08:00:00,3600\n"))
    assert times(town, "2026-11-24T00:00") == ["06:22:00", "07:22:00", "17:20:00", "23:50:00"]


def test_a_feed_is_replaced_and_its_stops_keep_their_numbers(town: Place) -> None:
    bring(town, feed())
    before = town.data("{ pointsOfInterest(order: id_ASC) { id } }")
    bring(town, feed())
    assert town.data("{ pointsOfInterest(order: id_ASC) { id } }") == before
    with within(town.id):
        assert (Feed.objects.count(), Trip.objects.count()) == (1, 5)
    assert bring(town, feed(), only=[STATION, "de:12069:900220174::1", "de:12069:900222012::1"]) == 3
    assert len(town.data("{ pointsOfInterest { id } }")["pointsOfInterest"]) == 3


@pytest.mark.parametrize(
    "content",
    [
        io.BytesIO(b""),
        io.BytesIO(b"PK\x03\x04 broken"),
        io.BytesIO(b"<html>"),
    ],
)
def test_a_broken_feed_changes_nothing(town: Place, content: io.BytesIO) -> None:
    bring(town, feed())
    for broken in (
        content,
        feed(trips=None),
        feed(stops="stop_id\n"),
        feed(stops="stop_id,stop_name\nx,y\n"),
    ):
        with pytest.raises(BadFeed):
            bring(town, broken)
    assert times(town, "2026-11-24T17:00") == ["17:20:00", "23:50:00"]
    with within(town.id):
        assert Item.objects.filter(state="trash").count() == 0


def test_damaged_tables_change_nothing(town: Place) -> None:
    bring(town, feed())
    damaged = bytearray(feed().getvalue())
    middle = len(damaged) // 3
    damaged[middle : middle + 40] = b"\x00" * 40
    try:
        bring(town, io.BytesIO(bytes(damaged)))
    except BadFeed:
        assert times(town, "2026-11-24T17:00") == ["17:20:00", "23:50:00"]
    with within(town.id):
        assert StopTime.objects.count() == 22


def test_bombs_are_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("stops.txt", b"0" * 30_000_000)
    made.seek(0)
    with pytest.raises(BadFeed, match=r"stops\.txt"):
        GtfsFile(made)


def test_wild_rows_are_left_out(town: Place) -> None:
    stops = "\ufeffstop_id,stop_name,stop_lat,stop_lon\ns1,Am See,north,999\n,ohne,1,2\ns2\n"
    rows = "trip_id,departure_time,stop_id\nt1,25:61:00,s1\nt1,99999:00,s1\n,08:00:00,s1\nt1,08:00,s1\nt1,08:00:00,zz\n"
    bring(town, feed(stops=stops, stop_times=rows, trips="trip_id,service_id\nt1,mofr\n"))
    found = town.agreed(ASK, {"date": "2026-11-24T00:00"})["pointsOfInterest"]
    assert [(one["name"], len(one["travelTimes"])) for one in found] == [("Am See", 1), ("s2", 0)]


def test_only_administrators_start_an_import_of_what_is_configured(town: Place) -> None:
    config = {
        "feeds": [
            {"name": "vbb", "url": "https://gtfs.example/vbb.zip", "data_provider_id": town.organisation}
        ]
    }
    town.publish("static_content", "json", name="gtfsConfig", content=orjson.dumps(config).decode())

    def start(provider: str, name: str, role: str = "admin") -> Any:
        asked = f'mutation {{ importGtfsFeeds(dataProviderId: {provider}, feed: "{name}") {{ status statusCode }} }}'
        answer = town.ask(asked, role=role)
        return (
            answer["data"]["importGtfsFeeds"]["status"]
            if answer.get("data")
            else answer["errors"][0]["message"]
        )

    assert start(str(town.organisation), "vbb") == "Import started"
    assert start("null", "vbb") == "Import failed: No data provider given"
    assert start(str(town.organisation), "x") == "Import failed: No feed given"
    assert start(str(town.organisation), "vbb", "editor") == "Access not permitted!"


@given(st.text(alphabet="0123456789:", max_size=10))
def test_times_are_seconds_or_nothing(text: str) -> None:
    found = seconds(text)
    assert found is None or 0 <= found < 100 * 3600 + 3600


def test_statements(town: Place, django_assert_num_queries: Any) -> None:
    bring(town, feed())
    viewer = town.viewer("app")
    from smartvillage.testing import ask

    ask(ASK, {"date": "2026-11-24T00:00"}, viewer=viewer)
    with django_assert_num_queries(5):
        ask(ASK + " #", {"date": "2026-11-24T00:00"}, viewer=viewer)
