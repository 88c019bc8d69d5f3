"""The editors' frame in a real browser: nothing typed is ever lost, everything works by keyboard."""

import json
from collections.abc import Iterator
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest
from csp.utils import build_policy

from smartvillage.browser import STATIC, Answer, Stage, axe, launch
from smartvillage.surfaces.cms.tests import samples

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Request

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "cms.css").exists(), reason="not built: npm run build"),
]
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="48"><rect width="40" height="48"/></svg>'
)


class Desk(Stage):
    """Plays the server of one form: `saved` are the fields it was sent, `answer` what it says."""

    def __init__(self) -> None:
        pages = {
            "/cms/": lambda _request: (200, "text/html", samples.editor()),
            "/cms/fehler": lambda _request: (200, "text/html", samples.editor({"title": ""})),
            "/cms/liste": lambda _request: (200, "text/html", samples.listing()),
            "/cms/anmelden": lambda _request: (200, "text/html", samples.plain()),
            "/cms/autosave": self._save,
            "/vorschau": lambda _request: (
                200,
                "text/html",
                "<!doctype html><html lang=de><title>V</title><p>V",
            ),
            "/bild.svg": lambda _request: (200, "image/svg+xml", DRAWING),
            "/look.css": lambda _request: (200, "text/css", ""),
        }
        super().__init__(pages, policy=build_policy())
        self.saved: list[dict[str, str]] = []
        self.answer: tuple[int, object] = (200, {"version": 8, "saved_at": "2026-11-22T13:05:00Z"})

    def _save(self, request: "Request") -> Answer:
        head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
        parts = message_from_bytes(head + (request.post_data_buffer or b"")).get_payload()
        fields = {}
        for part in parts:
            name = part.get_param("name", header="content-disposition")  # type: ignore[union-attr]
            fields[str(name)] = part.get_payload(decode=True).decode()  # type: ignore[union-attr]
        self.saved.append(fields)
        status, body = self.answer
        return status, "application/json", json.dumps(body)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with launch() as browser:
        yield browser


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce", timezone_id="Europe/Berlin"
    )
    yield context.new_page()
    context.close()


def _state(page: "Page", text: str) -> None:
    page.locator(".form-bar__state", has_text=text).wait_for()


@pytest.mark.parametrize("path", ["/cms/", "/cms/fehler", "/cms/liste", "/cms/anmelden"])
def test_pages_are_accessible_in_both_sizes_and_themes(page: "Page", desk: Desk, path: str) -> None:
    desk.open(page, path)
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    root = "document.documentElement"
    assert (axe(page), page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")) == ([], 0)
    assert desk.errors == []


def test_what_is_typed_is_saved_and_said(page: "Page", desk: Desk) -> None:
    desk.open(page, "/cms/")
    page.get_by_label("Überschrift").fill("Neuer Markt")
    _state(page, "Noch nicht gespeichert")
    _state(page, "Alle Änderungen gespeichert · 14:05 Uhr")
    assert (desk.saved[0]["title"], desk.saved[0]["version"], desk.saved[0]["visible"]) == (
        "Neuer Markt",
        "7",
        "on",
    )
    page.get_by_label("Text", exact=False).first.fill("Am Samstag.")
    with page.expect_response("**/cms/autosave"):
        pass
    assert desk.saved[1]["version"] == "8"
    assert page.evaluate("localStorage.length") == 0
    assert desk.errors == []


def test_complaints_stand_beside_the_field(page: "Page", desk: Desk) -> None:
    desk.answer = (422, {"errors": {"title": ["Bitte geben Sie eine Überschrift ein."]}})
    desk.open(page, "/cms/")
    title = page.get_by_label("Überschrift")
    title.fill("")
    _state(page, "bitte prüfen Sie die markierten Felder")
    assert title.get_attribute("aria-invalid") == "true"
    described = (title.get_attribute("aria-describedby") or "").split()
    assert page.locator(f"#{described[-1]}").inner_text() == "Bitte geben Sie eine Überschrift ein."
    assert described[0] == "id_title_helptext"
    desk.answer = (200, {"version": 8})
    title.fill("Markt")
    _state(page, "Alle Änderungen gespeichert")
    assert title.get_attribute("aria-invalid") is None
    assert page.locator("[data-autosave-error]").count() == 0


def test_a_change_elsewhere_is_told(page: "Page", desk: Desk) -> None:
    desk.answer = (409, {})
    desk.open(page, "/cms/")
    page.get_by_label("Überschrift").fill("x")
    _state(page, "Jemand anderes hat diesen Eintrag inzwischen geändert")


def test_nothing_is_lost_without_a_connection(page: "Page", desk: Desk) -> None:
    desk.answer = (503, {})
    desk.open(page, "/cms/")
    page.get_by_role("button", name="Adresse hinzufügen").click()
    page.get_by_label("Ort").nth(2).fill("Niemegk")
    page.get_by_label("In der App zeigen").uncheck()
    page.get_by_label("Überschrift").fill("Im Funkloch")
    _state(page, "Keine Verbindung")
    questions: list[str] = []

    def leave(dialog: "Dialog") -> None:
        questions.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    desk.answer = (200, {"version": 8})
    page.goto(desk.origin + "/cms/liste")
    assert questions == ["beforeunload"]
    desk.saved.clear()
    page.goto(desk.origin + "/cms/")
    _state(page, "Alle Änderungen gespeichert")
    assert page.get_by_label("Überschrift").input_value() == "Im Funkloch"
    assert page.get_by_label("Ort").nth(2).input_value() == "Niemegk"
    assert not page.get_by_label("In der App zeigen").is_checked()
    assert desk.saved[-1]["addresses-2-city"] == "Niemegk"
    assert page.evaluate("localStorage.length") == 0
    page.goto(desk.origin + "/cms/liste")
    assert questions == ["beforeunload"]


def test_rows_are_added_moved_and_removed_by_buttons(page: "Page", desk: Desk) -> None:
    desk.open(page, "/cms/")
    rows = page.locator("[data-row]")
    assert rows.nth(0).get_by_role("button", name="Nach oben").get_attribute("aria-disabled") == "true"
    rows.nth(0).get_by_role("button", name="Nach unten").press("Enter")
    assert (
        page.evaluate(
            "document.activeElement.closest('[data-row]').querySelector('[data-number]').textContent"
        )
        == "2"
    )
    page.get_by_role("button", name="Adresse hinzufügen").click()
    page.keyboard.type("Dorfstraße 1")
    rows.nth(0).get_by_role("button", name="Entfernen").click()
    assert rows.nth(0).get_by_text("wird beim Speichern entfernt").is_visible()
    rows.nth(1).get_by_role("button", name="Entfernen").click()
    rows.nth(1).get_by_role("button", name="Rückgängig").click()
    _state(page, "Alle Änderungen gespeichert")
    sent = desk.saved[-1]
    order = {sent[f"addresses-{index}-ORDER"]: index for index in range(3)}
    assert order == {"1": 1, "2": 0, "3": 2}
    assert (sent["addresses-TOTAL_FORMS"], sent["addresses-2-street"]) == ("3", "Dorfstraße 1")
    assert [index for index in range(3) if f"addresses-{index}-DELETE" in sent] == [1]
    assert desk.errors == []


def test_the_summary_of_errors_leads_to_the_field(page: "Page", desk: Desk) -> None:
    desk.open(page, "/cms/fehler")
    assert page.evaluate("document.activeElement.className") == "summary"
    page.get_by_role("link", name="Überschrift").click()
    assert page.evaluate("document.activeElement.id") == "id_title"


def test_the_command_field_is_one_key_away(page: "Page", desk: Desk) -> None:
    desk.open(page, "/cms/")
    page.get_by_label("Überschrift").focus()
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "befehl"


def test_previews_are_tabs(page: "Page", desk: Desk) -> None:
    desk.open(page, "/cms/")
    page.get_by_role("tab", name="Karte").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="Seite").get_attribute("aria-selected") == "true"
    assert (page.locator("#vorschau-1").is_visible(), page.locator("#vorschau-2").is_visible()) == (
        False,
        True,
    )


def test_selecting_shows_what_can_be_done(page: "Page", desk: Desk) -> None:
    desk.open(page, "/cms/liste")
    bar = page.locator("[data-bulk]")
    assert not bar.is_visible()
    page.get_by_label("Markt auswählen").check()
    assert bar.inner_text().startswith("1 Eintrag ausgewählt")
    page.get_by_label("Alle auswählen").check()
    assert bar.inner_text().startswith("2 Einträge ausgewählt")
    page.get_by_label("Alle auswählen").uncheck()
    assert not bar.is_visible()
