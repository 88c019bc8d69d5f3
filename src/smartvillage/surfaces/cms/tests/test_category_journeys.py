"""The category tree in a real browser: by keyboard alone, with the mouse, and without scripts."""

from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import axe
from smartvillage.core.content.categories import category_ids
from smartvillage.surfaces.cms.tests.browsing import Person, person
from smartvillage.surfaces.cms.tests.desk import Desk
from smartvillage.surfaces.cms.tests.test_categories import TREE, made, shown

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "document.activeElement.textContent.trim()"


def _fits(page: "Page") -> None:
    assert axe(page) == []
    assert page.evaluate(OVERFLOW) <= 0


def _tab_to(page: "Page", words: str) -> None:
    """Press Tab until something with these words has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == words:
            return
    raise AssertionError(f"no way to „{words}“ by keyboard")


def _enter(page: "Page") -> None:
    with page.expect_navigation(wait_until="networkidle"):
        page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [390, 1280])
def test_cms_journey_categories(browser: "Browser", live_server: Any, live_desk: Desk, width: int) -> None:
    """Made, moved, merged, taken back and assigned, without touching the mouse."""
    for name in ("Bauen", "Sport", "Vereine"):
        made(live_desk, name, tags=["news_item"])
    category_ids(municipality=live_desk.place.id, names=["Vereinsleben"], brought_by="import:amtsblatt")
    viewport = {"width": width, "height": 844}
    with person(browser, live_server.url, viewport=viewport) as anna:
        anna.sign_in(live_desk.account("admin"))
        _moves(anna, live_desk)
        _makes_one(anna, live_desk)
        _merges_and_returns(anna, live_desk)
        _assigns_a_name(anna)
        assert anna.complaints == []


def _moves(anna: Person, desk: Desk) -> None:
    page = anna.page
    anna.go(TREE)
    _fits(page)
    _tab_to(page, "Sport nach oben")
    _enter(page)
    assert shown(desk) == ["Sport", "Bauen", "Vereine", "Vereinsleben"]
    _fits(page)
    _tab_to(page, "Vereine einrücken")
    _enter(page)
    assert shown(desk) == ["Sport", ["Bauen", ["Vereine"]], "Vereinsleben"]
    _tab_to(page, "Vereine ausrücken")
    _enter(page)
    assert shown(desk) == ["Sport", "Bauen", "Vereine", "Vereinsleben"]


def _makes_one(anna: Person, desk: Desk) -> None:
    page = anna.page
    anna.go(TREE)
    _tab_to(page, "Kategorie anlegen")
    _enter(page)
    page.get_by_label("Name").focus()
    page.keyboard.type("Jugend")
    _enter(page)
    _fits(page)
    assert "Jugend" in shown(desk)


def _merges_and_returns(anna: Person, desk: Desk) -> None:
    page = anna.page
    sport, clubs = category_ids(municipality=desk.place.id, names=["Sport", "Vereine"])
    entry = desk.write(title="Fest", categories=[sport])
    anna.go(f"{TREE}{sport}/zusammenlegen")
    page.get_by_label("Zusammenlegen mit").focus()
    page.keyboard.type("Vereine")
    _tab_to(page, "Zeigen, was umzieht")
    _enter(page)
    assert page.get_by_text("Ein Eintrag zieht um:").is_visible()
    _fits(page)
    _tab_to(page, "Jetzt zusammenlegen")
    _enter(page)
    assert desk.document(entry.pk)["categories"] == [clubs]
    _fits(page)
    _tab_to(page, "Rückgängig")
    _enter(page)
    assert desk.document(entry.pk)["categories"] == [sport]


def _assigns_a_name(anna: Person) -> None:
    page = anna.page
    anna.go(f"{TREE}?sicht=neu")
    _fits(page)
    page.get_by_label("„Vereinsleben“ gehört zu").focus()
    page.keyboard.type("Vereine")
    _tab_to(page, "Zuordnen: Vereinsleben")
    _enter(page)
    assert page.get_by_text("„Vereinsleben“ gehört jetzt zu „Vereine“").is_visible()
    anna.go(f"{TREE}?sicht=namen")
    assert page.get_by_text("Vereinsleben", exact=True).is_visible()
    _fits(page)


def test_cms_journey_categories_by_mouse(anna: Person, live_desk: Desk) -> None:
    alt, bau, chor = (made(live_desk, name) for name in ("Alt", "Bau", "Chor"))
    page = anna.page
    anna.go(TREE)

    def drag(which: int, onto: int, share: float) -> None:
        target = page.locator(f"#k{onto}")
        box = target.bounding_box()
        assert box
        spot: Any = {"x": 200, "y": box["height"] * share}
        with page.expect_navigation(wait_until="networkidle"):
            page.locator(f"#k{which} .tree__grip").drag_to(target, target_position=spot)

    drag(chor, alt, 0.1)
    assert shown(live_desk) == ["Chor", "Alt", "Bau"]
    drag(alt, bau, 0.5)
    assert shown(live_desk) == ["Chor", ["Bau", ["Alt"]]]
    drag(chor, bau, 0.9)
    assert shown(live_desk) == [["Bau", ["Alt"]], "Chor"]
    anna.press("Rückgängig")
    assert shown(live_desk) == ["Chor", ["Bau", ["Alt"]]]


def test_cms_journey_categories_without_scripts(
    browser: "Browser", live_server: Any, live_desk: Desk
) -> None:
    made(live_desk, "Alt")
    made(live_desk, "Bau")
    with person(browser, live_server.url, java_script_enabled=False) as anna:
        anna.sign_in(live_desk.account("admin"))
        anna.go(TREE)
        anna.press("Bau nach oben")
        assert shown(live_desk) == ["Bau", "Alt"]
        anna.press("Bau nach unten")
        anna.press("Bau einrücken")
        assert shown(live_desk) == [["Alt", ["Bau"]]]
