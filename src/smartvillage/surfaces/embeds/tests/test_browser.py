"""Frames in the page of somebody else, in a real browser."""

import mimetypes
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from smartvillage.browser import STATIC, axe, launch
from smartvillage.kit.dates import today
from smartvillage.testing import Place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "frame.css").exists(), reason="not built: npm run build"),
]
OURS = "http://bad-belzig.localhost"
CLUB = """<!doctype html><html lang="de"><title>Verein</title><main><h1>Verein</h1>{lines}</main>
<iframe id="no" title="Verboten" src="{ours}/service"></iframe></html>"""


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with launch() as browser:
        yield browser


def _answering(known: Mapping[str, Any]) -> Any:
    """Our pages with the headers they are sent with, without a network that has rules of its own."""

    def answer(route: "Route") -> None:
        path = urlsplit(route.request.url).path
        file = STATIC / path.removeprefix("/static/")
        if path.startswith("/static/") and file.is_file():
            route.fulfill(path=file, content_type=mimetypes.guess_type(file.name)[0])
        elif found := known.get(path):
            route.fulfill(status=found.status_code, headers=dict(found.items()), body=found.content)
        else:
            route.fulfill(status=404)

    return answer


@pytest.mark.parametrize("width", [390, 1280])
def test_a_list_stands_in_a_foreign_page(town: Place, browser: "Browser", width: int) -> None:
    day = {"date_start": str(today()), "time_end": "23:59"}
    numbers = [
        town.publish(
            "event_record", title=f"Konzert {number}", dates=[day], description="Mit Chor und Bläsern."
        )
        for number in range(8)
    ]
    concert = f"/veranstaltungen/{numbers[0]}-konzert-0"
    paths = (
        "/einbinden?adresse=/veranstaltungen",
        "/einbetten/veranstaltungen",
        concert,
        "/service",
        "/look.css",
    )
    known = {urlsplit(path).path: town.page(path) for path in paths}
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.route(f"{OURS}/**", _answering(known))
    page = context.new_page()
    for path in paths[:2]:
        page.goto(OURS + path)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.goto(OURS + paths[0])
    club = CLUB.format(lines=page.locator("textarea").input_value(), ours=OURS)
    page.route(
        "http://verein.test/", lambda route: route.fulfill(body=club, content_type="text/html; charset=utf-8")
    )
    page.goto("http://verein.test/")
    frame = page.frame_locator("main iframe")
    frame.get_by_role("heading", name="Veranstaltungen", exact=True).wait_for()
    refused = page.locator("#no").element_handle().content_frame()
    assert refused is not None
    assert refused.get_by_role("heading").count() == 0
    with context.expect_page() as opened:
        frame.get_by_role("link", name="Konzert 0").click()
    opened.value.get_by_role("heading", name="Konzert 0", exact=True).wait_for()
    context.close()
