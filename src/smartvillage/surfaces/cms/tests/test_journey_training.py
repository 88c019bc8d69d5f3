"""Practising in a real browser: everything is allowed, nothing leaves, and it can be had anew."""

from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail

from smartvillage.browser import axe
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.models import Domain
from smartvillage.core.training import port
from smartvillage.core.training.actions import create, ground_of
from smartvillage.core.training.tests.ground import Small
from smartvillage.surfaces.cms.tests.browsing import Person, person
from smartvillage.surfaces.cms.tests.desk import Desk
from smartvillage.testing import Place, forget_everything

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BAND = "Übungskommune: alles hier wird jede Nacht zurückgesetzt."


@pytest.fixture
def practice(live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk of a municipality to practise in, behind a real server."""
    monkeypatch.setitem(port.EXAMPLES, "small", Small())
    made = create(slug="uebung", name="Übungskommune", example="small", hosts=["localhost"])
    forget_everything()
    return Desk(Place(made.pk, "uebung", ground_of(made.pk).organisations["office"]))


def _look(someone: Person, name: str) -> None:
    assert someone.page.get_by_text(BAND).is_visible(), name
    assert axe(someone.page) == [], name
    assert someone.page.evaluate(OVERFLOW) == 0, name


def _practise(ute: Person) -> None:
    """Ute publishes something and invites somebody."""
    page = ute.page
    ute.go("/cms/inhalte/news_item/neu/")
    page.get_by_label("Überschrift", exact=True).first.fill("Probemeldung")
    ute.press("Veröffentlichen")
    ute.go("/nachrichten")
    page.get_by_text("Probemeldung").first.wait_for()
    _look(ute, "web")
    ute.go("/cms/personen/einladen/")
    page.get_by_label("Name").fill("Nele Neu")
    page.get_by_label("E-Mail-Adresse").fill("nele@example.org")
    ute.press("Einladung senden")
    page.get_by_text("Sie gilt sieben Tage").wait_for()
    run_due(limit=20)


@pytest.mark.parametrize("width", [390, 1280])
def test_cms_journey_training(browser: "Browser", live_server: Any, practice: Desk, width: int) -> None:
    with person(browser, live_server.url, viewport={"width": width, "height": 844}) as ute:
        page = ute.page
        ute.go("/cms/")
        _look(ute, "signing in")
        ute.sign_in(practice.account("admin", name="Ute Übung"))
        _look(ute, "today")
        _practise(ute)
        assert mail.outbox == []
        ute.go("/cms/")
        page.locator(".training").get_by_role("link", name="Jetzt zurücksetzen").click()
        page.get_by_text("E-Mail an eine Adresse").wait_for()
        assert page.get_by_text("Grund: Übungskommune").is_visible()
        _look(ute, "before")
        page.get_by_label("Alles, was hier geübt wurde, darf gelöscht werden.").check()
        ute.press("Jetzt zurücksetzen")
        page.get_by_text("Vorgemerkt um").wait_for()
        _look(ute, "waiting")
        run_due(limit=20)
        page.get_by_text("Zuletzt zurückgesetzt am").wait_for()
        _look(ute, "done")
        ute.go("/nachrichten")
        page.get_by_text("Markt").first.wait_for()
        assert page.get_by_text("Probemeldung").count() == 0
        ute.go("/cms/")
        assert page.get_by_role("heading", level=1).is_visible()
        assert ute.complaints == []


def test_cms_journey_training_without_script(browser: "Browser", live_server: Any, practice: Desk) -> None:
    with person(browser, live_server.url, java_script_enabled=False) as ute:
        page = ute.page
        ute.sign_in(practice.account("admin", name="Ute Übung"))
        ute.go("/cms/uebung/")
        page.get_by_label("Alles, was hier geübt wurde, darf gelöscht werden.").check()
        ute.press("Jetzt zurücksetzen")
        page.get_by_text("Vorgemerkt um").wait_for()
        run_due(limit=20)
        page.get_by_role("link", name="Stand ansehen").click()
        page.get_by_text("Zuletzt zurückgesetzt am").wait_for()


def test_a_real_municipality_has_no_such_page(live_desk: Desk) -> None:
    client = live_desk.client()
    assert client.get("/cms/uebung/").status_code == 404
    assert client.post("/cms/uebung/", {"sure": "1"}).status_code == 404
    assert Domain.objects.filter(municipality_id=live_desk.place.id).exists()


def test_only_the_administration_sets_it_back(practice: Desk) -> None:
    client = practice.client(role="editor")
    assert client.post("/cms/uebung/", {"sure": "1"}).status_code == 403
    assert "/cms/uebung/" not in client.get("/cms/").content.decode()
    admin = practice.client()
    admin.post("/cms/uebung/", {})
    assert not ground_of(practice.place.id).waiting
    admin.post("/cms/uebung/", {"sure": "1"})
    assert ground_of(practice.place.id).waiting
