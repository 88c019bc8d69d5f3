"""Dates, hours and addresses as editors fill them in, in a real browser."""

import re
from typing import TYPE_CHECKING

import pytest

from smartvillage.browser import axe
from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.cms.tests.browsing import Person
from smartvillage.surfaces.cms.tests.desk import Desk
from smartvillage.testing import forget_everything

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _fits(page: "Page") -> None:
    page.evaluate("scrollTo(0, 0)")
    assert axe(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(OVERFLOW) <= 0
    page.set_viewport_size({"width": 1280, "height": 900})


def test_cms_journey_weekly_course_with_two_exceptions(anna: Person, live_desk: Desk) -> None:
    page = anna.page
    anna.go("/cms/inhalte/event_record/neu/")
    page.get_by_role("textbox", name="Titel (Pflichtfeld)").fill("Yoga im Park")
    page.get_by_role("button", name="Termin hinzufügen").click()
    page.locator('[name="dates-0-date_start"]').fill("2040-01-03")
    page.locator('[name="dates-0-date_end"]').fill("2040-02-14")
    page.locator('[name="dates-0-time_start"]').fill("18:00")
    page.locator("summary", has_text="Wiederholung").click()
    page.locator('[name="recurrence-rule"]').select_option("FREQ=WEEKLY")
    dates = page.locator('[data-aid*="termine"] .aid__date')
    dates.nth(6).wait_for()
    dates.nth(1).get_by_role("button", name="Absagen").click()
    dates.nth(1).get_by_text("Abgesagt").wait_for()
    dates.nth(2).locator("summary").click()
    dates.nth(2).locator("[data-moved-to]").fill("2040-01-18")
    dates.nth(2).locator("[data-add-row]").click()
    page.locator('[data-aid*="termine"]').get_by_text("Verlegt vom").wait_for()
    _fits(page)
    anna.press("Veröffentlichen")
    said = live_desk.document(live_desk.newest().pk)
    assert (said["cancelled"], said["recurrence"]["moved"]) == (
        ["2040-01-10"],
        [{**said["recurrence"]["moved"][0], "planned": "2040-01-17", "new": "2040-01-18"}],
    )
    assert said["series"] == [
        "2040-01-03",
        "2040-01-18",
        "2040-01-24",
        "2040-01-31",
        "2040-02-07",
        "2040-02-14",
    ]


def test_cms_journey_hours_of_a_restaurant(anna: Person, live_desk: Desk) -> None:
    page = anna.page
    anna.go("/cms/inhalte/point_of_interest/neu/")
    page.get_by_role("textbox", name="Name (Pflichtfeld)").fill("Zur Post")
    grid = page.locator('[data-grid="opening_hours"]')
    grid.get_by_label("Montag, 1. von").fill("11:30")
    grid.get_by_label("Montag, 1. bis").fill("14:00")
    grid.get_by_label("Montag, 2. von").fill("17:00")
    grid.get_by_label("Montag, 2. bis").fill("22:00")
    for day in ("Dienstag", "Mittwoch"):
        grid.get_by_role("button", name=re.compile(f"wie darüber ?: {day}")).click()
    grid.get_by_role("button", name="Diese Woche übernehmen").click()
    aid = page.locator('[data-aid*="oeffnungszeiten"]')
    aid.get_by_text("11:30–14:00 Uhr, 17–22 Uhr").first.wait_for()
    aid.locator("summary", has_text="An Feiertagen geschlossen").click()
    aid.get_by_role("button", name=re.compile("Geschlossen ?: Neujahr")).click()
    page.locator('[data-aid*="oeffnungszeiten"] li', has_text="Neujahr").first.wait_for()
    _fits(page)
    anna.wait_until_kept()
    anna.press("Veröffentlichen")
    rows = live_desk.document(live_desk.newest().pk)["opening_hours"]
    assert [(row.get("weekday"), row.get("time_from"), row.get("open")) for row in rows] == [
        *[(day, time, True) for day in ("Montag", "Dienstag", "Mittwoch") for time in ("11:30", "17:00")],
        (None, None, False),
    ]


def test_cms_journey_an_address_gets_its_point(anna: Person, live_desk: Desk) -> None:
    Municipality.objects.filter(pk=live_desk.place.id).update(
        settings={"second_factor": "recommended", "geocoder": "gazetteer"}
    )
    forget_everything()
    point = {"latitude": 52.14, "longitude": 12.59}
    known = {"street": "Markt 3", "zip": "14806", "city": "Bad Belzig", "geo_location": point}
    live_desk.write(slug="point_of_interest", name="Rathaus", addresses=[known])
    page = anna.page
    anna.go("/cms/inhalte/point_of_interest/neu/")
    page.get_by_role("textbox", name="Name (Pflichtfeld)").fill("Archiv")
    page.get_by_role("button", name="Anschrift hinzufügen").click()
    for name, text in (("street", "Markt 3"), ("zip", "14806"), ("city", "Bad Belzig")):
        page.locator(f'[name="addresses-0-{name}"]').fill(text)
    page.get_by_role("button", name="Lage suchen").click()
    page.get_by_role("button", name="Markt 3, 14806 Bad Belzig").click()
    page.get_by_text("liegt auf der Karte").wait_for()
    _fits(page)
    anna.press("Veröffentlichen")
    found = live_desk.newest()
    assert (found.title, found.lat, found.lon) == ("Archiv", 52.14, 12.59)
