"""Signing in, in a real browser: password and app, passkey, nothing."""

from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import axe
from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.cms.tests.browsing import Person, code, person
from smartvillage.surfaces.cms.tests.desk import Desk
from smartvillage.testing import forget_everything

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def strict_desk(live_desk: Desk) -> Desk:
    """A desk that requires a second factor."""
    Municipality.objects.update(settings={})
    forget_everything()
    return live_desk


def _sign_out(someone: Person) -> None:
    someone.page.locator(".top .menu > summary").click()
    someone.press("Abmelden")


def test_password_and_app(browser: "Browser", live_server: Any, strict_desk: Desk) -> None:
    account = strict_desk.account("editor")
    with person(browser, live_server.url) as someone:
        page = someone.page
        someone.sign_in(account)
        assert page.get_by_role("heading", name="Ihr Konto absichern").is_visible()
        assert axe(page) == []
        page.get_by_role("link", name="Authenticator-App einrichten").click()
        secret = page.locator(".plain__secret").inner_text()
        assert axe(page) == []
        page.get_by_label("Code").fill("000000" if code(secret) != "000000" else "000001")
        someone.press("Einrichten")
        assert page.locator("[data-summary]").is_visible()
        secret = page.locator(".plain__secret").inner_text()
        page.get_by_label("Code").fill(code(secret))
        someone.press("Einrichten")
        codes = page.locator(".plain__codes code").all_inner_texts()
        assert (len(codes), len(set(codes))) == (10, 10)
        assert axe(page) == []
        someone.go("/cms/konto/zweiter-faktor/notfallcodes/")
        assert codes[0] not in page.content()
        someone.go("/cms/")
        assert page.get_by_role("link", name="Nachrichten").first.is_visible()
        _sign_out(someone)
        someone.sign_in(account)
        assert page.get_by_role("heading", name="Zweiter Faktor").is_visible()
        assert axe(page) == []
        someone.go("/cms/")
        assert page.get_by_role("heading", name="Zweiter Faktor").is_visible()
        page.get_by_label("Code").fill(codes[3])
        someone.press("Anmelden")
        assert page.get_by_role("link", name="Nachrichten").first.is_visible()
        assert someone.complaints == []


def test_a_passkey_alone(browser: "Browser", live_server: Any, strict_desk: Desk) -> None:
    account = strict_desk.account("editor")
    with person(browser, live_server.url) as someone:
        page = someone.page
        devices = page.context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        someone.sign_in(account)
        page.get_by_role("link", name="Passkey einrichten").click()
        assert axe(page) == []
        page.get_by_role("button", name="Passkey einrichten").click()
        page.get_by_role("heading", name="Ihre Notfallcodes").wait_for()
        someone.go("/cms/konto/passkey/")
        assert page.get_by_text("auch ohne Passwort").is_visible()
        assert axe(page) == []
        someone.go("/cms/")
        _sign_out(someone)
        someone.go("/cms/")
        page.get_by_role("button", name="Mit Passkey anmelden").click()
        page.get_by_role("link", name="Nachrichten").first.wait_for()
        assert someone.complaints == []


def test_a_device_without_passkey_is_told(browser: "Browser", live_server: Any, live_desk: Desk) -> None:
    with person(browser, live_server.url) as someone:
        devices = someone.page.context.new_cdp_session(someone.page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        someone.go("/cms/")
        someone.page.get_by_role("button", name="Mit Passkey anmelden").click()
        someone.page.get_by_text("Der Passkey wurde nicht angenommen").wait_for()


@pytest.mark.parametrize(
    "path", ["anmelden/", "passwort/vergessen/", "passwort/vergessen/gesendet/", "gesperrt/"]
)
def test_pages_for_strangers_are_accessible(
    browser: "Browser", live_server: Any, live_desk: Desk, path: str
) -> None:
    with person(
        browser, live_server.url, viewport={"width": 390, "height": 844}, color_scheme="dark"
    ) as someone:
        someone.go(f"/cms/konto/{path}")
        assert axe(someone.page) == []
        assert someone.complaints == []


@pytest.mark.parametrize(
    "path", ["zweiter-faktor/", "zweiter-faktor/einrichten/", "passwort/", "abmelden/", "passkey/"]
)
def test_pages_of_the_account_are_accessible(anna: Person, path: str) -> None:
    anna.go(f"/cms/konto/{path}")
    assert axe(anna.page) == []
