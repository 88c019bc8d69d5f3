"""German and English: chosen for the device, complete, honest about what is German only."""

import gettext
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

import smartvillage
from smartvillage.core.municipalities.directory import forget
from smartvillage.surfaces.webapp.tests.native import configure
from smartvillage.surfaces.webapp.tests.pagecheck import statements, words
from smartvillage.testing import Place

FOLDER = Path(smartvillage.__file__).parent / "locale" / "en" / "LC_MESSAGES"


@pytest.fixture
def english(town: Place) -> Client:
    client = Client(headers={"host": f"{town.slug}.localhost"})
    answer = client.post("/sprache", {"sprache": "en", "weiter": "/nachrichten?suche=x"})
    assert (answer.status_code, answer["Location"]) == (303, "/nachrichten?suche=x")
    return client


def test_readers_choose_and_stay_on_the_page(english: Client, town: Place) -> None:
    answer = english.get("/veranstaltungen")
    assert "Events All Today Weekend" in words(answer)
    assert ('<html lang="en"' in answer.content.decode(), answer["Content-Language"]) == (True, "en")
    english.post("/sprache", {"sprache": "de"})
    assert "Veranstaltungen Alle Heute" in words(english.get("/veranstaltungen"))
    assert "Veranstaltungen" in words(town.page("/veranstaltungen", **{"accept-language": "en"}))


def test_what_the_municipality_configured_is_marked_as_german(english: Client, town: Place) -> None:
    town.publish("news_item", title="Markt zieht um")
    sections = {"eventListIntro": {"introText": "Fehlt ein Termin?", "buttonTitle": "Sagen Sie es"}}
    home = [{"query": "newsItems", "title": "Neues vom Amt", "buttonTitle": "Mehr vom Amt"}]
    configure(
        town,
        globalSettings={"homeScreenConfig": home, "sections": sections},
    )
    forget()
    page = english.get("/").content.decode()
    assert 'lang="de">Neues vom Amt</h2>' in page
    assert 'lang="de">Mehr vom Amt<' in page
    events = english.get("/veranstaltungen").content.decode()
    assert '<div class="intro" lang="de">' in events
    assert "Neues vom Amt" in town.page("/").content.decode()
    assert 'lang="de">Neues' not in town.page("/").content.decode()


def test_what_is_german_only_says_so_and_is_marked(english: Client, town: Place) -> None:
    number = town.publish("news_item", title="Markt zieht um", content_blocks=[{"body": "<p>Am Samstag</p>"}])
    page = english.get(f"/nachrichten/{number}-markt-zieht-um")
    assert "This content is available in German only." in words(page)
    assert '<h1 lang="de">Markt zieht um</h1>' in page.content.decode()
    assert '<div class="prose" lang="de">' in page.content.decode()
    german = town.page(f"/nachrichten/{number}-markt-zieht-um").content.decode()
    assert ('lang="de">Markt' in german, "nur auf Deutsch" in german) == (False, False)


def test_dates_are_in_the_reader_s_language(english: Client, town: Place) -> None:
    span = {"date_start": "2099-05-01", "time_start": "19:00", "time_end": "21:00"}
    town.publish("event_record", title="Chor", dates=[span])
    assert "Friday, 1 May 2099" in words(english.get("/veranstaltungen"))
    assert "19:00–21:00" in words(english.get("/veranstaltungen"))
    assert "Freitag, 1. Mai 2099" in words(town.page("/veranstaltungen"))
    assert "Events in May 2099" in words(english.get("/veranstaltungen/monat/2099-05"))


def test_caches_keep_languages_apart(english: Client, town: Place) -> None:
    assert english.get("/orte")["ETag"] != town.page("/orte")["ETag"]
    assert statements(town, "/orte") == 3


@pytest.mark.parametrize("said", ["xx", "", "en\x00", "../de"])
def test_unknown_languages_are_german(town: Place, said: str) -> None:
    client = Client(headers={"host": f"{town.slug}.localhost"})
    client.post("/sprache", {"sprache": said})
    client.cookies["sv-sprache"] = "xx"
    assert "Orte" in words(client.get("/orte"))


def test_navigation_the_municipality_chose_stays_in_english(english: Client, town: Place) -> None:
    from smartvillage.core.municipalities.directory import forget
    from smartvillage.core.municipalities.models import Municipality

    Municipality.objects.filter(pk=town.id).update(settings={"navigation": ["Start", "Orte", "Mehr"]})
    forget()
    page = english.get("/").content.decode()
    head = page[page.index("site-nav__list") : page.index("</nav>")]
    assert [name in head for name in ("<span>Places</span>", "<span>More</span>", "<span>Events</span>")] == [
        True,
        True,
        False,
    ]


def test_editors_pages_stay_german(english: Client) -> None:
    assert english.get("/cms/", follow=True)["Content-Language"] == "de"


def test_the_catalogue_is_compiled_and_complete() -> None:
    """Every text that `smartvillage catalogue` found is translated; run it after changing words."""
    text = (FOLDER / "django.po").read_text("utf-8").partition("\n\n")[2]
    assert 'msgstr ""' not in text.replace('msgstr ""\n"', "")
    assert "fuzzy" not in text
    with (FOLDER / "django.mo").open("rb") as compiled:
        known = gettext.GNUTranslations(compiled)
    assert known.gettext("Merkliste") == "Bookmarks"
    assert [code for code, _ in settings.LANGUAGES] == ["de", "en"]
