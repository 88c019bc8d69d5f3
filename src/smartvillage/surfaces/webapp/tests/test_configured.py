"""A site that follows the app's configuration, in a real browser."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from smartvillage.browser import STATIC, axe
from smartvillage.core.municipalities.directory import forget
from smartvillage.kit.dates import today
from smartvillage.surfaces.webapp.tests.native import configure, route
from smartvillage.surfaces.webapp.tests.site import Site
from smartvillage.testing import Place

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "webapp.css").exists(), reason="not built: npm run build"),
]
PATHS = ("/", "/service", "/mehr", "/abfall", "/veranstaltungen")


def _configure(town: Place) -> None:
    until = str(today() + timedelta(days=3))
    notice = {
        "id": "sperrung",
        "dates": [{"dateStart": str(today()), "dateEnd": until}],
        "title": "Wichtig",
        "headline": "Straße gesperrt",
        "description": "<p>Bitte <a href='https://www.example.org/'>umfahren</a>.</p>",
        "button": {"title": "Zu den Baustellen", "navigationTo": "ConstructionSiteOverview"},
    }
    picture = {"uri": "/medien/fehlt.svg", "captionText": "Hügel", **route("WasteCollection")}
    home = [{"type": kind} for kind in ("liveTicker", "carousel", "widgets", "disturber", "homeButtons")]
    queries = [{"query": name} for name in ("newsItems", "eventRecords", "pointsOfInterestAndTours")]
    configure(
        town,
        globalSettings={
            "homeScreenConfig": [*home, *queries],
            "widgets": ["lunch"],
            "sections": {"eventListIntro": {"introText": "Fehlt etwas?", "buttonTitle": "Vorschlagen"}},
        },
        homeLiveTicker={"text": "<p>Bad gesperrt</p>"},
        homeCarousel=[{"message": "Willkommen", "picture": picture}, {"message": "Zwei", "picture": picture}],
        homeDisturber=[notice],
        homeButtons=[{"title": "Rückmeldung geben", **route("Feedback")}],
        homeService=[{"title": "Müll", "iconName": "trash", **route("WasteCollection")}],
        infoModal=[{"Müll": {"description": "<p>Bis 6 Uhr an die Straße.</p>"}}],
        floatingButton=[{"accessibilityLabel": "Melden", "visibleScreens": ["Home"], **route("Feedback")}],
    )
    forget()


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)], ids=["phone", "desktop"])
def test_it_is_accessible_and_a_closed_notice_stays_closed(
    browser: "Browser", site: Site, size: tuple[int, int]
) -> None:
    _configure(site.town)
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        reduced_motion="reduce",
        locale="de-DE",
        service_workers="block",  # it would fetch the picture past the route below
    )
    page.route("**/medien/**", lambda asked: asked.fulfill(content_type="image/svg+xml", body=PICTURE))
    site.watch(page)
    root = "document.documentElement"
    for path in PATHS:
        site.open(page, path)
        overflow = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
        assert (path, axe(page), overflow) == (path, [], 0)
    site.open(page, "/abfall")
    page.get_by_text("Was Sie hier wissen sollten").click()
    page.get_by_text("Bis 6 Uhr an die Straße.").wait_for()
    assert axe(page) == []
    site.open(page, "/")
    page.get_by_role("navigation", name="Schnell erledigt").get_by_role("link", name="Melden").wait_for()
    page.get_by_role("button", name="Hinweis schließen").click()
    page.get_by_role("heading", name="Straße gesperrt").wait_for(state="hidden")
    site.open(page, "/")
    assert not page.get_by_role("heading", name="Straße gesperrt").is_visible()
    assert page.get_by_text("Bad gesperrt").is_visible()
    assert page.context.cookies() == []
    assert site.faults == []
    page.close()


def test_without_script_the_notice_and_the_words_are_there(browser: "Browser", site: Site) -> None:
    _configure(site.town)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(site.url)
    assert page.get_by_role("heading", name="Straße gesperrt").is_visible()
    assert page.get_by_role("button", name="Hinweis schließen").count() == 0
    page.get_by_role("link", name="Zu den Baustellen").click()
    page.get_by_role("heading", name="Baustellen").first.wait_for()
    context.close()


PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><rect width="3" height="2" fill="#587"/></svg>'
)
