"""A reader's own place: kept on the device, followed by lists and home, with everything one tap away."""

from typing import Any

import pytest
from django.test import Client

from smartvillage.core.municipalities.models import Area, Municipality
from smartvillage.surfaces.webapp.myplace import MyPlace, read, written
from smartvillage.surfaces.webapp.tests.pagecheck import statements, words
from smartvillage.testing import Place

CHOOSE = "/mein-ort/waehlen"


def spot(lat: float, lon: float, city: str = "Bad Belzig") -> dict[str, Any]:
    return {"city": city, "geo_location": {"latitude": lat, "longitude": lon}}


@pytest.fixture
def region(town: Place) -> Place:
    seat = Area.objects.create(name="Bad Belzig", level=Area.Level.MUNICIPALITY, lat=52.14, lon=12.59)
    Area.objects.create(name="Lübnitz", level=Area.Level.LOCALITY, parent=seat, lat=52.163, lon=12.543)
    Municipality.objects.filter(pk=town.id).update(area=seat)
    town.publish("news_item", title="Fest in Lübnitz", address=spot(52.163, 12.543))
    town.publish("news_item", title="Weit weg", address=spot(52.30, 12.90, "Brandenburg"))
    town.publish("news_item", title="Alle zusammen")
    for name, lat in (("Nahe Bank", 52.165), ("Ferne Bank", 52.30), ("Nächste Bank", 52.1631)):
        town.publish("point_of_interest", name=name, addresses=[spot(lat, 12.543)])
    return town


@pytest.fixture
def citizen(region: Place) -> Client:
    client = Client(headers={"host": f"{region.slug}.localhost"})
    assert (
        client.post(CHOOSE, {"ort": "Lübnitz", "umkreis": "5", "weiter": "/nachrichten"}).status_code == 303
    )
    return client


def test_lists_follow_the_place_and_show_all_on_demand(citizen: Client) -> None:
    near = words(citizen.get("/nachrichten"))
    assert "Lübnitz und 5 km ringsum" in near
    assert ("Fest in Lübnitz" in near, "Alle zusammen" in near, "Weit weg" in near) == (True, True, False)
    everywhere = words(citizen.get("/nachrichten?umkreis=0"))
    assert ("Weit weg" in everywhere, "ringsum" in everywhere) == (True, False)


def test_places_come_nearest_first(citizen: Client) -> None:
    found = words(citizen.get("/orte"))
    assert found.index("Nächste Bank") < found.index("Nahe Bank")
    assert "Ferne Bank" not in found
    assert "Ferne Bank" in words(citizen.get("/orte?umkreis=20"))


def test_home_and_map_follow_too(citizen: Client) -> None:
    start = words(citizen.get("/"))
    assert ("Mein Ort: Lübnitz" in start, "Weit weg" in start) == (True, False)
    assert "Weit weg" in words(citizen.get("/?umkreis=0"))
    assert len(citizen.get("/orte.geojson").json()["features"]) == 2


def test_the_device_may_say_where_it_is(region: Place) -> None:
    found = words(region.page("/nachrichten?nahe=52.1631,12.5432"))
    assert ("Fest in Lübnitz" in found, "Alle zusammen" in found) == (True, False)
    assert "Ihr Standort und 5 km ringsum" in found


@pytest.mark.parametrize(
    "query", ["nahe=x", "nahe=91,200", "nahe=", "umkreis=x", "umkreis=-1", "umkreis=999999"]
)
def test_odd_surroundings_narrow_nothing(region: Place, query: str) -> None:
    assert "Weit weg" in words(region.page(f"/nachrichten?{query}"))


def test_the_cookie_says_what_was_chosen_and_not_by_whom(citizen: Client) -> None:
    cookie = citizen.cookies["sv-ort"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("L%C3%BCbnitz%7C5%7C", True, "Lax")
    assert set(citizen.cookies) == {"sv-ort"}
    assert citizen.post(CHOOSE, {"ort": ""}).status_code == 303
    assert "Weit weg" in words(citizen.get("/nachrichten"))


def test_caches_keep_places_apart(citizen: Client, region: Place) -> None:
    own, others = citizen.get("/nachrichten"), region.page("/nachrichten")
    assert own["ETag"] != others["ETag"]
    assert "Cookie" in own["Vary"]
    assert "Cookie" in others["Vary"]
    assert citizen.get("/nachrichten", headers={"if-none-match": own["ETag"]}).status_code == 304
    assert citizen.get("/nachrichten", headers={"if-none-match": others["ETag"]}).status_code == 200


def test_another_municipality_knows_nothing_of_the_village(citizen: Client, amt: Place) -> None:
    amt.publish("news_item", title="Aus dem Amt", address=spot(52.0, 12.0, "Niemegk"))
    assert "Aus dem Amt" in words(citizen.get("/nachrichten", headers={"host": f"{amt.slug}.localhost"}))


def test_unknown_villages_are_refused_in_words(citizen: Client) -> None:
    answer = citizen.post(CHOOSE, {"ort": "Atlantis"})
    assert answer.status_code == 422
    assert "Diesen Ort gibt es hier nicht" in words(answer)


@pytest.mark.parametrize("headers", [{"origin": "https://boese.example"}, {"sec-fetch-site": "cross-site"}])
def test_foreign_pages_choose_nothing(citizen: Client, headers: dict[str, str]) -> None:
    assert citizen.post(CHOOSE, {"ort": ""}, headers=headers).status_code == 403


def test_nobody_is_led_away(citizen: Client) -> None:
    answer = citizen.post(CHOOSE, {"ort": "Lübnitz", "weiter": "https://boese.example/"})
    assert answer["Location"] == "/"


def test_a_filter_is_remembered_for_its_list(citizen: Client) -> None:
    answer = citizen.post("/filter-merken", {"weiter": "/orte?offen=1&suche=bank"})
    assert answer.cookies["sv-filter"]["path"] == "/orte"
    page = citizen.get("/orte").content.decode()
    assert 'href="/orte?offen=1&amp;suche=bank"' in page
    citizen.post("/filter-merken", {"weiter": "/orte"})
    assert "Mein gemerkter Filter" not in citizen.get("/orte").content.decode()


def test_my_place_costs_no_statement(
    region: Place, citizen: Client, django_assert_max_num_queries: Any
) -> None:
    usual = statements(region, "/nachrichten")
    citizen.get("/nachrichten")
    with django_assert_max_num_queries(usual):
        citizen.get("/nachrichten")


def test_what_is_written_is_read_again(region: Place) -> None:
    place = MyPlace("Lübnitz", street="Am | Hang", radius=10)
    assert read(written(place), region.id).street == "Am   Hang"  # type: ignore[union-attr]
    assert [read(said, region.id) for said in ("", "|", "Nirgends|5|", "|5|Weg")] == [None] * 4
    assert read("Lübnitz|7|", region.id).radius == 5  # type: ignore[union-attr]
