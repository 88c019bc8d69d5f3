"""What the pages can do without network, in a real browser that is cut off."""

import json
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from smartvillage.browser import STATIC, axe
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.kit.dates import today
from smartvillage.surfaces.webapp.tests.site import Site, stored, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "shell.json").exists(), reason="not built: npm run build"),
]


def _titles(page: "Page", heading: str) -> list[str]:
    section = page.locator("section", has=page.get_by_role("heading", name=heading))
    section.get_by_role("link").first.wait_for()
    return section.get_by_role("link").all_inner_texts()


def test_without_network_the_last_state_shows(site: Site, visitor: "tuple[BrowserContext, Page]") -> None:
    context, page = visitor
    site.open(page, "/nachrichten")
    context.set_offline(True)
    page.close()
    page = context.new_page()  # a cold start
    page.goto(f"{site.url}/")
    page.locator("#bar-stand", has_text="Keine Verbindung. Stand:").wait_for()
    assert re.search(r"\d{1,2}\. \w+ \d{4}", page.locator("#bar-stand [data-time]").inner_text())
    assert page.get_by_role("link", name="Chor").first.is_visible()
    assert page.evaluate("document.fonts.check('16px \"Open Sans\"')")
    assert axe(page) == []
    page.goto(f"{site.url}/nachrichten")
    assert page.get_by_role("link", name="Meldung 19", exact=True).is_visible()
    page.goto(f"{site.url}/seite/impressum")
    assert page.get_by_role("heading", name="Impressum").is_visible()
    page.goto(f"{site.url}/touren")  # never seen
    assert page.get_by_role("heading", name="Ohne Netz").is_visible()
    assert "Impressum" in _titles(page, "Immer dabei")
    assert _titles(page, "Zuletzt gelesen") == ["Nachrichten"]
    assert axe(page) == []
    context.set_offline(False)
    page.goto(f"{site.url}/nachrichten")
    assert not page.locator("#bar-stand", has_text="Keine Verbindung. Stand:").is_visible()
    assert [fault for fault in site.faults if "ERR_INTERNET_DISCONNECTED" not in fault] == []


def test_the_server_comes_first_while_there_is_one(
    site: Site, visitor: "tuple[BrowserContext, Page]"
) -> None:
    _, page = visitor
    site.open(page, "/nachrichten")
    site.town.publish("news_item", title="Ganz frisch", published_at="2026-01-02T10:00:00+01:00")
    page.goto(f"{site.url}/nachrichten?suche=frisch")
    page.get_by_role("link", name="Ganz frisch").wait_for()
    assert page.evaluate("document.documentElement.dataset.stand === undefined")


def test_bookmarks_stay_without_network(site: Site, visitor: "tuple[BrowserContext, Page]") -> None:
    context, page = visitor
    site.open(page, "/veranstaltungen")
    page.get_by_role("button", name="Merken: Chor").first.click()
    site.open(page, "/orte")
    page.get_by_role("link", name="Burg", exact=True).first.click()
    page.get_by_role("button", name="Merken", exact=True).click()
    until(page, lambda: any(path.endswith("-chor") for path in stored(page)))
    until(page, lambda: any(path.endswith("-burg") for path in stored(page)))
    assert context.cookies() == []
    context.set_offline(True)
    page.goto(f"{site.url}/merkliste")
    names = page.locator("[data-list] .card__link")
    assert names.all_inner_texts() == ["Burg", "Chor"]
    assert axe(page) == []
    names.nth(1).click()
    page.get_by_role("heading", name="Chor", exact=True).wait_for()
    assert page.get_by_role("button", name="Merken", exact=True).get_attribute("aria-pressed") == "true"
    page.goto(f"{site.url}/merkliste")
    page.get_by_role("button", name="Merken: Chor").click()
    assert names.all_inner_texts() == ["Burg"]
    until(page, lambda: not any(path.endswith("-chor") for path in stored(page)))


def test_a_list_moves_to_another_device(
    browser: "Browser", site: Site, visitor: "tuple[BrowserContext, Page]", tmp_path: Any
) -> None:
    _, page = visitor
    site.open(page, "/veranstaltungen")
    page.get_by_role("button", name="Merken: Chor").first.click()
    site.open(page, "/merkliste")
    with page.expect_download() as calendar:
        page.get_by_role("button", name="Termine in den Kalender").click()
    events = Calendar.from_ical(calendar.value.path().read_bytes()).walk("VEVENT")
    assert {str(event["SUMMARY"]) for event in events} == {"Chor"}
    days = [event.decoded("DTSTART").date() for event in events]
    assert days == [today() + timedelta(days=number) for number in range(len(days))]
    assert len({str(event["UID"]) for event in events}) == len(days) > 1
    with page.expect_download() as saved:
        page.get_by_role("button", name="Liste sichern").click()
    listed = json.loads(saved.value.path().read_text())
    listed["bookmarks"] += [
        {"url": "https://boese.example/x", "title": "Fremd"},
        {"url": "//boese.example/x", "title": "Fremd"},
        {"url": "javascript:alert(1)", "title": "Böse"},
        {"url": "/orte", "title": "<img src=x onerror=alert(1)>", "picture": "https://boese.example/x.png"},
        {"title": "ohne"},
        None,
        7,
    ]
    file = tmp_path / "liste.json"
    file.write_text(json.dumps(listed))
    other = browser.new_page(locale="de-DE")
    site.watch(other)
    site.open(other, "/merkliste")
    other.get_by_role("heading", name="Noch nichts gemerkt").wait_for()
    other.get_by_label("Gesicherte Liste einlesen").set_input_files(file)
    other.get_by_text("2 Einträge dazugekommen.").first.wait_for()
    titles = other.locator("[data-list] .card__link").all_inner_texts()
    assert titles == ["Chor", "<img src=x onerror=alert(1)>"]
    for text in ("kein JSON", "[]", '{"bookmarks": {}}', "null"):
        file.write_text(text)
        other.get_by_label("Gesicherte Liste einlesen").set_input_files(file)
        other.locator("[data-said]", has_text=re.compile("keine gesicherte|0 Einträge")).wait_for()
    assert site.faults == []


def test_nothing_private_isstored(site: Site, visitor: "tuple[BrowserContext, Page]") -> None:
    _, page = visitor
    for path in ("/cms/", "/suche?q=markt", "/gibt-es-nicht", "/graphiql"):
        page.goto(site.url + path)
    site.open(page, "/orte")
    page.evaluate("fetch('/graphql', {method: 'POST', body: '{}'}).then(answer => answer.text())")
    private = ("/cms", "/suche", "/gibt", "/graph", "/oauth")
    assert [path for path in stored(page) if path.startswith(private)] == []
    assert "/orte" in stored(page)


def test_a_new_version_is_offered_and_taken_on_a_click(
    site: Site, visitor: "tuple[BrowserContext, Page]"
) -> None:
    _, page = visitor
    old = [name for name in page.evaluate("caches.keys()") if name.startswith("shell-")]
    Municipality.objects.filter(pk=site.town.id).update(look={"primary": "#7a1f3d"})
    forget()
    page.evaluate("window.same = true")
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    page.get_by_text("Neue Fassung verfügbar").wait_for()
    assert page.evaluate("window.same")  # nothing changed under the reader's hands
    assert axe(page) == []
    with page.expect_navigation():
        page.get_by_role("button", name="Jetzt laden").click()
    new = [name for name in page.evaluate("caches.keys()") if name.startswith("shell-")]
    assert len(new) == 1
    assert new != old
    assert not page.get_by_text("Neue Fassung verfügbar").is_visible()


def test_the_worker_takes_itself_back(
    site: Site, visitor: "tuple[BrowserContext, Page]", settings: Any
) -> None:
    _, page = visitor
    settings.SERVICE_WORKER = False
    site.open(page, "/nachrichten")  # the worker is still at work, and told to go
    gone = "async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length"
    site.open(page, "/nachrichten")
    until(page, lambda: bool(page.evaluate(gone)))
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_the_icon_is_offered_until_it_is_refused(site: Site, visitor: "tuple[BrowserContext, Page]") -> None:
    _, page = visitor
    offer = (
        "window.asked = 0; dispatchEvent(Object.assign(new Event('beforeinstallprompt', {cancelable: true}), "
        "{prompt: async () => window.asked++}))"
    )
    hint = page.get_by_role("complementary", name="Als App")
    assert not hint.is_visible()
    page.evaluate(offer)
    hint.wait_for()
    assert axe(page) == []
    hint.get_by_role("button", name="Symbol anlegen").click()
    assert (page.evaluate("window.asked"), hint.is_visible()) == (1, False)
    page.evaluate(offer)
    hint.get_by_role("button", name="Nicht mehr fragen").click()
    site.open(page, "/")
    page.evaluate(offer)
    assert not hint.is_visible()
    site.open(page, "/einstellungen")
    page.evaluate(offer)
    assert hint.is_visible()


def test_a_faulty_worker_is_replaced_by_one_that_goes(
    site: Site, visitor: "tuple[BrowserContext, Page]", settings: Any
) -> None:
    """Also where no page of ours is opened any more: the browser asks for the worker by itself."""
    _, page = visitor
    settings.SERVICE_WORKER = False
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistrations()).length")
    site.open(page, "/nachrichten")
    assert stored(page) == []
