"""A real browser for tests: Debian's Chromium through Playwright, and axe-core from node_modules."""

import mimetypes
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import pytest

from smartvillage.testing import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LOOK_MS, PATIENCE_SECONDS = 40, 10.0
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATIC = Path(__file__).parent / "static"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Answer = tuple[int, str, str]  # status, content type, body


@contextmanager
def launch() -> "Iterator[Browser]":
    """Headless Chromium; skips the test where there is none."""
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium here")
    # Playwright runs a loop in the thread of the tests, which Django takes for one of its own.
    allowed = patch.dict(os.environ, DJANGO_ALLOW_ASYNC_UNSAFE="1")
    with playwright.sync_playwright() as driver, allowed:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


_RUN_AXE = """rules => axe.run(document, {
  runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], preload: false, elementRef: false
})"""


class _Traffic:
    """What a page is still waiting for."""

    def __init__(self) -> None:
        self.open: set[Request] = set()

    def begun(self, request: "Request") -> None:
        if request.is_navigation_request() and request.frame.parent_frame is None:
            self.open.clear()  # what the page before it asked for is given up, often without a word
        if request.resource_type not in ("ping", "eventsource"):
            self.open.add(request)

    def ended(self, request: "Request") -> None:
        self.open.discard(request)


_traffic: "WeakKeyDictionary[Page, _Traffic]" = WeakKeyDictionary()


def watch(page: "Page") -> None:
    """From now on `settle` knows what the page asks for."""
    if page not in _traffic:
        traffic = _traffic[page] = _Traffic()
        page.on("request", traffic.begun)
        page.on("requestfinished", traffic.ended)
        page.on("requestfailed", traffic.ended)


def settle(page: "Page") -> None:
    """Wait until a watched page has loaded and asks for nothing any more: sooner said than by "networkidle"."""
    page.wait_for_load_state()
    quiet, until = 0, time.monotonic() + PATIENCE_SECONDS
    while quiet < 2 and time.monotonic() < until:
        page.wait_for_timeout(LOOK_MS)
        quiet = 0 if _traffic[page].open else quiet + 1
    page.wait_for_load_state()


def axe(page: "Page") -> list[str]:
    """What axe-core finds on the page as it is now, one line each: rule, element, and why."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci")
    page.wait_for_load_state()  # half a page has no heading yet
    page.evaluate(_axe_source())
    report: dict[str, Any] = page.evaluate(_RUN_AXE, RULES)
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in report["violations"]
        for node in violation["nodes"]
    ]


@cache
def _axe_source() -> str:
    return AXE.read_text()


@dataclass
class Stage:
    """Pages without a server: each path is played by a function, static files come from the built front end.

    `errors` collects what the browser complains of: script errors, refused by the content security policy ...
    """

    pages: Mapping[str, "Callable[[Request], Answer]"]
    policy: str
    origin: str = "http://ort.test"
    errors: list[str] = field(default_factory=list)

    def open(self, page: "Page", path: str) -> None:
        """Sends the page there and waits until it is loaded."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.route("**/*", self._answer)
        watch(page)
        page.goto(self.origin + path)
        settle(page)

    def _hear(self, message: "ConsoleMessage") -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _answer(self, route: "Route") -> None:
        url = urlsplit(route.request.url)
        if url.path in self.pages:
            status, kind, body = self.pages[url.path](route.request)
            headers = {"Content-Type": kind, "Content-Security-Policy": self.policy}
            route.fulfill(status=status, headers=headers, body=body)
            return
        file = STATIC / url.path.removeprefix("/static/")
        if url.path.startswith("/static/") and file.is_file():
            route.fulfill(path=file, content_type=mimetypes.guess_type(file.name)[0])
        else:
            self.errors.append(f"nothing at {route.request.url}")
            route.fulfill(status=404)
