"""Forms in a real browser when things go wrong, and by keyboard."""

from typing import TYPE_CHECKING

import pytest

from smartvillage.browser import axe, settle
from smartvillage.surfaces.cms.tests.browsing import STATE, Person
from smartvillage.surfaces.cms.tests.desk import NEWS, PASSWORD, Desk

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def _title(page: "Page") -> "Locator":
    return page.get_by_role("textbox", name="Überschrift", exact=True)


def test_cms_journey_sign_in_again_in_place(anna: Person, live_desk: Desk) -> None:
    """The session ends while writing: sign in inside the form, nothing typed is lost, the same form is saved."""
    item = live_desk.write(title="Alt")
    page = anna.page
    anna.go(f"{NEWS}/{item.pk}/")
    page.context.clear_cookies(name="sessionid")
    _title(page).fill("Nach der Pause")
    dialog = page.get_by_role("dialog", name="Ihre Sitzung ist abgelaufen")
    dialog.wait_for()
    assert axe(page) == []
    frame = dialog.frame_locator("iframe")
    frame.get_by_label("E-Mail-Adresse").fill("admin0@example.org")
    frame.get_by_label("Passwort", exact=True).fill(PASSWORD)
    frame.get_by_role("button", name="Anmelden", exact=True).click()
    anna.wait_until_kept()
    assert not dialog.is_visible()
    anna.press("Änderungen veröffentlichen")
    assert live_desk.item(item.pk).title == "Nach der Pause"


def test_cms_journey_failing_save_loses_nothing(
    anna: Person, live_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server breaks while saving: the form is still there, the second attempt goes through."""
    item = live_desk.write(title="Alt")
    page = anna.page

    def broken(*_args: object, **_named: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr("smartvillage.surfaces.cms.saving.update_item", broken)
        anna.go(f"{NEWS}/{item.pk}/")
        _title(page).fill("Trotzdem")
        anna.press("Änderungen veröffentlichen")
        assert page.get_by_text("Noch nicht gespeichert").is_visible()
        assert axe(page) == []
    assert _title(page).input_value() == "Trotzdem"
    anna.press("Änderungen veröffentlichen")
    assert live_desk.item(item.pk).title == "Trotzdem"
    anna.complaints[:] = [text for text in anna.complaints if "status of 500" not in text]


def test_cms_journey_news_by_keyboard(anna: Person, live_desk: Desk) -> None:
    """A new item from the list, kept and published, without a mouse."""
    page = anna.page
    anna.go(f"{NEWS}/")
    page.keyboard.press("Alt+n")
    _title(page).wait_for()
    settle(page)
    page.keyboard.press("Control+.")
    page.get_by_role("dialog", name="Tastenkürzel").wait_for()
    assert axe(page) == []
    page.keyboard.press("Escape")
    _title(page).focus()
    page.keyboard.type("Ohne Maus")
    page.keyboard.press("Control+s")
    page.get_by_text("Der Entwurf ist gespeichert.").wait_for()
    settle(page)
    page.keyboard.press("Control+Enter")
    page.get_by_text("Der Eintrag ist veröffentlicht.").wait_for()
    item = live_desk.newest()
    assert (item.title, item.state) == ("Ohne Maus", "published")


def test_cms_journey_others_are_heard_of(anna: Person, live_desk: Desk) -> None:
    """Somebody saves while one writes: the form says so before one saves oneself."""
    item = live_desk.write(title="Alt", author="Rathaus")
    page = anna.page
    anna.go(f"{NEWS}/{item.pk}/")
    bert = live_desk.client(live_desk.account("editor", name="Bert Bauer"))
    bert.post(f"{NEWS}/{item.pk}/", {"author": "Bert", "version": "1", "action": "publish"})
    _title(page).fill("Neu")
    page.locator(STATE, has_text="Jemand anderes hat inzwischen gespeichert").wait_for()
    page.get_by_role("tab", name="Push").click()
    page.frame_locator("#vorschau-3 iframe").get_by_role("heading", name="Neu").wait_for()
    anna.go("/cms/")  # no frame is left loading when the server stops
