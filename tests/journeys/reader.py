"""Somebody who reads the example town's pages in a browser; every page they look at must be in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from smartvillage.browser import axe, settle, watch

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage, Download, Locator, Page, Request

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Reader:
    """`faults`: what the browser complained of, and requests to other hosts."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        page.set_default_timeout(10_000)
        self.faults: list[str] = []
        watch(page)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", self._note)

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)
        settle(self.page)

    def look(self) -> None:
        """The page is accessible, fits the screen, asked nobody else and complained of nothing."""
        wrong = {"axe": axe(self.page), "too wide": self.page.evaluate(TOO_WIDE), "faults": self.faults}
        assert not any(wrong.values()), (self.page.url, wrong)

    def follow(self, name: str, *, within: str = "main") -> None:
        self.page.locator(within).get_by_role("link", name=name).first.click()
        settle(self.page)

    def press(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name).first.click()
        settle(self.page)

    def filters(self) -> None:
        """Open the filters where they are folded away for want of room."""
        toggle = self.page.get_by_role("button", name="Suchen und filtern", expanded=False)
        if toggle.count():
            toggle.click()

    def download(self, name: str) -> Path:
        """The file behind a link."""
        with self.page.expect_download() as waiting:
            self.page.locator("main").get_by_role("link", name=name).first.click()
        found: Download = waiting.value
        return found.path()

    def heading(self, name: str) -> Locator:
        found = self.page.get_by_role("heading", name=name)
        found.first.wait_for()
        return found

    def says(self, text: Any) -> None:
        self.page.locator("main").get_by_text(text).first.wait_for()

    def _hear(self, said: ConsoleMessage) -> None:
        if (
            said.type in ("error", "warning") and "GPU stall" not in said.text
        ):  # the browser without a graphics card
            self.faults.append(f"{self.page.url}: {said.text}")

    def _note(self, sent: Request) -> None:
        if urlsplit(sent.url).scheme in ("http", "https") and not sent.url.startswith(self.url):
            self.faults.append(f"request to {sent.url}")
