"""Topics and sources that a reader leaves out, kept on the device."""

import pytest
from django.test import Client

from smartvillage.core.people.models import Organisation
from smartvillage.modules.news.leaving_out import URL
from smartvillage.surfaces.webapp.tests.pagecheck import category, statements, words
from smartvillage.testing import Place

BOTH = {"themen-da": "1", "quellen-da": "1"}


@pytest.fixture
def ids(town: Place) -> dict[str, int]:
    """Two topics, one with a topic below, and two sources, with news of each."""
    sport, culture = category(town, "Sport", "news_item"), category(town, "Kultur", "news_item")
    football = category(town, "Fußball", "news_item", parent=sport)
    club = Organisation.objects.create(municipality_id=town.id, name="Angelverein")
    town.publish("news_item", title="Tor in der Nachspielzeit", categories=[football])
    town.publish("news_item", title="Lauf mit Musik", categories=[sport, culture])
    town.publish("news_item", title="Ohne Thema")
    Place(town.id, town.slug, club.pk).publish("news_item", title="Hecht gefangen", categories=[culture])
    return {"sport": sport, "culture": culture, "club": club.pk, "town": town.organisation}


@pytest.fixture
def reader(town: Place) -> Client:
    return Client(headers={"host": f"{town.slug}.localhost"})


def _titles(reader: Client, path: str) -> set[str]:
    said = words(reader.get(path))
    known = ("Tor in der Nachspielzeit", "Lauf mit Musik", "Ohne Thema", "Hecht gefangen")
    return {title for title in known if title in said}


def test_a_topic_goes_with_what_is_below_but_not_what_has_another_too(
    reader: Client, ids: dict[str, int]
) -> None:
    answer = reader.post(
        URL,
        {**BOTH, "themen": [ids["culture"]], "quellen": [ids["club"], ids["town"]], "weiter": "/nachrichten"},
    )
    assert (answer.status_code, answer["Location"]) == (303, "/nachrichten")
    assert _titles(reader, "/nachrichten") == {"Lauf mit Musik", "Ohne Thema", "Hecht gefangen"}
    assert "1 Thema ausgeblendet" in words(reader.get("/nachrichten"))
    assert len(_titles(reader, "/nachrichten?alles=1")) == 4
    assert "Tor in der Nachspielzeit" not in words(reader.get("/"))
    assert "Tor in der Nachspielzeit" in words(reader.get("/suche?q=nachspielzeit"))


def test_below_a_single_topic_its_parts_are_the_choice(reader: Client, town: Place) -> None:
    root = category(town, "Nachrichten", "news_item")
    sport, culture = (category(town, name, "news_item", parent=root) for name in ("Sport", "Kultur"))
    town.publish("news_item", title="Tor in der Nachspielzeit", categories=[root, sport])
    town.publish("news_item", title="Lauf mit Musik", categories=[sport, culture])
    town.publish("news_item", title="Ohne Thema", categories=[root])
    assert f'name="themen" value="{root}"' not in reader.get("/einstellungen").content.decode()
    reader.post(URL, {"themen-da": "1", "themen": [culture]})
    assert _titles(reader, "/nachrichten") == {"Lauf mit Musik", "Ohne Thema"}


def test_a_source_goes_and_comes_back(reader: Client, ids: dict[str, int]) -> None:
    everything = {**BOTH, "themen": [ids["sport"], ids["culture"]]}
    reader.post(URL, {**everything, "quellen": [ids["town"]]})
    assert "Hecht gefangen" not in _titles(reader, "/nachrichten")
    assert "Hecht gefangen" not in words(reader.get("/"))
    page = reader.get("/einstellungen").content.decode()
    assert f'value="{ids["club"]}">Angelverein' in page
    assert f'value="{ids["town"]}" checked>' in page
    reader.post(URL, {**everything, "quellen": [ids["town"], ids["club"]]})
    assert len(_titles(reader, "/nachrichten")) == 4
    assert "ausgeblendet" not in words(reader.get("/nachrichten"))


def test_everything_left_out_leads_back(reader: Client, ids: dict[str, int]) -> None:
    reader.post(URL, BOTH)
    said = words(reader.get("/nachrichten"))
    assert "2 Themen und 2 Quellen ausgeblendet Alles zeigen" in said
    assert reader.get("/").status_code == 200


@pytest.mark.parametrize("said", ["", "t|q", "t77.x|q-4", "q5|t3", "t" + "9" * 900, "%00", "t77|q88|t3"])
def test_odd_cookies_leave_nothing_out(reader: Client, ids: dict[str, int], said: str) -> None:
    reader.cookies["sv-nachrichten"] = said
    assert len(_titles(reader, "/nachrichten")) == 4


def test_the_choice_is_forgotten_with_everything_else(reader: Client, ids: dict[str, int]) -> None:
    reader.post(URL, BOTH)
    answer = reader.post("/einstellungen/vergessen")
    assert (answer.status_code, answer["Location"]) == (303, "/einstellungen?vergessen")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not reader.cookies["sv-nachrichten"].value
    assert "nichts mehr gespeichert" in words(reader.get("/einstellungen?vergessen"))
    assert len(_titles(reader, "/nachrichten")) == 4


def test_strangers_cannot_choose(reader: Client, ids: dict[str, int]) -> None:
    assert reader.post(URL, BOTH, headers={"origin": "https://fremd.example"}).status_code == 403


def test_one_source_and_no_topics_are_no_choice(town: Place) -> None:
    town.publish("news_item", title="Allein")
    assert "Welche Nachrichten?" not in words(town.page("/einstellungen"))


@pytest.mark.usefixtures("ids")
def test_settings_take_two_statements(town: Place) -> None:
    assert statements(town, "/einstellungen") == 2
