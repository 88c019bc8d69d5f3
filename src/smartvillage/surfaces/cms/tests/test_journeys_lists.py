"""Lists and the first page in a real browser: views, many at once, map, keyboard."""

from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import axe, settle
from smartvillage.core.content.categories import category_ids
from smartvillage.surfaces.cms.tests.browsing import Person, person
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_cms_journey_find_sort_and_tidy(anna: Person, live_desk: Desk) -> None:
    """Find by a word of the text, keep the view, put both into a category, take it back."""
    (clubs,) = category_ids(municipality=live_desk.place.id, names=["Vereine"])
    body = [{"body": "<p>Mit Blasmusik</p>"}]
    numbers = [live_desk.write(title=title, content_blocks=body).pk for title in ("Markt", "Fest")]
    live_desk.write(title="Sitzung")
    page = anna.page
    anna.go(f"{NEWS}/")
    page.get_by_role("searchbox", name="Suchen in Titel und Text").fill("blasmusik")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="„blasmusik“ Filter entfernen").wait_for()
    assert page.locator("tbody tr").count() == 2
    assert page.get_by_label("Suchen oder Befehl eingeben").input_value() == ""
    page.get_by_text("Als Ansicht merken").click()
    page.get_by_label("Name der Ansicht").fill("Musik")
    anna.press("Speichern")
    assert page.get_by_role("link", name="Musik", exact=True).get_attribute("aria-current") == "true"
    page.get_by_label("Alle auswählen").check()
    page.locator("[data-bulk]").get_by_label("Kategorie", exact=True).select_option("Vereine")
    assert axe(page) == []
    anna.press("Zuordnen")
    assert [live_desk.document(number)["categories"] for number in numbers] == [[clubs], [clubs]]
    anna.press("Rückgängig")
    assert [live_desk.document(number)["categories"] for number in numbers] == [[], []]
    page.get_by_role("link", name="„blasmusik“ Filter entfernen").click()
    settle(page)
    assert page.locator("tbody tr").count() == 3


def test_cms_journey_list_and_map_are_equal(anna: Person, live_desk: Desk) -> None:
    for number in range(3):
        spot = {"geo_location": {"latitude": 52.14 + number / 50, "longitude": 12.59}}
        live_desk.write(slug="point_of_interest", name=f"Burg {number}", addresses=[spot])
    live_desk.write(slug="point_of_interest", name="Ohne Ort")
    page = anna.page
    anna.go("/cms/inhalte/point_of_interest/")
    page.get_by_role("link", name="Karte", exact=True).click()
    page.locator("[data-map] .maplibregl-marker").nth(2).wait_for()
    assert page.locator("tbody tr").count() == 4
    assert axe(page) == []
    page.get_by_role("link", name="Liste", exact=True).click()
    settle(page)
    assert page.locator("[data-map]").count() == 0


def test_cms_journey_release_on_a_phone(browser: "Browser", live_server: Any, live_desk: Desk) -> None:
    """From the first page to a released item: three taps at 390 pixels, nothing to be scrolled sideways."""
    club = live_desk.organisation("Sportverein")
    item = live_desk.write(title="Turnier", role="restricted", organisation=club)
    viewport = {"width": 390, "height": 800}
    with person(browser, live_server.url, viewport=viewport, has_touch=True) as someone:
        someone.sign_in(live_desk.account("admin"))
        someone.page.get_by_role("link", name="Turnier").tap()
        someone.page.get_by_role("button", name="Freigeben").tap()
        someone.page.get_by_text("„Turnier“: veröffentlicht.").wait_for()
        assert someone.page.evaluate(OVERFLOW) == 0
        assert someone.complaints == []
    assert live_desk.item(item.pk).state == "published"


def test_cms_journey_list_by_keyboard(anna: Person, live_desk: Desk) -> None:
    """Search field, check box, bulk step and undo without a mouse."""
    item = live_desk.write(title="Markt")
    page = anna.page
    anna.go(f"{NEWS}/")
    box = page.get_by_label("Markt auswählen")
    for _ in range(60):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.press("Space")
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.value") == "hide":
            break
    page.keyboard.press("Enter")
    page.get_by_text("„Markt“: wird nicht mehr angezeigt.").wait_for()
    assert not live_desk.item(item.pk).visible
    undo = page.get_by_role("button", name="Rückgängig")
    undo.focus()
    page.keyboard.press("Enter")
    page.get_by_text("„Markt“: wieder wie vorher.").wait_for()
    assert live_desk.item(item.pk).visible
