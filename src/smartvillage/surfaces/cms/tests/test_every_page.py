"""Every page of the editors' surface at three widths: axe finds nothing, nothing is wider than the screen."""

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import URLResolver, get_resolver

from smartvillage.browser import axe
from smartvillage.surfaces.cms.tests.browsing import person
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MORE = (
    "inhalte/news_item/?q=markt&zustand=published",
    "inhalte/news_item/ITEM/",
    "inhalte/news_item/ITEM/verlauf/",
    "inhalte/news_item/ITEM/verlauf/1/",
    "inhalte/news_item/ITEM/vorschau/push",
    "inhalte/news_item/ITEM/vorschau/karte",
    "inhalte/point_of_interest/?ansicht=karte",
    "inhalte/event_record/neu/",
    "suche?q=markt",
)


def _plain(found: Any, prefix: str = "") -> list[str]:
    """Addresses without placeholders that show a page."""
    routes = []
    for one in found:
        route = f"{prefix}{one.pattern}"
        if isinstance(one, URLResolver):
            routes += _plain(one.url_patterns, route)
        elif route.startswith("cms/") and "<" not in route and "(" not in route and route.endswith("/"):
            routes.append(route.removeprefix("cms/"))
    return routes


LEFT_OUT = ("abmelden", "gesperrt", "passkey/anmelden", "schnittstelle")
"""Ends the session, belongs to others, or is a tool of its own with a test of its own."""
PAGES = [page for page in _plain(get_resolver().url_patterns) if not any(one in page for one in LEFT_OUT)]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (320, "light")])
def test_cms_journey_every_page(
    browser: "Browser", live_server: Any, live_desk: Desk, width: int, scheme: Any
) -> None:
    item = live_desk.write(title="Markt", content_blocks=[{"body": "<p>Text</p>", "media_contents": []}])
    waiting = live_desk.write(title="Wartet auf den Markt", role="restricted")
    live_desk.write(title="Entwurf", state="draft")
    admin = live_desk.account("admin")
    club = live_desk.organisation("Sportverein")
    desk_client = live_desk.client(admin)
    desk_client.post("/cms/freigaben/", {"wanted": "2"})
    desk_client.post(f"{NEWS}/{item.pk}/anmerkungen", {"text": "Zu lang", "field": "title"})
    desk_client.post(f"{NEWS}/ansichten", {"name": "Entwürfe", "query": "zustand=draft"})
    viewport = {"width": width, "height": 800}
    with person(browser, live_server.url, viewport=viewport, color_scheme=scheme) as someone:
        someone.sign_in(admin)
        more = [page.replace("ITEM", str(number)) for page in MORE for number in (item.pk, waiting.pk)]
        more += [f"personen/{admin.pk}/", f"personen/{admin.pk}/uebergeben/", f"organisationen/{club}/"]
        wrong = []
        for path in dict.fromkeys((*PAGES, *more)):
            someone.go(f"/cms/{path}")
            wrong += [(path, finding) for finding in axe(someone.page)]
            if wider := someone.page.evaluate(OVERFLOW):
                wrong.append((path, f"{wider} pixels too wide"))
        assert wrong == []
        unfound = "status of 404"  # some pages are there only once a factor is set up
        assert [text for text in someone.complaints if unfound not in text] == []
