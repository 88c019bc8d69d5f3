"""Pages are read aloud: in order, in their language, as fast as the reader wants, and stopped at once."""

from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import STATIC, axe
from smartvillage.surfaces.webapp.tests.site import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "webapp.css").exists(), reason="not built: npm run build"),
]
# A browser without a screen has no voices: this one notes what it is to say and says it when the test wants.
VOICE = """
window.said = []; window.calls = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  speak(piece) { said.push([piece.text, piece.lang, piece.rate]); window.finish = () => piece.onend(); },
  cancel() { calls.push("cancel"); }, pause() { calls.push("pause"); }, resume() { calls.push("resume"); },
  getVoices: () => [],
} });
localStorage.setItem("display.speech", "0.8");
"""


def test_a_page_is_read_aloud(browser: "Browser", site: Site) -> None:
    path = next(path for path in site.paths if path.startswith("/nachrichten/"))
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="de-DE")
    site.watch(page)
    page.add_init_script(VOICE)
    site.open(page, path)
    panel = page.get_by_role("group", name="Vorlesen")
    panel.get_by_role("button", name="Vorlesen").click()
    assert page.evaluate("document.activeElement.textContent.trim()") == "Pause"
    page.evaluate("finish()")  # the day above the heading
    assert page.locator("[data-spoken]").inner_text() == "Markt zieht um"
    assert axe(page) == []
    page.evaluate("finish()")
    spoken: list[Any] = page.evaluate("said")
    assert spoken[1:] == [["Markt zieht um", "de", 0.8], ["Der Anfang.", "de", 0.8]]
    panel.get_by_role("button", name="Pause").click()
    panel.get_by_role("button", name="Weiterlesen").click()
    panel.get_by_role("button", name="Stopp").click()
    assert page.evaluate("calls.slice(1)") == ["pause", "resume", "cancel"]
    page.evaluate("finish()")  # what was under way says nothing more
    assert page.evaluate("said.length") == len(spoken)
    assert page.locator("[data-spoken]").count() == 0
    assert panel.get_by_role("button", name="Vorlesen").is_visible()
    assert site.faults == []
