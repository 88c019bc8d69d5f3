"""The whole site in a real browser, on a real server: accessible, quiet, and readable without script."""

from typing import TYPE_CHECKING

import pytest

from smartvillage.browser import STATIC, axe
from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.webapp.tests.site import Site
from smartvillage.testing import forget_everything

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "webapp.css").exists(), reason="not built: npm run build"),
]


def test_every_page_is_accessible_in_both_sizes_and_themes(browser: "Browser", site: Site) -> None:
    wide = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="de-DE")
    narrow = browser.new_page(
        viewport={"width": 390, "height": 844}, color_scheme="dark", reduced_motion="reduce", locale="de-DE"
    )
    for page in (wide, narrow):
        site.watch(page)
        for path in site.paths:
            site.open(page, path)
            root = "document.documentElement"
            overflow = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
            assert (path, axe(page), overflow) == (path, [], 0)
        assert site.faults == []


def test_every_page_is_accessible_in_ugly_colours(browser: "Browser", site: Site) -> None:
    Municipality.objects.filter(pk=site.town.id).update(look={"primary": "#fff200", "accent": "#00ff40"})
    forget_everything()
    page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce", locale="de-DE")
    site.watch(page)
    for path in site.paths:
        site.open(page, path)
        assert (path, axe(page)) == (path, [])
    assert site.faults == []


def test_a_missing_page_is_accessible_too(browser: "Browser", site: Site) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    site.open(page, "/gibt-es-nicht")
    assert axe(page) == []
    page.get_by_role("link", name="Suchen").click()
    page.get_by_role("heading", name="Suche").wait_for()
    page.close()


def test_without_script_everything_is_there(browser: "Browser", site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    site.watch(page)
    site.open(page, "/")
    page.get_by_role("link", name="Termine", exact=True).first.click()
    page.get_by_role("link", name="Heute", exact=True).click()
    page.get_by_role("link", name="Chor").click()
    page.get_by_text("Täglich bis 31. Dezember 2099").wait_for()
    with page.expect_download() as caught:
        page.get_by_role("link", name="In den Kalender übernehmen").click()
    assert caught.value.suggested_filename == "chor.ics"
    site.open(page, "/nachrichten")
    page.get_by_role("link", name="Weitere anzeigen").click()
    page.wait_for_url("**seite=2**")
    page.get_by_label("Kategorie").select_option("Bauen")
    page.get_by_role("button", name="Anzeigen").click()
    page.get_by_role("heading", name="Keine Nachrichten gefunden").wait_for()
    site.open(page, "/orte")
    page.get_by_role("link", name="Burg").click()
    page.get_by_text("Durchgehend geöffnet").wait_for()
    assert site.faults == []


def test_filters_and_more_entries_need_no_new_page(browser: "Browser", site: Site) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    site.watch(page)
    site.open(page, "/nachrichten")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Weitere anzeigen").click()
    page.locator("#liste > li").nth(20).wait_for()
    page.get_by_label("Suchwort").fill("markt")
    page.wait_for_url("**suche=markt**")
    page.get_by_text("1 Nachricht", exact=True).wait_for()
    assert page.evaluate("window.same")
    assert site.faults == []


def test_list_and_map_show_the_same(browser: "Browser", site: Site) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    site.watch(page)
    site.open(page, "/orte")
    marker = page.get_by_role("button", name="Burg", exact=True)
    marker.wait_for(timeout=20_000)
    marker.click()
    page.locator(".maplibregl-popup").get_by_role("link", name="Burg").wait_for()
    with page.expect_response(lambda answer: "/orte.geojson?suche=nichts" in answer.url):
        page.get_by_label("Suchwort").fill("nichts")
    page.get_by_role("heading", name="Keine Orte gefunden").wait_for()
    marker.wait_for(state="detached")
    assert site.faults == []


def test_what_a_reader_decides_stays_on_the_device(browser: "Browser", site: Site) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    site.watch(page)
    site.open(page, "/einstellungen")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    page.get_by_role("group", name="Kontrast").get_by_label("Stark").check()
    page.get_by_role("group", name="Bewegung").get_by_label("Keine").check()
    page.get_by_role("group", name="Schriftgröße").get_by_label("Größer").check()
    assert axe(page) == []
    site.open(page, "/nachrichten")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "19px"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert axe(page) == []
    site.open(page, "/einstellungen")
    assert page.get_by_role("group", name="Kontrast").get_by_label("Stark").is_checked()
    page.get_by_role("group", name="Kontrast").get_by_label("Wie das Gerät").check()
    assert page.evaluate(ground) == "rgb(250, 248, 244)"
    assert page.context.cookies() == []
    assert site.faults == []


def test_everything_on_the_device_can_be_deleted(browser: "Browser", site: Site) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    site.watch(page)
    site.open(page, "/mein-ort")
    page.evaluate("""() => new Promise((done, failed) => {
        localStorage.setItem('bookmarks', '[]')
        document.cookie = 'sv-nachrichten=q1; path=/'
        const opening = indexedDB.open('waiting')
        opening.onsuccess = () => { opening.result.close(); done() }
        opening.onerror = failed
    })""")
    site.open(page, "/einstellungen")
    page.get_by_role("group", name="Schriftgröße").get_by_label("Größer").check()
    page.locator("summary", has_text="Alles auf diesem Gerät löschen").click()
    assert axe(page) == []
    page.get_by_role("button", name="Ja, alles löschen").click()
    page.get_by_text("Auf diesem Gerät ist nichts mehr gespeichert").wait_for()
    assert page.evaluate("[localStorage.getItem('bookmarks'), localStorage.getItem('display.size')]") == [
        None,
        None,
    ]
    assert "waiting" not in page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))")
    assert page.context.cookies() == []
    assert page.get_by_role("group", name="Schriftgröße").get_by_label("Normal").is_checked()
    assert site.faults == []


def test_settings_say_when_script_is_missing(browser: "Browser", site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    site.open(page, "/einstellungen")
    assert page.get_by_text("braucht die Seite JavaScript").is_visible()
    assert not page.get_by_role("heading", name="Darstellung").is_visible()
    context.close()
