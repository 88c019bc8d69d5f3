"""The whole site in a real browser, on a real server: accessible, quiet, and readable without script."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from smartvillage.browser import STATIC, axe, launch
from smartvillage.core.municipalities.models import Domain
from smartvillage.kit.dates import iso_datetime, now, today
from smartvillage.surfaces.webapp.tests.pagecheck import category
from smartvillage.testing import Place, forget_everything, make_place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "webapp.css").exists(), reason="not built: npm run build"),
]
SPOT = {
    "street": "Markt 1",
    "zip": "14806",
    "city": "Bad Belzig",
    "geo_location": {"latitude": 52.14, "longitude": 12.59},
}
TEXT = "<h2>Mehr dazu</h2><p>Ein Absatz mit <a href='https://www.example.org/'>Verweis</a>.</p><ul><li>Punkt</li></ul>"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with launch() as browser:
        yield browser


@pytest.fixture
def site(live_server: Any, transactional_db: None) -> "Iterator[Site]":
    town = make_place("bad-belzig", "Bad Belzig")
    Domain.objects.create(host="localhost", municipality_id=town.id)
    forget_everything()
    made = Site(live_server.url, town, _fill(town))
    yield made
    made.close()
    forget_everything()


class Site:
    """A small town on a server; `paths` are all kinds of pages it has."""

    def __init__(self, url: str, town: Place, paths: list[str]) -> None:
        self.url, self.town, self.paths = url, town, paths
        self.faults: list[str] = []
        self.pages: list[Page] = []

    def open(self, page: "Page", path: str) -> None:
        page.goto(self.url + path)
        page.wait_for_load_state("networkidle")

    def watch(self, page: "Page") -> None:
        """Notes whatever the browser complains of, and every request to another host."""
        self.pages.append(page)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._fault(f"{page.url}: {error}"))
        page.on("request", lambda sent: self._note(sent.url))

    def close(self) -> None:
        """No request may be under way when the tables are emptied."""
        for page in self.pages:
            page.close()

    def _hear(self, said: "ConsoleMessage") -> None:
        if said.type == "error":
            self._fault(f"{said.location}: {said.text}")

    def _fault(self, text: str) -> None:
        self.faults.append(text)

    def _note(self, url: str) -> None:
        if urlsplit(url).scheme in ("http", "https") and not url.startswith(self.url):
            self._fault(f"request to {url}")


def _fill(town: Place) -> list[str]:
    culture = category(town, "Kultur", "news_item")
    category(town, "Bauen", "news_item")
    block = {"title": "Teil eins", "intro": "<p>Der Anfang.</p>", "body": TEXT}
    for number in range(20):
        town.publish("news_item", title=f"Meldung {number}", categories=[culture], content_blocks=[block])
    news = town.publish(
        "news_item", title="Markt zieht um", content_blocks=[block], published_at=iso_datetime(now())
    )
    span = {"date_start": str(today()), "date_end": "2099-12-31", "time_start": "19:00", "time_end": "21:00"}
    rule = {"rule": "FREQ=DAILY"}
    event = town.publish(
        "event_record", title="Chor", dates=[span], recurrence=rule, addresses=[SPOT], description=TEXT
    )
    hours = [{"weekday": "täglich", "time_from": "00:00", "time_to": "24:00", "open": True}]
    place = town.publish(
        "point_of_interest", name="Burg", addresses=[SPOT], opening_hours=hours, description=TEXT
    )
    stop = {"name": "Brunnen", "description": TEXT, "addresses": [SPOT]}
    tour = town.publish("tour", name="Rundweg", line=[(52.1, 12.5), (52.2, 12.6)], tour_stops=[stop])
    site = town.publish("generic_item", "ConstructionSite", title="Kanal", addresses=[SPOT], dates=[span])
    town.publish("static_content", name="impressum", content=TEXT)
    return [
        *("/", "/service", "/mehr", "/suche", "/suche?q=markt", "/suche?q=unauffindbar", "/seite/impressum"),
        *("/nachrichten", "/nachrichten?suche=unauffindbar", f"/nachrichten/{news}-markt-zieht-um"),
        *("/veranstaltungen", f"/veranstaltungen/monat/{today():%Y-%m}", f"/veranstaltungen/tag/{today()}"),
        *(
            f"/veranstaltungen/{event}-chor",
            "/orte",
            f"/orte/{place}-burg",
            "/touren",
            f"/touren/{tour}-rundweg",
        ),
        *("/baustellen", f"/baustellen/{site}-kanal", "/schwarzes-brett"),
    ]


def test_every_page_is_accessible_in_both_sizes_and_themes(browser: "Browser", site: Site) -> None:
    wide = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="de-DE")
    narrow = browser.new_page(
        viewport={"width": 390, "height": 844}, color_scheme="dark", reduced_motion="reduce", locale="de-DE"
    )
    for page in (wide, narrow):
        site.watch(page)
        for path in site.paths:
            site.open(page, path)
            root = "document.documentElement"
            overflow = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
            assert (path, axe(page), overflow) == (path, [], 0)
        assert site.faults == []


def test_a_missing_page_is_accessible_too(browser: "Browser", site: Site) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    site.open(page, "/gibt-es-nicht")
    assert axe(page) == []
    page.get_by_role("link", name="Suchen").click()
    page.get_by_role("heading", name="Suche").wait_for()
    page.close()


def test_without_script_everything_is_there(browser: "Browser", site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    site.watch(page)
    site.open(page, "/")
    page.get_by_role("link", name="Termine", exact=True).first.click()
    page.get_by_role("link", name="Heute", exact=True).click()
    page.get_by_role("link", name="Chor").click()
    page.get_by_text("Täglich bis 31. Dezember 2099").wait_for()
    with page.expect_download() as caught:
        page.get_by_role("link", name="In den Kalender übernehmen").click()
    assert caught.value.suggested_filename == "chor.ics"
    site.open(page, "/nachrichten")
    page.get_by_role("link", name="Weitere anzeigen").click()
    page.wait_for_url("**seite=2**")
    page.get_by_label("Kategorie").select_option("Bauen")
    page.get_by_role("button", name="Anzeigen").click()
    page.get_by_role("heading", name="Keine Nachrichten gefunden").wait_for()
    site.open(page, "/orte")
    page.get_by_role("link", name="Burg").click()
    page.get_by_text("Durchgehend geöffnet").wait_for()
    assert site.faults == []


def test_filters_and_more_entries_need_no_new_page(browser: "Browser", site: Site) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    site.watch(page)
    site.open(page, "/nachrichten")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Weitere anzeigen").click()
    page.locator("#liste > li").nth(20).wait_for()
    page.get_by_label("Suchwort").fill("markt")
    page.wait_for_url("**suche=markt**")
    page.get_by_text("1 Nachricht", exact=True).wait_for()
    assert page.evaluate("window.same")
    assert site.faults == []


def test_list_and_map_show_the_same(browser: "Browser", site: Site) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    site.watch(page)
    site.open(page, "/orte")
    marker = page.get_by_role("button", name="Burg")
    marker.wait_for(timeout=20_000)
    marker.click()
    page.locator(".maplibregl-popup").get_by_role("link", name="Burg").wait_for()
    with page.expect_response(lambda answer: "/orte.geojson?suche=nichts" in answer.url):
        page.get_by_label("Suchwort").fill("nichts")
    page.get_by_role("heading", name="Keine Orte gefunden").wait_for()
    marker.wait_for(state="detached")
    assert site.faults == []
