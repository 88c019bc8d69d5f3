"""The page about subscriptions in a real browser, at the width of a telephone and of a desk."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from csp.utils import build_policy

from smartvillage.browser import STATIC, Answer, Stage, axe, launch
from smartvillage.testing import Place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Request

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "webapp.css").exists(), reason="not built: npm run build"),
]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with launch() as browser:
        yield browser


@pytest.mark.parametrize("width", [390, 1280])
def test_codes_open_and_nothing_is_against_the_rules(town: Place, browser: "Browser", width: int) -> None:
    def played(path: str) -> "Callable[[Request], Answer]":
        found = town.page(path)  # now: the database belongs to this thread
        answer = found.status_code, found["Content-Type"], found.content.decode()
        return lambda _request: answer

    paths = ("/abonnieren", "/look.css", "/wappen.svg", "/manifest.webmanifest")
    stage = Stage({path: played(path) for path in paths}, policy=build_policy())
    page = browser.new_page(viewport={"width": width, "height": 900})
    stage.open(page, "/abonnieren")
    page.locator("summary").first.press("Enter")
    assert page.locator("details[open] svg").last.is_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert [fault for fault in stage.errors if "/abonnieren" in fault or "policy" in fault] == []
