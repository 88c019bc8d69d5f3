"""An editor translates, a reader reads in their language, and both are told when the German text has gone on."""

from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import axe, settle
from smartvillage.surfaces.cms.tests.browsing import Person, person
from smartvillage.surfaces.cms.tests.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = [(390, 844), (1280, 900)]
EVENT: dict[str, Any] = {
    "title": "Mit der Laterne durch die Altstadt",
    "description": "<p>Der Nachtwächter erzählt.</p>",
    "dates": [{"date_start": "2099-05-01", "time_start": "19:00"}],
    "translations": {
        "de-simple": {"title": "Eine Führung", "description": "<p>Ein Mann zeigt die Stadt.</p>"},
        "en": {"title": "By lantern light", "description": "<p>The watchman tells.</p>"},
    },
}


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_cms_journey_a_reader_changes_the_language_of_a_page(
    browser: "Browser", live_server: Any, live_desk: Desk, width: int, height: int
) -> None:
    event = live_desk.write(slug="event_record", **EVENT)
    with person(browser, live_server.url, viewport={"width": width, "height": height}) as reader:
        reader.go(f"/veranstaltungen/{event.pk}?von=liste")
        _choose(reader, "Leichte Sprache")
        _looks_well(reader, "Eine Führung", "de-simple")
        _choose(reader, "English")
        _looks_well(reader, "By lantern light", None)
        assert reader.page.url.endswith("?von=liste")
        assert reader.page.locator("html").get_attribute("lang") == "en"
        _choose(reader, "Deutsch")
        _looks_well(reader, "Mit der Laterne durch die Altstadt", None)
        assert reader.complaints == []


@pytest.mark.parametrize(("width", "height"), WIDTHS)
def test_cms_journey_a_translation_grows_old(
    browser: "Browser", live_server: Any, live_desk: Desk, width: int, height: int
) -> None:
    event = live_desk.write(slug="event_record", **{**EVENT, "translations": {}})
    form = f"/cms/inhalte/event_record/{event.pk}/"
    with person(browser, live_server.url, viewport={"width": width, "height": height}) as editor:
        editor.sign_in(live_desk.account("admin"))
        editor.go(form)
        _open(editor, "Englisch")
        editor.page.get_by_role("textbox", name="Englisch: Titel", exact=True).fill("By lantern light")
        editor.write("Englisch: Beschreibung", "The watchman tells.")
        editor.wait_until_kept()
        assert editor.page.evaluate(OVERFLOW) == 0
        assert axe(editor.page) == []
        editor.press("Änderungen veröffentlichen")
        assert "passt zum deutschen Text" in _summary(editor, "Englisch")
        editor.page.get_by_role("textbox", name="Titel (Pflichtfeld)", exact=True).fill(
            "Die Führung fällt aus"
        )
        editor.press("Änderungen veröffentlichen")
        assert "älter als der deutsche Text" in _summary(editor, "Englisch")
        assert axe(editor.page) == []
        editor.page.get_by_label("Die Übersetzung passt noch (Englisch)").check()
        editor.press("Änderungen veröffentlichen")
        assert "passt zum deutschen Text" in _summary(editor, "Englisch")
    assert live_desk.document(event.pk)["translations"]["en"]["title"]["text"] == "By lantern light"


def _choose(reader: Person, language: str) -> None:
    reader.page.locator("form.reading").get_by_role("button", name=language).click()
    settle(reader.page)


def _looks_well(reader: Person, headline: str, language: str | None) -> None:
    heading = reader.page.locator("h1")
    assert (heading.inner_text(), heading.get_attribute("lang")) == (headline, language)
    assert reader.page.evaluate(OVERFLOW) == 0
    assert axe(reader.page) == []


def _open(editor: Person, language: str) -> None:
    editor.page.locator("details.tongue > summary", has_text=language).click()


def _summary(editor: Person, language: str) -> str:
    return editor.page.locator("details.tongue > summary", has_text=language).inner_text()
