"""A small town on a real server, looked at with a real browser."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from smartvillage.browser import settle, watch
from smartvillage.kit.dates import iso_datetime, now, today
from smartvillage.surfaces.webapp.tests.pagecheck import category
from smartvillage.testing import Place

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page

STORED = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const {url} of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  return found;
}"""
SPOT = {
    "street": "Markt 1",
    "zip": "14806",
    "city": "Bad Belzig",
    "geo_location": {"latitude": 52.14, "longitude": 12.59},
}
TEXT = "<h2>Mehr dazu</h2><p>Ein Absatz mit <a href='https://www.example.org/'>Verweis</a>.</p><ul><li>Punkt</li></ul>"


WASTE = """mutation ($day: String, $street: String) { createWastePickUpTime(pickupDate: $day, wasteLocationType: {
  wasteType: "paper", address: {street: $street, city: "Bad Belzig"}}) { wasteLocationType { addressId } } }"""


class Site:
    """A small town on a server; `paths` are all kinds of pages it has."""

    def __init__(self, url: str, town: Place, paths: list[str]) -> None:
        self.url, self.town, self.paths = url, town, paths
        self.faults: list[str] = []
        self.pages: list[Page] = []

    def open(self, page: "Page", path: str) -> None:
        watch(page)
        page.goto(self.url + path)
        settle(page)

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


def fill(town: Place) -> list[str]:
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
    asked = [{"title": "Wohin?", "options": [{"title": "Anger"}, {"title": "Teich"}], "required": True}]
    survey = town.publish("survey", title="Die Bank", questions=asked)
    over = {"date_start": "2020-01-01", "date_end": "2020-02-01"}
    done = town.publish("survey", title="Die alte Bank", questions=asked, date=over)
    meal = {"dates": [span], "lunch_offers": [{"name": "Linsensuppe", "price": "6,50 €"}]}
    town.publish("point_of_interest", name="Zum Hirsch", lunches=[meal])
    stop_ = town.publish("point_of_interest", name="Bahnhof", payload={"has_travel_times": True})
    collected = {"day": str(today()), "street": "Dorfstraße"}
    waste = town.data(WASTE, collected)["createWastePickUpTime"]["wasteLocationType"]["addressId"] // 1000
    return [
        *("/", "/service", "/mehr", "/suche", "/suche?q=markt", "/suche?q=unauffindbar", "/seite/impressum"),
        "/einstellungen",
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
        *("/abfall", "/abfall?strasse=nirgends", f"/abfall/{waste}-dorfstrasse"),
        *("/umfragen", f"/umfragen/{survey}-die-bank", f"/umfragen/{done}-die-alte-bank"),
        *("/wetter", "/mittagstisch", "/abfahrten", f"/abfahrten/{stop_}-bahnhof", "/mein-ort"),
    ]


def stored(page: "Page") -> list[str]:
    """Paths of what the service worker has stored."""
    found: list[str] = page.evaluate(STORED)
    return found


def until(page: "Page", holds: Callable[[], bool]) -> None:
    """Waits up to ten seconds."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never held; stored: {stored(page)}")
