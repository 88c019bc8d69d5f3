"""From the editor's form over the reviewer's phone to the citizens' page, in a real browser."""

from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import axe, settle
from smartvillage.surfaces.cms.tests.browsing import person
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_cms_journey_a_live_item_is_changed_by_two(
    browser: "Browser", live_server: Any, live_desk: Desk
) -> None:
    item = live_desk.write(title="Markt am Freitag", content_blocks=[{"body": "<p>Auf dem Platz</p>"}])
    admin = live_desk.client()
    admin.post("/cms/freigaben/", {"organisation": "", "kind": "", "wanted": 1}, HTTP_HOST="localhost")
    author = live_desk.account("user", name="Vera Verein")
    reviewer = live_desk.account("editor", name="Bert Bauer")
    form, public = f"{NEWS}/{item.pk}/", f"/nachrichten/{item.pk}"
    with person(browser, live_server.url, **PHONE) as vera:
        vera.sign_in(author)
        vera.go(form)
        vera.page.get_by_role("textbox", name="Überschrift", exact=True).fill("Markt am Samstag")
        vera.wait_until_kept()
        vera.press("Zur Freigabe")
        assert vera.page.get_by_text("Ihre Änderung wartet auf die Freigabe.").is_visible()
        assert vera.page.get_by_role("button", name="Änderung zurückziehen").is_visible()
        assert vera.complaints == []
    assert _headline(browser, live_server, public) == "Markt am Freitag"
    with person(browser, live_server.url, **PHONE) as bert:
        bert.sign_in(reviewer)
        bert.go("/cms/")
        assert bert.page.get_by_text("Änderung wartet", exact=True).is_visible()
        bert.page.get_by_role("link", name="Markt am Freitag").first.click()
        settle(bert.page)
        notice = bert.page.locator("section.notice", has_text="wartet auf Ihre Freigabe")
        assert notice.locator("del").inner_text().endswith("Freitag")
        assert notice.locator("ins").inner_text().endswith("Samstag")
        assert bert.page.evaluate(OVERFLOW) == 0
        assert axe(bert.page) == []
        settle(bert.page)
        bert.press("Änderung freigeben")
        assert bert.page.get_by_text("Die Änderung ist freigegeben und zu sehen.").is_visible()
        assert bert.complaints == []
    assert _headline(browser, live_server, public) == "Markt am Samstag"


def _headline(browser: "Browser", live_server: Any, path: str) -> str:
    """What a citizen reads."""
    with person(browser, live_server.url, **PHONE) as citizen:
        citizen.go(path)
        said: str = citizen.page.get_by_role("heading", level=1).inner_text()
        assert citizen.complaints == []
    return said
