"""A board in a real browser: readable, turning, and there when the network is not."""

from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import STATIC, axe, launch
from smartvillage.kit.dates import today
from smartvillage.testing import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Route

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "board.js").exists(), reason="not built: npm run build"),
]
ORIGIN = "http://bad-belzig.localhost"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with launch() as browser:
        yield browser


class _Net:
    """Answers of the site by path and query, and nothing once it is down."""

    def __init__(self, town: Place, paths: list[str]) -> None:
        self.known: dict[str, Any] = {path: town.page(path) for path in paths}
        self.down = False

    def answer(self, route: "Route") -> None:
        path = route.request.url.removeprefix(ORIGIN)
        file = STATIC / path.removeprefix("/static/")
        if self.down:
            route.abort()
        elif path.startswith("/static/") and file.is_file():
            route.fulfill(path=file)
        elif found := self.known.get(path) or self.known.get(path.partition("?")[0]):
            route.fulfill(status=found.status_code, headers=dict(found.items()), body=found.content)
        else:
            route.fulfill(status=404)


@pytest.mark.parametrize("size", [(390, 844), (1280, 720)])
def test_it_turns_and_outlives_the_network(town: Place, browser: "Browser", size: tuple[int, int]) -> None:
    day = {"date_start": str(today()), "time_start": "23:58", "time_end": "23:59"}
    for number in range(6):
        town.publish("event_record", title=f"Konzert der Chöre aus allen Ortsteilen {number}", dates=[day])
    town.publish("news_item", title="Markt zieht um")
    net = _Net(town, ["/tafel", "/tafel/1?seite=1", "/tafel/1?seite=2", "/look.css"])
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route(f"{ORIGIN}/**", net.answer)
    page.clock.install()
    page.goto(f"{ORIGIN}/tafel")
    title = page.locator("h1")
    assert title.inner_text() == "Nächste Termine"
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if size[0] > size[1]:
        assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
        assert (
            page.evaluate("parseFloat(getComputedStyle(document.querySelector('h2')).fontSize) / innerHeight")
            > 0.045
        )
    page.clock.run_for(20_500)
    page.get_by_role("heading", name="Markt zieht um").wait_for()
    page.clock.run_for(20_500)
    page.get_by_role("heading", name="Nächste Termine").wait_for()
    net.down = True
    page.clock.run_for(20_500)
    page.get_by_role("heading", name="Markt zieht um").wait_for()
    page.get_by_text("Keine Verbindung. Stand:").wait_for()
    assert axe(page) == []
    net.down = False
    page.clock.run_for(20_500)
    page.get_by_role("heading", name="Nächste Termine").wait_for()
    assert page.locator("#stand").is_hidden()
    assert faults == []
    context.close()


def test_it_reads_without_script(town: Place, browser: "Browser") -> None:
    town.publish("news_item", title="Markt zieht um")
    net = _Net(town, ["/tafel", "/look.css"])
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.route(f"{ORIGIN}/**", net.answer)
    page.goto(f"{ORIGIN}/tafel")
    assert page.get_by_role("heading", name="Markt zieht um").is_visible()
    context.close()
