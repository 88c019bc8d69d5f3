"""What citizens do on the pages of the example town, on a phone and at a desk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.reader import Reader

pytestmark = pytest.mark.browser


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
