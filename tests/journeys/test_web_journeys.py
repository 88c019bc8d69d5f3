"""A citizen's errands in every module of the example town, on a phone and at a desk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.reader import Reader

pytestmark = pytest.mark.browser


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


@pytest.mark.parametrize(
    ("path", "title", "entry"),
    [
        ("/stellenangebote", "Stellenangebote", "Gärtnerin oder Gärtner"),
        ("/angebote", "Angebote", "Brot der Woche"),
        ("/fristen", "Fristen", "Kitaplatz vormerken"),
        ("/baustellen", "Baustellen", "Niemegker Straße: Vollsperrung"),
        ("/gutscheine", "Gutscheine", "Eine Kugel Eis"),
        ("/beteiligung", "Beteiligung", "Wärmeplan für Bad Belzig"),
        ("/schwarzes-brett", "Schwarzes Brett", "Kinderfahrrad"),
    ],
)
def test_web_journey_lists(reader: Reader, path: str, title: str, entry: str) -> None:
    """Found by a word, opened, and back again."""
    reader.open(path)
    reader.heading(title)
    reader.look()
    reader.filters()
    reader.page.get_by_label("Suchwort").fill(entry.split(maxsplit=1)[0])
    reader.press("Anzeigen")
    reader.follow(entry)
    reader.heading(entry)
    reader.look()
    reader.open(f"{path}?suche=gibtesnicht")
    reader.heading("Nichts gefunden")
    reader.look()


def test_web_journey_waste(reader: Reader) -> None:
    """One's street, its next collections, and reminders of them."""
    reader.open("/abfall")
    reader.page.get_by_label("In welcher Straße wohnen Sie?").fill("Am Anger")
    reader.press("Suchen")
    reader.look()
    reader.follow("Am Anger")
    reader.heading("Am Anger")
    reader.says("Kalender abonnieren")
    reader.look()


def test_web_journey_survey(reader: Reader) -> None:
    reader.open("/umfragen")
    reader.look()
    reader.follow("Öffnungszeiten der Bibliothek")
    reader.heading("Öffnungszeiten der Bibliothek")
    reader.look()
    reader.open("/umfragen")
    reader.follow("Wo fehlt eine Bank?")
    reader.look()
    reader.page.get_by_label("Am Kurpark").check()
    reader.press("Absenden")
    reader.says(re.compile("Danke"))
    reader.look()


def test_web_journey_lunch_weather_departures(reader: Reader) -> None:
    reader.open("/mittagstisch")
    reader.follow("morgen")
    reader.heading("Morgen")
    reader.look()
    reader.open("/wetter")
    reader.heading("Nächste 24 Stunden")
    reader.look()
    reader.open("/abfahrten")
    reader.follow("Bad Belzig, Bahnhof")
    reader.heading("Bad Belzig, Bahnhof")
    reader.look()


def test_web_journey_report_a_defect(reader: Reader) -> None:
    reader.open("/maengelmeldungen")
    page = reader.page
    page.get_by_label("Worum geht es?").select_option("Beleuchtung")
    page.get_by_label("Was ist kaputt?").fill("Laterne dunkel")
    page.get_by_label("Beschreibung").fill("Seit Montag")
    page.get_by_label("Wo ist es?").fill("Markt 1")
    page.get_by_label("Meine Angaben dürfen").check()
    reader.press("Absenden")
    reader.says("Ihre Meldung")
    reader.look()


def test_web_journey_barrier_feedback(reader: Reader) -> None:
    """From the accessibility statement to the letter to the town hall."""
    reader.open("/")
    reader.follow("Barrierefreiheit", within="footer")
    reader.look()
    reader.open("/feedback?zu=/seite/barrierefreiheit")
    reader.page.get_by_label("Ihre Nachricht").fill("Die Karte lässt sich nicht vorlesen.")
    reader.page.get_by_label("Meine Angaben dürfen").check()
    reader.press("Absenden")
    reader.says("Ihre Nachricht ist angekommen")
    reader.look()


def test_web_journey_my_place(reader: Reader) -> None:
    """A village is chosen, lists follow, the whole region is one step away."""
    reader.open("/mein-ort")
    reader.look()
    reader.page.get_by_label("Ort oder Ortsteil").select_option("Lübnitz")
    reader.press("Merken")
    reader.open("/veranstaltungen")
    reader.says("Lübnitz und 5 km ringsum")
    reader.look()
    reader.follow("Ganze Region")
    reader.open("/einstellungen")
    reader.look()


def test_web_journey_search(reader: Reader) -> None:
    """A question with a typing error: news, places, services in groups, one of them opened."""
    reader.open("/suche?q=personalauswies")
    reader.says("Personalausweis")
    reader.look()
    reader.follow("Personalausweis")
    reader.look()


def test_web_journey_services(reader: Reader) -> None:
    reader.open("/service")
    reader.look()
    reader.open("/leistungen")
    reader.look()
    reader.follow("P")
    reader.look()
    reader.open("/leistungen/personalausweis")
    reader.heading("Personalausweis")
    reader.look()


def test_web_journey_settings_and_languages(reader: Reader) -> None:
    reader.open("/einstellungen")
    reader.page.get_by_label("Bäckerei Kornblume").uncheck()
    reader.press("Merken")
    reader.open("/nachrichten")
    reader.says("1 Quelle ausgeblendet")
    reader.look()
    reader.page.locator("footer").get_by_role("button", name="English").click()
    reader.heading("News")
    assert reader.page.evaluate("document.documentElement.lang") == "en"
    reader.look()
