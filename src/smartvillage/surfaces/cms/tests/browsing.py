"""Editors in a real browser, against the real server."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from smartvillage.browser import settle, watch
from smartvillage.core.people.models import Account
from smartvillage.surfaces.cms.tests.desk import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

STATE = ".form-bar__state"


@dataclass
class Person:
    """Somebody at a screen; `complaints` is what the browser complains of, scripts and security policy included."""

    page: "Page"
    origin: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.origin + path)
        settle(self.page)

    def sign_in(self, account: Account) -> None:
        self.go("/cms/")
        self.page.get_by_label("E-Mail-Adresse").fill(account.email)
        self.page.get_by_label("Passwort", exact=True).fill(PASSWORD)
        self.press("Anmelden")

    def press(self, name: str) -> None:
        """Push a button and wait for what comes."""
        self.page.get_by_role("button", name=name, exact=True).click()
        settle(self.page)

    def write(self, name: str, text: str) -> None:
        """Type into the rich text under a label, once the editor has taken the plain field's place."""
        editor = self.page.get_by_role("textbox", name=name, exact=True)
        editor.and_(self.page.locator("[contenteditable]")).last.click()
        self.page.keyboard.type(text)

    def wait_until_kept(self) -> None:
        self.page.locator(STATE, has_text=re.compile(r"Gespeichert um \d\d:\d\d")).wait_for()

    def listen(self, message: "ConsoleMessage") -> None:
        if message.type == "error" and not re.search(r"status of 4(09|22|01)", message.text):
            self.complaints.append(message.text)


@contextmanager
def person(browser: "Browser", origin: str, **options: Any) -> Iterator[Person]:
    """A fresh browser window."""
    settings: dict[str, Any] = {
        "viewport": {"width": 1280, "height": 900},
        "reduced_motion": "reduce",
        "locale": "de-DE",
        "timezone_id": "Europe/Berlin",
    }
    context = browser.new_context(**settings | options)
    someone = Person(context.new_page(), origin)
    watch(someone.page)
    someone.page.on("console", someone.listen)
    someone.page.on("pageerror", lambda error: someone.complaints.append(str(error)))
    try:
        yield someone
    finally:
        context.close()


def code(secret: str) -> str:
    """What an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
