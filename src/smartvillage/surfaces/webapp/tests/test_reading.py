"""Contents in other languages: shown where they are, said honestly where they are not, one address for all."""

from typing import Any

import pytest
from django.test import Client

from smartvillage.core.content.models import Item
from smartvillage.core.content.save import update_item
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.surfaces.webapp.tests.pagecheck import data, words
from smartvillage.testing import Place

TRANSLATIONS = {
    "en": {
        "title": {"text": "Choir <evening>"},
        "description": {"text": "<p>We sing.</p><script>alert(1)</script>"},
    },
    "de-simple": {
        "title": {"text": "Der Chor singt"},
        "description": {"text": "<p>Alle können mit·singen.</p>"},
    },
}
SPAN = {"date_start": "2099-05-01", "time_start": "19:00"}


@pytest.fixture
def number(town: Place) -> int:
    return town.publish(
        "event_record",
        title="Chorabend",
        description="<p>Wir singen.</p>",
        dates=[SPAN],
        translations=TRANSLATIONS,
    )


def _reader(town: Place, language: str) -> Client:
    client = Client(headers={"host": f"{town.slug}.localhost"})
    client.post("/sprache", {"sprache": language})
    return client


def _change(town: Place, number: int, **values: Any) -> None:
    with within(town.id):
        item = Item.objects.get(pk=number)
    update_item(viewer=town.viewer(), item=item, values=values)


def test_a_page_in_english_at_the_same_address(town: Place, number: int) -> None:
    path = f"/veranstaltungen/{number}-chorabend"
    answer = _reader(town, "en").get(path)
    html = answer.content.decode()
    assert "<h1>Choir &lt;evening&gt;</h1>" in html
    assert '<div class="prose">' in html
    assert "<script>alert" not in html
    assert "We sing." in words(answer)
    assert "This content is available in German only." not in words(answer)
    assert "Also available in: Deutsch Leichte Sprache" in words(answer)


def test_plain_german_has_german_around_it_and_its_own_mark(town: Place, number: int) -> None:
    answer = _reader(town, "de-simple").get(f"/veranstaltungen/{number}-chorabend")
    html = answer.content.decode()
    assert ('<html lang="de"' in html, '<h1 lang="de-simple">Der Chor singt</h1>' in html) == (True, True)
    assert '<div class="prose" lang="de-simple">' in html
    assert "Diesen Text gibt es auch in: Deutsch English" in words(answer)
    assert "Alle Veranstaltungen" not in html
    lists = _reader(town, "de-simple").get("/veranstaltungen").content.decode()
    assert 'lang="de-simple"><a class="card__link"' in lists


def test_what_has_no_translation_says_so(town: Place) -> None:
    number = town.publish("event_record", title="Markt", dates=[SPAN])
    path = f"/veranstaltungen/{number}-markt"
    assert "Diesen Text gibt es noch nicht in Leichter Sprache." in words(
        _reader(town, "de-simple").get(path)
    )
    english = _reader(town, "en").get(path)
    assert "This content is available in German only." in words(english)
    assert '<h1 lang="de">Markt</h1>' in english.content.decode()
    assert "Also available in" not in words(english)


def test_a_part_that_is_german_only_is_marked_and_said(town: Place, number: int) -> None:
    _change(town, number, translations={"en": {"title": {"text": "Choir"}}})
    answer = _reader(town, "en").get(f"/veranstaltungen/{number}-chorabend")
    assert "Part of this text is available in German only." in words(answer)
    assert '<div class="prose" lang="de">' in answer.content.decode()


def test_a_translation_older_than_the_german_text_says_so(town: Place, number: int) -> None:
    _change(town, number, title="Chorabend fällt aus")
    answer = _reader(town, "en").get(f"/veranstaltungen/{number}", follow=True)
    assert "The German text is newer than this translation." in words(answer)


def test_each_language_has_an_address_for_search_engines(town: Place, number: int) -> None:
    path = f"/veranstaltungen/{number}-chorabend"
    origin = f"http://{town.slug}.localhost"
    german, english = town.page(path), town.page(f"{path}?sprache=en")
    for answer in (german, english):
        html = answer.content.decode()
        for tag, query in (
            ("de", ""),
            ("x-default", ""),
            ("en", "?sprache=en"),
            ("de-simple", "?sprache=de-simple"),
        ):
            assert f'<link rel="alternate" hreflang="{tag}" href="{origin}{path}{query}">' in html
    assert f'<link rel="canonical" href="{origin}{path}">' in german.content.decode()
    assert f'<link rel="canonical" href="{origin}{path}?sprache=en">' in english.content.decode()
    assert ('content="de_DE"' in german.content.decode(), 'content="en_GB"' in english.content.decode()) == (
        True,
        True,
    )
    assert (data(german)["inLanguage"], data(english)["inLanguage"]) == ("de", "en")
    assert (data(english)["name"], data(german)["name"]) == ("Choir <evening>", "Chorabend")
    assert german["ETag"] != english["ETag"]
    assert "Cookie" in english["Vary"]


def test_choosing_leaves_the_page_and_its_query_but_no_language_in_it(town: Place) -> None:
    client = Client(headers={"host": f"{town.slug}.localhost"})
    sent = {"sprache": "de-simple", "weiter": "/veranstaltungen?suche=chor&sprache=en&seite=2"}
    assert client.post("/sprache", sent)["Location"] == "/veranstaltungen?suche=chor&seite=2"
    assert client.cookies["sv-sprache"].value == "de-simple"


def test_a_municipality_offers_what_it_chose(town: Place, number: int) -> None:
    Municipality.objects.filter(pk=town.id).update(settings={"content_languages": ["dsb"]})
    forget()
    answer = _reader(town, "de-simple").get(f"/veranstaltungen/{number}-chorabend")
    assert "<h1>Chorabend</h1>" in answer.content.decode()
    assert "Diesen Text gibt es auch in" not in words(answer)
    page = answer.content.decode()
    assert [f'value="{tag}"' in page for tag in ("de", "dsb", "en", "de-simple")] == [True, True, True, False]


def test_search_finds_what_readers_read(town: Place, number: int) -> None:
    assert "Choir <evening>" in words(_reader(town, "en").get("/suche?q=choirs"))
    assert "Choir <evening>" in words(_reader(town, "en").get("/suche?q=chorabend"))
    assert "Chorabend" not in words(town.page("/suche?q=choirs"))
    _change(town, number, translations={})
    assert "Chorabend" not in words(_reader(town, "en").get("/suche?q=choirs"))


def test_pages_of_text_are_kept_apart(town: Place) -> None:
    translations = {"en": {"heading": {"text": "Help"}, "content": {"text": "<p>Ask us.</p>"}}}
    town.publish(
        "static_content", name="hilfe", heading="Hilfe", content="<p>Fragen</p>", translations=translations
    )
    english = _reader(town, "en")
    assert "Help" in words(english.get("/mehr"))
    assert "Hilfe" in words(town.page("/mehr"))
    assert "Ask us." in words(english.get("/seite/hilfe"))
