"""From an invitation to a farewell in a real browser, on a phone and on a desktop."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail

from smartvillage.browser import axe
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Membership
from smartvillage.kit.dates import today
from smartvillage.surfaces.cms.tests.browsing import Person, person
from smartvillage.surfaces.cms.tests.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FRESH = "Siebzehn-Igel-im-Laub"


def _look(someone: Person, name: str) -> None:
    """Nothing is wrong with the page and nothing wider than the screen."""
    assert axe(someone.page) == [], name
    assert someone.page.evaluate(OVERFLOW) == 0, name


def _invite(anna: Person) -> str:
    """Anna invites Nele to the club; the link in the letter."""
    page = anna.page
    anna.go("/cms/personen/")
    _look(anna, "persons")
    page.get_by_role("link", name="Einladen", exact=True).click()
    page.get_by_label("Name").fill("Nele Neu")
    page.get_by_label("E-Mail-Adresse").fill("keine Adresse")
    anna.press("Einladung senden")
    page.get_by_role("link", name="E-Mail-Adresse").wait_for()
    _look(anna, "invite")
    page.get_by_label("E-Mail-Adresse").fill("nele@example.org")
    page.get_by_label("Rathaus Bad Belzig").uncheck()
    page.get_by_label("Sportverein").check()
    page.get_by_label("Rolle").select_option("Beiträge nur mit Freigabe")
    anna.press("Einladung senden")
    page.get_by_text("Sie gilt sieben Tage").wait_for()
    page.get_by_role("link", name="Nele Neu").click()
    page.get_by_role("button", name="Noch einmal senden").wait_for()
    _look(anna, "invitation")
    run_due(limit=20)
    found = re.search(r"http://\S+", str(mail.outbox[-1].body))
    assert found
    return found[0]


def _accept(nele: Person, link: str) -> None:
    """Nele sets a password, leaves the second factor for later, and sees why she cannot publish."""
    page = nele.page
    nele.go(link.removeprefix(nele.origin))
    _look(nele, "accept")
    page.get_by_label("Passwort", exact=True).fill(FRESH)
    page.get_by_label("Passwort noch einmal").fill(FRESH)
    nele.press("Passwort festlegen")
    page.get_by_role("heading", name="Ihr Konto absichern").wait_for()
    page.get_by_role("link", name="Später").click()
    page.wait_for_url("**/cms/")
    nele.go("/cms/inhalte/news_item/neu/")
    page.get_by_text("Warum kann ich das nicht selbst veröffentlichen?").click()
    page.get_by_text("erscheint ein Beitrag, sobald ihn jemand freigibt").wait_for()
    nele.go("/cms/personen/")
    page.get_by_text("Diese Seite ist der Administration vorbehalten.").wait_for()
    assert page.get_by_role("link", name="Anna Amtmann").is_visible()
    _look(nele, "refused")
    nele.go("/cms/konto/sitzungen/")
    page.get_by_text("Diese hier").wait_for()
    _look(nele, "sessions")
    nele.go("/cms/inhalte/news_item/neu/")
    page.get_by_label("Überschrift", exact=True).first.fill("Turnier am Samstag")
    nele.wait_until_kept()


def _hand_back(anna: Person, job: Membership) -> None:
    """Nele works here again, on the terms of before."""
    terms = (None, job.role, job.ends_on)
    _look(anna, "handed-over")
    anna.press("Übergabe zurücknehmen")
    anna.page.get_by_text("Nele Neu arbeitet wieder hier").wait_for()
    with within(job.organisation.municipality_id):
        job.refresh_from_db()
    assert (job.ended_at, job.role, job.ends_on) == terms


@pytest.mark.parametrize("width", [390, 1280])
def test_cms_journey_people(browser: "Browser", live_server: Any, live_desk: Desk, width: int) -> None:
    live_desk.organisation("Sportverein")
    chief = live_desk.account("admin", name="Anna Amtmann")
    live_desk.account("editor", name="Erna Erbin")
    viewport = {"width": width, "height": 844}
    with (
        person(browser, live_server.url, viewport=viewport) as anna,
        person(browser, live_server.url, viewport=viewport) as nele,
    ):
        anna.sign_in(chief)
        _accept(nele, _invite(anna))
        page = anna.page
        anna.go("/cms/personen/?q=nele")
        page.get_by_role("link", name="Nele Neu").click()
        until = today() + timedelta(days=30)
        page.get_by_label("Rolle").first.select_option("Autorin oder Autor")
        page.get_by_label("Bis").first.fill(until.isoformat())
        page.get_by_label("Als Vertretung für").first.select_option("Anna Amtmann")
        anna.press("Speichern")
        page.get_by_text(re.compile("Vertretung für Anna Amtmann bis")).first.wait_for()
        _look(anna, "person")
        with within(live_desk.place.id):
            job = Membership.objects.select_related("organisation").get(account__email="nele@example.org")
        assert (job.role, job.ends_on, job.deputises_id) == ("user", until, chief.pk)
        nele.go("/cms/inhalte/news_item/neu/")
        assert nele.page.get_by_role("button", name="Veröffentlichen", exact=True).is_visible()
        page.get_by_role("link", name="Übergeben und verabschieden").click()
        page.get_by_text("Turnier am Samstag").wait_for()
        assert page.get_by_label("Sportverein (Autorin oder Autor)").is_checked()
        page.get_by_label("Nachfolge", exact=True).select_option("Erna Erbin")
        _look(anna, "handover")
        anna.press("Übergeben und Zugang beenden")
        page.get_by_text("Erna Erbin führt die Arbeit von Nele Neu fort").wait_for()
        nele.go("/cms/")
        nele.page.get_by_role("heading", name="Anmelden").wait_for()
        _hand_back(anna, job)
        for path in ("protokoll/", "organisationen/", f"organisationen/{job.organisation_id}/", "zugaenge/"):
            anna.go(f"/cms/{path}")
            for summary in page.locator("main details > summary").all():
                summary.click()
            _look(anna, path)
        assert [text for text in (*anna.complaints, *nele.complaints) if "status of 403" not in text] == []
