"""Somebody who is new: first steps in a real browser, with script and without."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import axe
from smartvillage.surfaces.cms.tests.browsing import Person, person
from smartvillage.surfaces.cms.tests.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _look(someone: Person, name: str) -> None:
    assert axe(someone.page) == [], name
    assert someone.page.evaluate(OVERFLOW) == 0, name


def _hide_and_show(nele: Person, *, look: Callable[[Person, str], None] = _look) -> None:
    """Put away, had back at once, put away again, found in the account's menu."""
    page = nele.page
    nele.press("Ausblenden")
    page.get_by_text("Sie finden die ersten Schritte in Ihrem Konto-Menü wieder.").wait_for()
    assert page.get_by_role("heading", name="Erste Schritte").count() == 0
    look(nele, "away")
    nele.press("Rückgängig")
    page.get_by_role("heading", name="Erste Schritte").wait_for()
    nele.press("Ausblenden")
    page.locator("details.menu > summary").click()
    page.get_by_role("link", name="Erste Schritte").click()
    page.get_by_text("Was sich am Anfang lohnt.").wait_for()
    look(nele, "page")
    nele.press("Auf „Heute“ wieder zeigen")
    page.get_by_role("heading", name="Erste Schritte").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
def test_cms_journey_first_steps(browser: "Browser", live_server: Any, live_desk: Desk, width: int) -> None:
    with person(browser, live_server.url, viewport={"width": width, "height": 844}) as nele:
        page = nele.page
        nele.sign_in(live_desk.account("admin", name="Nele Neu"))
        page.get_by_text("0 von 8 erledigt").wait_for()
        _look(nele, "nothing done")
        page.get_by_role("link", name="Den ersten eigenen Beitrag veröffentlichen").click()
        page.get_by_label("Überschrift", exact=True).first.fill("Guten Tag")
        nele.press("Veröffentlichen")
        nele.go("/cms/")
        page.get_by_text("1 von 8 erledigt").wait_for()
        row = page.get_by_role("listitem").filter(has_text="Den ersten eigenen Beitrag veröffentlichen")
        assert "Erledigt" in row.inner_text()
        assert row.get_by_role("link").count() == 0
        _look(nele, "one done")
        _hide_and_show(nele)
        assert nele.complaints == []


def test_cms_journey_first_steps_without_script(
    browser: "Browser", live_server: Any, live_desk: Desk
) -> None:
    with person(browser, live_server.url, java_script_enabled=False) as nele:
        nele.sign_in(live_desk.account("editor", name="Nele Neu"))
        _hide_and_show(nele, look=lambda *_: None)  # axe is a script itself
