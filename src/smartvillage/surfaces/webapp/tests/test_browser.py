"""The pages in a real browser: readable, accessible, quick, nothing against the security policy."""

import gzip
import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from csp.utils import build_policy
from django.template.loader import render_to_string

from smartvillage.browser import STATIC, Answer, Stage, axe, launch
from smartvillage.surfaces.webapp.tests import samples

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "webapp.css").exists(), reason="not built: npm run build"),
]
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2" width="1200" height="800">'
    '<rect width="3" height="2" fill="#475"/></svg>'
)
PAGES = {
    "/": samples.start,
    "/nachrichten": samples.news_list,
    "/veranstaltungen": samples.event_list,
    "/orte": samples.place_list,
    "/leer": samples.empty_list,
    "/e/1": samples.detail,
    "/404": lambda: samples.render("webapp/404.html"),
    "/500": lambda: render_to_string("webapp/500.html"),
}


def _html(body: str) -> Answer:
    return 200, "text/html; charset=utf-8", body


def _page(make: Callable[[], str]) -> "Callable[[Request], Answer]":
    return lambda _request: _html(make())


def _news(request: "Request") -> Answer:
    url = urlsplit(request.url)
    number = int(parse_qs(url.query).get("seite", ["1"])[0])
    return _html(samples.news_list(f"{url.path}?{url.query}", number))


def _geojson(*geometries: tuple[str, object, str]) -> Answer:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": kind, "coordinates": coordinates},
            "properties": {"title": title, "url": "/e/1", "overline": "Ort", "icon": "tree"},
        }
        for kind, coordinates, title in geometries
    ]
    return 200, "application/geo+json", json.dumps({"type": "FeatureCollection", "features": features})


def _points(_request: "Request") -> Answer:
    near = [("Point", [12.5 + index / 10_000, 52.1], f"Bank {index}") for index in range(3)]
    return _geojson(
        *near, ("Point", [12.7, 52.2], "Burg"), ("LineString", [[12.5, 52.1], [12.7, 52.2]], "Tour")
    )


def _border(_request: "Request") -> Answer:
    return _geojson(("Polygon", [[[12.4, 52], [12.8, 52], [12.8, 52.3], [12.4, 52.3], [12.4, 52]]], ""))


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with launch() as browser:
        yield browser


@pytest.fixture
def stage() -> Stage:
    files = {
        "/bild.svg": lambda _request: (200, "image/svg+xml", DRAWING),
        "/look.css": lambda _request: (200, "text/css", ""),
        "/orte.geojson": _points,
        "/grenze.geojson": _border,
    }
    pages = {path: _page(make) for path, make in PAGES.items()} | {"/nachrichten": _news}
    return Stage(files | pages, policy=build_policy())


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield page
    page.close()


def _overflow(page: "Page") -> int:
    root = "document.documentElement"
    width: int = page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
    return width


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_accessible_in_both_sizes_and_themes(page: "Page", stage: Stage, path: str) -> None:
    stage.open(page, path)
    assert (axe(page), _overflow(page)) == ([], 0)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    assert (axe(page), _overflow(page)) == ([], 0)
    assert stage.errors == []


@pytest.mark.parametrize("path", PAGES)
def test_small_screens_and_large_letters_lose_nothing(page: "Page", stage: Stage, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    stage.open(page, path)
    assert _overflow(page) == 0
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate(
        "new CSSStyleSheet().replace('html {font-size: 200%}').then(s => document.adoptedStyleSheets = [s])"
    )
    assert _overflow(page) == 0


def test_the_first_page_is_light(page: "Page", stage: Stage) -> None:
    sizes = {}

    def measure(path: str) -> None:
        file = STATIC / path.removeprefix("/static/")
        body = file.read_bytes() if file.is_file() else stage.pages[path](None)[2].encode()  # type: ignore[arg-type]
        sizes[path] = len(body) if path.endswith(".woff2") else len(gzip.compress(body))

    page.on("request", lambda request: measure(urlsplit(request.url).path))
    stage.open(page, "/")
    del sizes["/bild.svg"]
    assert sum(sizes.values()) < 100_000
    assert sum(path.endswith(".woff2") for path in sizes) == 1
    assert not [path for path in sizes if "htmx" in path or "map" in path]


def test_a_page_reads_without_script(browser: "Browser", stage: Stage) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    stage.open(page, "/nachrichten")
    assert page.get_by_label("Suchwort").is_visible()
    page.get_by_label("Kategorie").select_option("Alle")
    page.get_by_role("button", name="Anzeigen").click()
    assert parse_qs(urlsplit(page.url).query, keep_blank_values=True)["kategorie"] == [""]
    page.get_by_role("link", name="Weitere anzeigen").click()
    assert page.get_by_role("link", name="Nachricht 10", exact=True).is_visible()
    context.close()


def test_more_entries_join_the_list(page: "Page", stage: Stage) -> None:
    stage.open(page, "/nachrichten?kategorie=2")
    page.get_by_role("link", name="Weitere anzeigen").click()
    page.get_by_role("link", name="Nachricht 19", exact=True).wait_for()
    assert page.locator("#liste > li").count() == 20
    assert page.locator(".pagination [aria-current]").inner_text().endswith("2")
    page.get_by_role("link", name="Weitere anzeigen").click()
    page.get_by_role("link", name="Nachricht 29", exact=True).wait_for()
    assert page.locator("#liste > li").count() == 30
    assert page.locator(".pagination").count() == 1
    assert stage.errors == []


def test_a_filter_changes_the_list_in_place(page: "Page", stage: Stage) -> None:
    stage.open(page, "/nachrichten?seite=3")
    page.evaluate("window.same = true")
    with page.expect_request(lambda request: "kategorie=&" in request.url):
        page.get_by_label("Kategorie").select_option("Alle")
    page.get_by_role("link", name="Nachricht 0", exact=True).wait_for()
    assert page.evaluate("window.same")
    assert "kategorie=&" in page.url
    page.locator("#announcer", has_text="100 Nachrichten").wait_for(state="attached")
    assert stage.errors == []


def test_filters_fold_on_phones(page: "Page", stage: Stage) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    stage.open(page, "/orte")
    button = page.get_by_role("button", name="Suchen und filtern")
    assert button.get_attribute("aria-expanded") == "true"  # because a filter is set
    button.click()
    assert (button.get_attribute("aria-expanded"), page.get_by_label("Suchwort").is_visible()) == (
        "false",
        False,
    )
    button.click()
    assert page.get_by_label("Suchwort").is_visible()


def test_brightness_and_text_size_stay_chosen(page: "Page", stage: Stage) -> None:
    stage.open(page, "/")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Dunkel").click()
    page.get_by_role("button", name="Sehr groß").click()
    dark = page.evaluate(ground)
    assert (light, dark) == ("rgb(250, 248, 244)", "rgb(21, 20, 18)")
    page.reload()
    assert page.evaluate(ground) == dark
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "23px"
    assert page.get_by_role("button", name="Dunkel").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Automatisch").click()
    assert page.evaluate(ground) == light


def test_the_map_is_reached_by_keyboard(page: "Page", stage: Stage) -> None:
    stage.open(page, "/orte")
    page.get_by_role("button", name="3 Orte an dieser Stelle, vergrößern").wait_for(timeout=15_000)
    castle = page.get_by_role("button", name="Burg")
    castle.focus()
    page.keyboard.press("Enter")
    link = page.locator(".maplibregl-popup").get_by_role("link", name="Burg")
    link.wait_for()
    assert (link.get_attribute("href"), castle.get_attribute("aria-expanded")) == ("/e/1", "true")
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.ariaLabel") == "Burg"
    assert castle.get_attribute("aria-expanded") == "false"
    assert stage.errors == []


def test_without_points_the_list_remains(page: "Page", stage: Stage) -> None:
    stage.pages["/orte.geojson"] = lambda _request: (503, "text/plain", "")  # type: ignore[index]
    stage.open(page, "/orte")
    page.get_by_text("Die Karte lässt sich hier nicht anzeigen").first.wait_for()
    assert page.get_by_role("link", name="Straße gesperrt").is_visible()


def test_the_link_is_copied(browser: "Browser", stage: Stage) -> None:
    context = browser.new_context()
    page = context.new_page()
    board = "{value: {writeText: async text => window.copied = text}}"
    page.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {board})")
    stage.open(page, "/e/1")
    page.get_by_role("button", name="Link kopieren").click()
    page.get_by_role("button", name="Link kopiert").wait_for()
    assert page.evaluate("window.copied") == "http://ort.test/e/1"
    context.close()
