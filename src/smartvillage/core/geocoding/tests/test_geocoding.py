"""Addresses find their points: at home first, then with a service that has bad days."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.content.models import Item, Revision
from smartvillage.core.geocoding import nominatim as service
from smartvillage.core.geocoding.jobs import fill_in, fill_in_points
from smartvillage.core.geocoding.lookup import lookup
from smartvillage.core.geocoding.models import Answered, Attempt, Turn
from smartvillage.core.geocoding.place import street_and_house
from smartvillage.core.geocoding.tests.nominatim_double import Double, nominatim
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.kit import dates
from smartvillage.testing import Place, forget_everything

PLACE = "point_of_interest"


@pytest.fixture
def double(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Double]:
    settings.FETCH_ALLOW_PRIVATE = True
    monkeypatch.setattr(service, "PAUSE", timedelta())
    with nominatim() as made:
        yield made


def choose(place: Place, geocoder: str) -> None:
    Municipality.objects.filter(pk=place.id).update(settings={"geocoder": geocoder})
    forget_everything()


def address(
    street: str, *, point: tuple[float, float] | None = None, city: str = "Bad Belzig"
) -> dict[str, Any]:
    geo = {"geo_location": {"latitude": point[0], "longitude": point[1]}} if point else {}
    return {"addresses": [{"street": street, "zip": "14806", "city": city, **geo}]}


def stored(place: Place, item: int) -> Item:
    with within(place.id):
        found: Item = Item.objects.get(pk=item)
    return found


def test_without_a_wish_nothing_happens(town: Place, double: Double) -> None:
    item = town.publish(PLACE, name="Rathaus", **address("Markt 3"))
    fill_in()
    assert (stored(town, item).lat, double.asked) == (None, [])


def test_the_service_is_asked_once_and_says_where(town: Place, double: Double) -> None:
    choose(town, double.url)
    items = [town.publish(PLACE, name=name, **address("Markt 3")) for name in ("Rathaus", "Archiv")]
    assert fill_in_points(municipality=town.id) == 2
    assert {(stored(town, item).lat, stored(town, item).lon) for item in items} == {(52.1402, 12.5951)}
    ((_, query, agent),) = double.asked
    assert (query["q"], query["format"]) == (["Markt 3, 14806 Bad Belzig"], ["jsonv2"])
    assert agent.startswith("SmartVillage")
    with within(town.id):
        revision = Revision.objects.filter(item=items[0]).latest("version")
    assert (revision.client, revision.changed) == ("geocoding", ["addresses"])
    assert fill_in_points(municipality=town.id) == 0


def test_points_that_are_there_stay_and_a_town_is_no_point(town: Place, double: Double) -> None:
    choose(town, double.url)
    known = town.publish(PLACE, name="Burg", **address("Wittenberger Straße 14", point=(52.1, 12.5)))
    double.found = double.found[:1]
    lost = town.publish(PLACE, name="Irgendwo", **address("Nirgendweg 1"))
    assert fill_in_points(municipality=town.id) == 0
    assert (stored(town, known).lat, stored(town, lost).lat) == (52.1, None)


@pytest.mark.parametrize("mood", ["busy", "broken", "garbage", "object", "truncated", "slow"])
def test_a_bad_day_is_waited_out(
    town: Place, double: Double, mood: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "SECONDS", 1)
    choose(town, double.url)
    item = town.publish(PLACE, name="Rathaus", **address("Markt 3"))
    double.mood = mood
    assert fill_in_points(municipality=town.id) == 0
    assert fill_in_points(municipality=town.id) == 0
    assert len(double.asked) == 1
    with within(town.id):
        attempt = Attempt.objects.get(item=item)
        assert attempt.again_at > dates.now()
        assert not Answered.objects.exists()
        Attempt.objects.update(again_at=dates.now())
    double.mood = "good"
    assert fill_in_points(municipality=town.id) == 1
    assert stored(town, item).lat == 52.1402


def test_our_own_addresses_need_no_service(town: Place, double: Double) -> None:
    choose(town, double.url)
    town.publish(PLACE, name="Burg", **address("Wittenberger Straße 14", point=(52.1, 12.5)))
    house = town.publish(PLACE, name="Museum", **address("Wittenberger Str. 14"))
    assert fill_in_points(municipality=town.id) == 1
    assert (stored(town, house).lat, double.asked) == (52.1, [])


def test_the_gazetteer_alone_finds_the_street(town: Place) -> None:
    choose(town, "gazetteer")
    for house, lat in (("2", 52.1), ("20a", 52.2)):
        town.publish(PLACE, name=house, **address(f"Wiesenburger Straße {house}", point=(lat, 12.5)))
    near = town.publish(PLACE, name="Nachbar", **address("Wiesenburger Str. 18"))
    elsewhere = town.publish(
        PLACE, name="Fern", addresses=[{"street": "Wiesenburger Straße 2", "city": "Lübnitz"}]
    )
    assert fill_in_points(municipality=town.id) == 1
    assert (stored(town, near).lat, stored(town, elsewhere).lat) == (52.2, None)


def test_what_citizens_write_is_not_told_to_others(town: Place, double: Double) -> None:
    choose(town, double.url)
    town.publish("generic_item", generic_type="Noticeboard", title="Biete Kartoffeln", **address("Markt 3"))
    assert (fill_in_points(municipality=town.id), double.asked) == (0, [])


def test_editors_get_candidates_even_when_the_service_is_down(town: Place, double: Double) -> None:
    choose(town, double.url)
    town.publish(PLACE, name="Burg", **address("Wittenberger Straße 14", point=(52.1, 12.5)))
    assert [place.label for place in lookup(municipality=town.id, text="Wittenb")] == [
        "Wittenberger Straße 14, 14806 Bad Belzig"
    ]
    assert [place.exact for place in lookup(municipality=town.id, text="Markt 3, Bad Belzig")] == [True]
    double.mood = "broken"
    assert lookup(municipality=town.id, text="Bahnhofstraße 1, Bad Belzig") == []


def test_a_neighbour_knows_nothing_of_it(town: Place, amt: Place) -> None:
    choose(amt, "gazetteer")
    town.publish(PLACE, name="Burg", **address("Wittenberger Straße 14", point=(52.1, 12.5)))
    assert lookup(municipality=amt.id, text="Wittenberger") == []


def test_one_question_a_second(town: Place, double: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "PAUSE", timedelta(seconds=0.3))
    choose(town, double.url)
    for number in (1, 2, 3):
        town.publish(PLACE, name=str(number), **address(f"Markt {number}"))
    fill_in_points(municipality=town.id)
    moments = [moment for moment, _, _ in double.asked]
    assert len(moments) == 3
    assert all(later - earlier > 0.25 for earlier, later in pairwise(moments))


def test_a_queue_that_is_too_long_is_for_later(town: Place, double: Double) -> None:
    choose(town, double.url)
    town.publish(PLACE, name="Rathaus", **address("Markt 3"))
    Turn.objects.create(service=double.url, next_at=dates.now() + timedelta(minutes=1))
    assert (fill_in_points(municipality=town.id), double.asked) == (0, [])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Wiesenburger Straße 6 a", ("wiesenburger str", "6a")),
        ("Wiesenburger Str. 6A", ("wiesenburger str", "6a")),
        ("Am Bahnhof", ("am bahnhof", "")),
        ("Straße des Friedens 12-14", ("str des friedens", "12-14")),
        ("Straße der Einheit", ("str der einheit", "")),
    ],
)
def test_streets_compare_however_they_are_written(text: str, read: tuple[str, str]) -> None:
    assert street_and_house(text) == read


@given(st.text())
def test_any_text_is_a_street(text: str) -> None:
    street, house = street_and_house(text)
    assert street == street.strip()
    assert len(house) <= len(text) * 3
