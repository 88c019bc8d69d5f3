"""A day at the editors' desk, in a real browser."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from PIL import Image

from smartvillage.browser import axe, settle
from smartvillage.core.content.models import Item
from smartvillage.surfaces.cms.tests.browsing import STATE, Person, person
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Locator, Page

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _field(page: "Page", name: str) -> "Locator":
    return page.get_by_role("textbox", name=name, exact=True)


def test_a_draft_survives_and_goes_out(anna: Person, live_desk: Desk) -> None:
    page = anna.page
    anna.go("/cms/")
    page.get_by_role("link", name="Nachricht", exact=True).click()
    _field(page, "Überschrift").fill("Wochenmarkt am Freitag")
    page.get_by_role("button", name="Abschnitt hinzufügen").click()
    anna.write("Text", "Frisches aus dem Fläming")
    anna.wait_until_kept()
    page.frame_locator("#vorschau-1 iframe").get_by_role(
        "heading", name="Wochenmarkt am Freitag"
    ).first.wait_for()
    page.reload()
    settle(page)
    assert page.get_by_text("Sie haben einen nicht übernommenen Stand").is_visible()
    assert _field(page, "Überschrift").input_value() == "Wochenmarkt am Freitag"
    assert page.get_by_role("textbox", name="Text", exact=True).inner_text() == "Frisches aus dem Fläming"
    page.get_by_role("button", name="Fortsetzen").click()
    anna.press("Entwurf speichern")
    assert page.get_by_text("Der Entwurf ist gespeichert.").is_visible()
    item = live_desk.newest()
    assert (item.title, item.state) == ("Wochenmarkt am Freitag", "draft")
    assert live_desk.document(item.pk)["content_blocks"][0]["body"] == "<p>Frisches aus dem Fläming</p>"
    anna.press("Veröffentlichen")
    assert page.get_by_text("Der Eintrag ist veröffentlicht.").is_visible()
    assert live_desk.item(item.pk).state == Item.State.PUBLISHED
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:')).length") == 0


def test_two_people_at_one_item(browser: "Browser", anna: Person, live_server: Any, live_desk: Desk) -> None:
    item = live_desk.write(title="Alt", author="Rathaus")
    anna.go(f"{NEWS}/{item.pk}/")
    with person(browser, live_server.url) as bert:
        bert.sign_in(live_desk.account("admin", name="Bert Bauer"))
        bert.go(f"{NEWS}/{item.pk}/")
        _field(bert.page, "Überschrift").fill("Von Bert")
        _field(bert.page, "Verfasst von").fill("Bert")
        bert.press("Änderungen veröffentlichen")
    page = anna.page
    _field(page, "Überschrift").fill("Von Anna")
    anna.press("Änderungen veröffentlichen")
    assert page.evaluate("document.activeElement.id || document.activeElement.className").startswith(
        "summary"
    )
    assert page.get_by_text("Bert Bauer").is_visible()
    assert axe(page) == []
    page.get_by_role("group", name="Überschrift").get_by_label("Ihre Fassung").check()
    anna.press("Änderungen veröffentlichen")
    said = live_desk.document(item.pk)
    assert (said["title"], said["author"], live_desk.item(item.pk).version) == ("Von Anna", "Bert", 3)


def test_an_old_version_comes_back(anna: Person, live_desk: Desk) -> None:
    item = live_desk.write(title="Erste Fassung")
    page = anna.page
    anna.go(f"{NEWS}/{item.pk}/")
    _field(page, "Überschrift").fill("Zweite Fassung")
    anna.press("Änderungen veröffentlichen")
    page.get_by_role("link", name="Verlauf").click()
    assert axe(page) == []
    page.get_by_role("link", name="Fassung 1", exact=True).click()
    assert page.locator("del").inner_text().endswith("Zweite") or page.locator("ins").first.is_visible()
    assert axe(page) == []
    anna.press("Diese Fassung wiederherstellen")
    assert _field(page, "Überschrift").input_value() == "Erste Fassung"
    assert (live_desk.item(item.pk).title, live_desk.item(item.pk).version) == ("Erste Fassung", 3)


def test_nothing_is_lost_without_a_connection(anna: Person, live_desk: Desk) -> None:
    item = live_desk.write(title="Alt", content_blocks=[{"title": "Eins"}])
    page = anna.page
    anna.go(f"{NEWS}/{item.pk}/")
    page.route("**/entwurf", lambda route: route.abort())
    page.get_by_role("button", name="Abschnitt hinzufügen").click()
    _field(page, "Zwischenüberschrift").nth(1).fill("Im Funkloch")
    page.get_by_label("Datum zeigen").uncheck()
    page.locator(STATE, has_text="Keine Verbindung").wait_for()
    questions: list[str] = []

    def leave(dialog: "Dialog") -> None:
        questions.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.unroute("**/entwurf")
    anna.go("/cms/")
    assert questions == ["beforeunload"]
    anna.go(f"{NEWS}/{item.pk}/")
    anna.wait_until_kept()
    assert _field(page, "Zwischenüberschrift").nth(1).input_value() == "Im Funkloch"
    assert not page.get_by_label("Datum zeigen").is_checked()
    anna.go(f"{NEWS}/{item.pk}/")
    assert _field(page, "Zwischenüberschrift").nth(1).input_value() == "Im Funkloch"
    anna.complaints[:] = [text for text in anna.complaints if "net::ERR_FAILED" not in text]


def test_a_session_that_ends_loses_nothing(anna: Person, live_desk: Desk) -> None:
    item = live_desk.write(title="Alt")
    page = anna.page
    anna.go(f"{NEWS}/{item.pk}/")
    page.context.clear_cookies(name="sessionid")
    _field(page, "Überschrift").fill("Nach der Pause")
    page.locator(STATE, has_text="Sie sind nicht mehr angemeldet").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    anna.sign_in(live_desk.account("admin"))
    anna.go(f"{NEWS}/{item.pk}/")
    assert _field(page, "Überschrift").input_value() == "Alt"  # somebody else's copy is nobody's business
    assert page.evaluate("Object.keys(localStorage).some(key => key.startsWith('draft:'))")


def test_rows_are_added_moved_and_removed_by_buttons(anna: Person, live_desk: Desk) -> None:
    item = live_desk.write(title="Alt", content_blocks=[{"title": "Eins"}, {"title": "Zwei"}])
    page = anna.page
    anna.go(f"{NEWS}/{item.pk}/")
    rows = page.locator("[data-repeat=content_blocks] > [data-rows] > [data-row]")
    first = rows.nth(0)
    assert first.get_by_role("button", name="Nach oben").first.get_attribute("aria-disabled") == "true"
    first.get_by_role("button", name="Nach unten").first.press("Enter")
    assert [field.input_value() for field in _field(page, "Zwischenüberschrift").all()] == [
        "Zwei",
        "Eins",
    ]
    page.get_by_role("button", name="Abschnitt hinzufügen").click()
    page.keyboard.type("Drei")
    rows.nth(0).get_by_role("button", name="Entfernen").first.click()
    assert rows.nth(0).get_by_text("wird beim Speichern entfernt").is_visible()
    rows.nth(1).get_by_role("button", name="Entfernen").first.click()
    rows.nth(1).get_by_role("button", name="Rückgängig").click()
    rows.nth(2).get_by_role("button", name="Bild oder Medium hinzufügen").click()
    rows.nth(2).get_by_role("button", name="Bild oder Medium hinzufügen").click()
    page.get_by_label("Bildbeschreibung").nth(1).fill("Marktstand")
    anna.wait_until_kept()
    anna.press("Änderungen veröffentlichen")
    blocks = live_desk.document(item.pk)["content_blocks"]
    assert [block["title"] for block in blocks] == ["Eins", "Drei"]


def test_a_picture_is_uploaded_and_shown(
    anna: Person, live_desk: Desk, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = tmp_path / "markt.png"
    Image.new("RGB", (60, 40), "teal").save(file)
    (tmp_path / "brief.txt").write_text("kein Bild")
    page = anna.page
    anna.go(f"{NEWS}/neu/")
    _field(page, "Überschrift").fill("Mit Bild")
    page.get_by_role("button", name="Abschnitt hinzufügen").click()
    page.get_by_role("button", name="Bild oder Medium hinzufügen").click()
    page.get_by_label("Bild auswählen").set_input_files(tmp_path / "brief.txt")
    page.locator("[data-upload-state]", has_text="kein lesbares Bild").wait_for()
    page.get_by_label("Bild auswählen").set_input_files(file)
    page.get_by_text("Das Bild ist übernommen.").wait_for()
    page.locator(".upload__picture").evaluate("picture => picture.decode()")
    _field(page, "Bildbeschreibung").fill("Marktstand")
    anna.wait_until_kept()
    anna.press("Veröffentlichen")
    media = live_desk.document(live_desk.newest().pk)["content_blocks"][0]["media_contents"][0]
    assert media["source_url"]["url"].startswith("/medien/")
    assert (media["alt"], media["width"], media["height"]) == ("Marktstand", 60, 40)


def test_everything_works_without_script(browser: "Browser", live_server: Any, live_desk: Desk) -> None:
    with person(browser, live_server.url, java_script_enabled=False) as someone:
        page = someone.page
        someone.sign_in(live_desk.account("editor"))
        someone.go(f"{NEWS}/neu/")
        _field(page, "Überschrift").fill("Ohne Skript")
        someone.press("Abschnitt hinzufügen")
        page.get_by_label("Text", exact=True).fill("Erster Absatz\n\nZweiter Absatz")
        someone.press("Abschnitt hinzufügen")
        page.get_by_role("button", name="Nach oben").nth(1).click()
        page.get_by_role("button", name="Entfernen").nth(0).click()
        someone.press("Veröffentlichen")
        item = live_desk.newest()
        assert (item.title, item.state) == ("Ohne Skript", "published")
        blocks = live_desk.document(item.pk)["content_blocks"]
        assert [block["body"] for block in blocks] == ["<p>Erster Absatz</p><p>Zweiter Absatz</p>"]


def test_formatting_is_kept_and_foreign_formatting_is_left_alone(anna: Person, live_desk: Desk) -> None:
    table = "<table><tbody><tr><td>Montag</td></tr></tbody></table>"
    plain = '<h3>Wo</h3><p>Am <strong>Markt</strong>, <a href="https://example.org/">mehr</a></p><ul><li><p>eins</p></li></ul>'
    item = live_desk.write(title="Alt", content_blocks=[{"body": plain}, {"body": table}])
    before = live_desk.document(item.pk)["content_blocks"]
    page = anna.page
    anna.go(f"{NEWS}/{item.pk}/")
    assert page.get_by_text("Gestaltung, die der Editor nicht kennt").count() == 1
    _field(page, "Überschrift").fill("Neu")
    anna.press("Änderungen veröffentlichen")
    assert live_desk.document(item.pk)["content_blocks"] == before
    text = page.get_by_role("textbox", name="Text", exact=True).first
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" und zwei")
    for key in ("Control+Home", "ArrowDown", "Home", "Control+Shift+ArrowRight"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Kursiv").nth(1).click()
    assert page.get_by_role("button", name="Kursiv").nth(1).get_attribute("aria-pressed") == "true"
    anna.press("Änderungen veröffentlichen")
    body = live_desk.document(item.pk)["content_blocks"][0]["body"]
    assert re.search("<em>Am ?</em>", body)
    assert "<li><p>eins und zwei</p></li>" in body
    assert 'href="https://example.org/"' in body


def test_the_summary_of_errors_leads_to_the_field(anna: Person) -> None:
    page = anna.page
    anna.go(f"/cms/inhalte/event_record/neu/?stand={uuid4()}")
    page.get_by_role("button", name="Preis hinzufügen").click()
    page.get_by_label("Preis in Euro").fill("fünf")
    anna.press("Veröffentlichen")
    assert page.evaluate("document.activeElement.className") == "summary"
    assert axe(page) == []
    page.get_by_role("link", name=re.compile("Preis in Euro")).click()
    assert page.evaluate("document.activeElement.id") == "f-price_informations-0-amount"
    assert page.get_by_label("Preis in Euro").input_value() == "fünf"


def test_lists_select_trash_and_undo(anna: Person, live_desk: Desk) -> None:
    for title in ("Markt", "Straße"):
        live_desk.write(title=title)
    page = anna.page
    anna.go(f"{NEWS}/")
    bar = page.locator("[data-bulk]")
    assert not bar.is_visible()
    page.get_by_label("Markt auswählen").check()
    assert bar.inner_text().startswith("1 Eintrag ausgewählt")
    page.get_by_label("Alle auswählen").check()
    assert bar.inner_text().startswith("2 Einträge ausgewählt")
    anna.press("In den Papierkorb")
    assert page.get_by_text("Hier ist noch nichts").is_visible()
    assert axe(page) == []
    anna.press("Rückgängig")
    assert page.get_by_role("link", name="Markt").is_visible()
    assert page.locator(".badge", has_text="Veröffentlicht").count() == 2


def test_keys_and_tabs(anna: Person) -> None:
    page = anna.page
    anna.go(f"{NEWS}/neu/")
    _field(page, "Überschrift").focus()
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "befehl"
    page.get_by_role("tab", name="In der Liste").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="Seite").get_attribute("aria-selected") == "true"
    assert (page.locator("#vorschau-1").is_visible(), page.locator("#vorschau-2").is_visible()) == (
        False,
        True,
    )


PAGES = [
    "",
    "inhalte/news_item/",
    "inhalte/news_item/?zustand=trash",
    "inhalte/news_item/1/",
    "suche?q=markt",
]
PAGES += [
    "importe/",
    "organisationen/",
    "zugaenge/",
    "inhalte/point_of_interest/neu/",
    "inhalte/event_record/neu/",
]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_pages_are_accessible(
    browser: "Browser", live_server: Any, live_desk: Desk, width: int, scheme: Any
) -> None:
    first = live_desk.write(title="Markt", content_blocks=[{"body": "<p>Text</p>", "media_contents": []}])
    live_desk.write(title="Wartet", role="restricted")
    with person(
        browser, live_server.url, viewport={"width": width, "height": 800}, color_scheme=scheme
    ) as someone:
        someone.sign_in(live_desk.account("admin"))
        for path in PAGES:
            someone.go(f"/cms/{path.replace('/1/', f'/{first.pk}/')}")
            assert (path, axe(someone.page)) == (path, [])
            assert (path, someone.page.evaluate(OVERFLOW)) == (path, 0)
        assert someone.complaints == []
