"""What citizens read on the pages of the example town, on a phone and at a desk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.reader import Reader

pytestmark = pytest.mark.browser
LISTS = {
    "/stellenangebote": ("Stellenangebote", "Gärtnerin oder Gärtner"),
    "/angebote": ("Angebote", "Brot der Woche"),
    "/fristen": ("Fristen", "Kitaplatz vormerken"),
    "/baustellen": ("Baustellen", "Niemegker Straße: Vollsperrung"),
    "/gutscheine": ("Gutscheine", "Eine Kugel Eis"),
    "/beteiligung": ("Beteiligung", "Wärmeplan für Bad Belzig"),
    "/schwarzes-brett": ("Schwarzes Brett", "Kinderfahrrad"),
}


def test_web_journey_news(reader: Reader) -> None:
    """A topic, an article, the heart, and the article among what is kept."""
    reader.open("/")
    reader.look()
    reader.open("/nachrichten")
    reader.filters()
    reader.page.get_by_label("Kategorie").select_option(label="\u2003Bauen & Verkehr")
    reader.page.locator("[data-count]", has_text=re.compile(r"^[1-9] Nachrichten")).wait_for()
    reader.follow("Niemegker Straße: Bauarbeiten")
    reader.heading("Niemegker Straße: Bauarbeiten gehen in die letzte Runde")
    reader.look()
    reader.press("Merken")
    reader.open("/merkliste")
    reader.heading("Niemegker Straße: Bauarbeiten gehen in die letzte Runde")
    reader.look()


def test_web_journey_events(reader: Reader) -> None:
    """The weekend, the month, one day, an event for the own calendar."""
    reader.open("/veranstaltungen")
    reader.look()
    reader.follow("Wochenende")
    reader.look()
    reader.follow("Kalender")
    reader.look()
    reader.open("/veranstaltungen")
    reader.follow("Wochenmarkt auf dem Marktplatz")
    reader.says("In den Kalender")
    reader.look()
    file = reader.download("In den Kalender").read_text()
    assert file.startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in file


def test_web_journey_suggest_an_event(reader: Reader) -> None:
    reader.open("/veranstaltungen")
    reader.follow("Termin vorschlagen")
    reader.press("Absenden")
    assert reader.page.evaluate("document.activeElement.name") == "event_name"
    reader.look()
    page = reader.page
    page.get_by_label("Wie heißt die Veranstaltung?").fill("Chorprobe")
    page.get_by_label("Wann ist sie?").fill("Samstag, 12. Dezember, 15 Uhr")
    page.get_by_label("Wo ist sie?").fill("Reißigerhaus")
    page.get_by_label("Was erwartet die Gäste?").fill("Lieder zum Mitsingen")
    page.get_by_label("Ihr Name").fill("Carla Chor")
    page.get_by_label("E-Mail").fill("carla@example.org")
    page.get_by_label("Meine Angaben dürfen").check()
    reader.press("Absenden")
    reader.says("Ihr Vorschlag ist angekommen")


def test_web_journey_places(reader: Reader) -> None:
    """A category of places, the map beside them, one of them."""
    reader.open("/orte")
    reader.page.locator("#karte").scroll_into_view_if_needed()
    reader.page.locator(".maplibregl-marker").first.wait_for()
    reader.look()
    reader.filters()
    reader.page.get_by_label("Kategorie").select_option(label="\u2003Bäckereien")
    reader.page.locator("[data-count]", has_text=re.compile(r"^\d Orte")).wait_for()
    reader.follow("Bäckerei Kornblume, Stammhaus")
    reader.says("Geöffnet" if reader.page.get_by_text("Geöffnet").count() else "Öffnungszeiten")
    reader.look()


def test_web_journey_tours(reader: Reader) -> None:
    """A tour with its stops, and its way for one's own device."""
    reader.open("/touren")
    reader.look()
    reader.page.locator("#ergebnisse a[href^='/touren/']").first.click()
    reader.says("GPX")
    reader.look()
    assert "<trkpt" in reader.download("GPX").read_text()


def test_web_journey_lists(reader: Reader) -> None:
    """In each of the other lists an entry is found by a word, and opened."""
    for path, (title, entry) in LISTS.items():
        reader.open(path)
        reader.heading(title)
        reader.look()
        reader.filters()
        reader.page.get_by_label("Suchwort").fill(entry.split()[0])
        reader.press("Anzeigen")
        reader.follow(entry)
        reader.heading(entry)
        reader.look()


def test_web_journey_nothing_found(reader: Reader) -> None:
    """A list says that a filter hides everything, and leads back."""
    reader.open("/angebote?suche=gibtesnicht")
    reader.heading("Nichts gefunden")
    reader.look()
    reader.follow("Alle Einträge")
    reader.says("Brot der Woche")
