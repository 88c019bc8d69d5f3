"""The app is designed in a real browser, on a phone and on a desk: counted steps, keyboard, axe."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from PIL import Image

from smartvillage.browser import axe, settle
from smartvillage.core.media.actions import store_upload
from smartvillage.kit.dates import parse_datetime
from smartvillage.surfaces.cms.tests.browsing import Person, person
from smartvillage.surfaces.cms.tests.conftest import _own_media, browser, live_desk  # noqa: F401
from smartvillage.surfaces.cms.tests.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
SLUG = "static_content.json"
SIZES = [(390, 844), (1280, 900)]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
EMPTY = "<!doctype html><html lang='de'><title>Vorschau</title><main><h1>Vorschau</h1></main></html>"
MOST_STEPS = 14


class Hand:
    """Counts what somebody does: every click, every field that is filled."""

    def __init__(self, someone: Person) -> None:
        self.someone, self.steps = someone, 0
        # the in-memory database of tests cannot take pages and previews at once
        someone.page.route(
            "**/vorschau/**", lambda route: route.fulfill(content_type="text/html", body=EMPTY)
        )

    def click(self, role: Any, name: str, *, exact: bool = True) -> None:
        self.steps += 1
        self.someone.page.get_by_role(role, name=name, exact=exact).first.click()

    def fill(self, label: str, text: str) -> None:
        self.steps += 1
        self.someone.page.get_by_label(label).first.fill(text)

    def choose(self, label: str, words: str) -> None:
        self.steps += 1
        fields = self.someone.page.get_by_label(label)
        shown = [field for field in fields.all() if field.is_visible()]
        shown[-1].select_option(label=words)

    def press(self, name: str) -> None:
        self.steps += 1
        self.someone.press(name)


def written(desk: Desk, name: str, value: Any, **more: Any) -> int:
    number: int = desk.write(slug=SLUG, name=name, content=orjson.dumps(value).decode(), **more).pk
    return number


def clean(someone: Person) -> None:
    assert axe(someone.page) == []
    assert someone.page.evaluate(OVERFLOW) == 0


@pytest.mark.usefixtures("_own_media")
@pytest.mark.parametrize("size", SIZES, ids=["phone", "desk"])
def test_cms_journey_app_builder(
    browser: "Browser",  # noqa: F811
    live_server: Any,
    live_desk: Desk,  # noqa: F811
    size: tuple[int, int],
) -> None:
    account = live_desk.account("editor", name="Edith Eder")
    _picture(live_desk)
    tiles = written(live_desk, "homeService", [], state="draft")
    tabs = written(live_desk, "tabNavigation", {"tabConfigs": ["Home", "Service", "About"]})
    with person(browser, live_server.url, viewport={"width": size[0], "height": size[1]}) as edith:
        hand = Hand(edith)
        edith.sign_in(account)
        edith.go("/cms/app/")
        clean(edith)
        _notice_with_picture_and_link(hand)
        notice = live_desk.newest()
        made = orjson.loads(live_desk.document(notice.pk)["content"])[0]
        assert (notice.state, notice.publish_from) == ("published", parse_datetime("2030-05-01T00:00"))
        assert made["headline"] == "Straße gesperrt"
        assert made["dates"] == [{"dateStart": "2030-05-01", "dateEnd": "2030-05-09"}]
        assert made["pictures"][0]["uri"].startswith("/medien/")
        assert made["button"]["navigationTo"] == "ConstructionSiteOverview"
        assert hand.steps <= MOST_STEPS
        _tile_that_leads_nowhere(edith, tiles)
        assert live_desk.item(tiles).state == "draft"
        _tab_by_keyboard(edith, tabs)
        assert orjson.loads(live_desk.document(tabs)["content"])["tabConfigs"] == ["Service", "Home", "About"]
        assert edith.complaints == []


def _picture(desk: Desk) -> None:
    buffer = BytesIO()
    Image.new("RGB", (600, 400), "green").save(buffer, "PNG")
    store_upload(viewer=desk.place.viewer(), content=buffer.getvalue(), name="bruecke.png")


def _notice_with_picture_and_link(hand: Hand) -> None:
    edith = hand.someone
    hand.steps += 1
    edith.page.locator("form", has=edith.page.locator("[value=homeDisturber]")).get_by_role("button").click()
    settle(edith.page)
    hand.click("button", "Störer hinzufügen")
    hand.fill("Überschrift", "Straße gesperrt")
    hand.fill("Vom", "2030-05-01")
    hand.fill("Bis einschließlich", "2030-05-09")
    hand.click("button", "Aus der Mediathek")
    edith.page.locator("[data-choose]").first.wait_for()
    hand.steps += 1
    edith.page.locator("[data-choose]").first.click()
    hand.steps += 1
    edith.page.locator("summary", has_text="Knopf").first.click()
    hand.fill("Beschriftung", "Zu den Baustellen")
    hand.choose("Wohin führt es?", "Baustellen")
    hand.fill("Sichtbar ab", "2030-05-01T00:00")
    clean(edith)
    hand.press("Planen")
    assert "Geplant" in edith.page.locator("h1").inner_text()


def _tile_that_leads_nowhere(edith: Person, number: int) -> None:
    edith.go(f"/cms/inhalte/{SLUG}/{number}/")
    edith.page.get_by_role("button", name="Kachel hinzufügen").click()
    edith.page.get_by_label("Beschriftung").first.fill("Post")
    edith.page.get_by_label("Wohin führt es?").first.select_option(label="Adresse im Internet")
    edith.press("Veröffentlichen")
    link = edith.page.get_by_role("link", name="Es fehlt die Adresse im Internet", exact=False)
    link.click()
    assert edith.page.evaluate("document.activeElement.id") == "f-content-rows-0-routeName"
    clean(edith)


def _tab_by_keyboard(edith: Person, number: int) -> None:
    edith.go(f"/cms/inhalte/{SLUG}/{number}/")
    button = edith.page.get_by_role("button", name="Nach unten").first
    button.focus()
    edith.page.keyboard.press("Enter")
    edith.wait_until_kept()
    edith.page.keyboard.press("Control+Enter")
    edith.page.get_by_text("Der Eintrag ist veröffentlicht.").first.wait_for()
    clean(edith)
