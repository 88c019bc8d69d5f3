"""Five tasks without a mouse: each stop of the Tab key shows where it is, and nothing lies over it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import settle
from smartvillage.surfaces.webapp.tests.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser
MOST_STOPS = 60
STOP = """() => {
  const stop = document.activeElement;
  const shown = [stop, stop.closest('.card, .row, .lead'), stop.labels?.[0]].filter(Boolean);
  const ring = (one) => {
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const free = shown.some((one) => {
    const {left, top, width, height} = one.getBoundingClientRect();
    return [0.1, 0.5, 0.9].some((share) => {
      const hit = document.elementFromPoint(left + width * share, top + height * share);
      return hit && (one.contains(hit) || hit.contains(stop) && hit !== document.body);
    });
  });
  const own = stop.type === 'date';  // its inner parts have the browser's own ring
  return {what: stop.outerHTML.slice(0, 120), ring: own || shown.some(ring), free, body: stop === document.body};
}"""


class Keys:
    """A reader with a keyboard only."""

    def __init__(self, site: Site, page: "Page") -> None:
        self.site, self.page = site, page

    def open(self, path: str) -> None:
        self.site.open(self.page, path)

    def to(self, role: Any, name: str, *, exact: bool = True) -> None:
        """Tab until the element of this role and name has the focus."""
        wanted = self.page.get_by_role(role, name=name, exact=exact)
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(STOP)
            assert stop["body"] or (stop["ring"], stop["free"]) == (True, True), stop
            if any(self._has_focus(one) for one in wanted.all()):
                return
        raise AssertionError(f"{name} is not among the next {MOST_STOPS} stops")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        settle(self.page)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def heading(self) -> str:
        said: str = self.page.get_by_role("heading", level=1).inner_text()
        return said

    @staticmethod
    def _has_focus(one: "Locator") -> bool:
        return bool(one.evaluate("one => one === document.activeElement"))


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desktop"])
def keys(request: pytest.FixtureRequest, browser: "Browser", site: Site) -> Iterator[Keys]:
    width, height = request.param
    page = browser.new_page(
        viewport={"width": width, "height": height}, reduced_motion="reduce", locale="de-DE"
    )
    site.watch(page)
    yield Keys(site, page)
    assert site.faults == []


def test_past_the_menu_to_the_newest_event(keys: Keys) -> None:
    keys.open("/veranstaltungen")
    keys.to("link", "Zum Inhalt")
    keys.press("Enter")
    keys.to("link", "Chor")
    keys.press("Enter")
    assert keys.heading() == "Chor"


def test_search_and_open_what_was_found(keys: Keys) -> None:
    keys.open("/")
    keys.to("combobox", "Wonach suchen Sie?")
    keys.type("markt")
    keys.press("Enter")
    keys.to("link", "Zum Inhalt")
    keys.press("Enter")
    keys.to("link", "Markt zieht um")
    keys.press("Enter")
    assert keys.heading() == "Markt zieht um"


def test_narrow_a_list(keys: Keys) -> None:
    keys.open("/nachrichten")
    opener = keys.page.get_by_role("button", name="Suchen und filtern")
    if opener.is_visible():
        keys.to("button", "Suchen und filtern")
        keys.press("Enter")
    keys.to("searchbox", "Suchwort")
    keys.type("markt")
    keys.press("Enter")
    keys.page.get_by_text("1 Nachricht", exact=True).wait_for()
    keys.to("link", "Markt zieht um")


def test_keep_something_and_find_it_again(keys: Keys) -> None:
    keys.open("/orte")
    keys.to("button", "Merken: Burg")
    keys.press("Enter")
    keys.to("link", "Merkliste")
    keys.press("Enter")
    assert keys.heading() == "Merkliste"
    keys.to("link", "Burg")
    keys.press("Enter")
    assert keys.heading() == "Burg"


def test_answer_a_survey(keys: Keys) -> None:
    keys.open("/umfragen")
    keys.to("link", "Die Bank")
    keys.press("Enter")
    keys.to("radio", "Anger")
    keys.press("ArrowDown")
    keys.to("button", "Antworten absenden")
    keys.press("Enter")
    keys.page.get_by_text("Danke! Ihre Antwort ist gezählt.").wait_for()
