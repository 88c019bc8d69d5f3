"""Allowing a program something, in a real browser, by keyboard alone."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from smartvillage.browser import axe
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.surfaces.cms.tests.browsing import Person, person
from smartvillage.surfaces.cms.tests.desk import PASSWORD, Desk
from smartvillage.surfaces.oauth.clients import create_client

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def _address(desk: Desk, back: str, asked: str = "") -> str:
    with within(desk.place.id):
        owner = Organisation.objects.get(pk=desk.place.organisation)
        made = create_client(
            organisation=owner, role="user", name="Kartenmacher", redirect_uris=[back], confidential=False
        )
    sent = {"response_type": "code", "client_id": made.client_id, "redirect_uri": asked or back, "state": "s"}
    return (
        f"/oauth/authorize?{urlencode({**sent, 'code_challenge': 'x' * 43, 'code_challenge_method': 'S256'})}"
    )


def _focus(someone: Person, name: str) -> None:
    """Tab until the button has the focus."""
    for _ in range(12):
        someone.page.keyboard.press("Tab")
        if someone.page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"{name} is not reached by keyboard")


@pytest.mark.parametrize(("button", "said"), [("Erlauben", "code="), ("Ablehnen", "error=access_denied")])
def test_by_keyboard_after_signing_in(
    browser: "Browser", live_server: Any, live_desk: Desk, button: str, said: str
) -> None:
    back = live_server.url.replace("localhost", "127.0.0.1") + "/zurueck"  # for browsers somebody else
    account = live_desk.account("editor", name="Anna Amtmann")
    with person(browser, live_server.url, viewport={"width": 390, "height": 844}) as someone:
        someone.go(_address(live_desk, back))
        someone.page.get_by_label("E-Mail-Adresse").fill(account.email)
        someone.page.get_by_label("Passwort", exact=True).fill(PASSWORD)
        someone.press("Anmelden")
        assert someone.page.get_by_text("angemeldet als Anna Amtmann (Redaktion)").is_visible()
        assert axe(someone.page) == []
        assert someone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        _focus(someone, button)
        someone.page.keyboard.press("Enter")
        someone.page.wait_for_url(f"{back}?{said}*")
        assert [one for one in someone.complaints if "404" not in one] == []


def test_the_other_pages_can_be_read_by_everybody(anna: Person, live_desk: Desk) -> None:
    anna.go(_address(live_desk, "https://programm.example/", "https://boese.example/"))
    assert anna.page.get_by_role("heading", name="Dieses Programm kennen wir nicht").is_visible()
    assert axe(anna.page) == []
    for path in ("/oauth/authorized_applications", "/oauth/authorize/native?code=abc"):
        anna.go(path)
        assert axe(anna.page) == []
    anna.complaints.clear()  # the browser notes the 400
