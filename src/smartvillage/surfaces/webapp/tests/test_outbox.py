"""Forms without network wait on the device and arrive exactly once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from smartvillage.browser import STATIC, axe
from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import across_all
from smartvillage.surfaces.webapp.models import Submission
from smartvillage.surfaces.webapp.tests.site import Site, until

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (STATIC / "build" / "shell.json").exists(), reason="not built: npm run build"),
]


def _reports() -> list[Item]:
    with across_all():
        return list(Item.objects.filter(generic_type="DefectReport"))


def _taken() -> int:
    with across_all():
        return int(Submission.objects.count())


def _fill_in(page: "Page", photo: Path | None = None) -> None:
    page.get_by_label("Was ist kaputt?").fill("Laterne dunkel")
    page.get_by_label("Beschreibung").fill("Seit Montag")
    page.get_by_label("Wo ist es?").fill("Markt 1")
    page.get_by_label("Meine Angaben dürfen").check()
    if photo:
        page.get_by_label("Foto").set_input_files(photo)


@contextmanager
def _no_network(context: "BrowserContext") -> Iterator[None]:
    context.set_offline(True)
    yield
    context.set_offline(False)


def test_a_report_waits_for_the_network(
    site: Site, visitor: "tuple[BrowserContext, Page]", tmp_path: Path
) -> None:
    context, page = visitor
    photo = tmp_path / "laterne.png"
    Image.new("RGB", (40, 30), "red").save(photo)
    with _no_network(context):
        page.goto(f"{site.url}/maengelmeldungen")
        _fill_in(page, photo)
        page.get_by_role("button", name="Absenden").click()
        page.get_by_text("gehen ab, sobald Netz da ist").wait_for()
        page.get_by_text("Wartet auf Netz").wait_for()
        assert axe(page) == []
        page.goto(f"{site.url}/")
        page.locator("#bar-outbox", has_text="Mangel melden").wait_for()
        page.close()
        page = context.new_page()
        page.goto(f"{site.url}/offline")
        page.get_by_text("Wartet auf Netz").wait_for()
        assert _reports() == []
    until(page, lambda: len(_reports()) == 1)
    page.get_by_text("Wartet auf Netz").wait_for(state="hidden")
    (report,) = _reports()
    assert report.title == "Laterne dunkel"
    assert "/medien/" in report.document


def test_an_answer_that_is_lost_doubles_nothing(site: Site, visitor: "tuple[BrowserContext, Page]") -> None:
    _, page = visitor
    lost = 0

    def lose(route: "Route") -> None:
        nonlocal lost
        if route.request.method == "POST" and lost < 2:
            lost += 1
            route.fetch()  # the server takes it
            route.abort()  # the device never hears
        else:
            route.continue_()

    site.open(page, "/maengelmeldungen")
    # The browser's own repetition in the background is faster than this test.
    page.evaluate("Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', {value: undefined})")
    page.context.route("**/maengelmeldungen", lose)
    _fill_in(page)
    page.get_by_role("button", name="Absenden").click()
    page.get_by_text("gehen ab, sobald Netz da ist").wait_for()
    site.open(page, "/offline")
    until(page, lambda: lost == 2)
    page.get_by_text("Wartet auf Netz").wait_for()
    page.get_by_role("button", name="Jetzt senden").click()
    page.get_by_text("Wartet auf Netz").wait_for(state="hidden")
    assert (len(_reports()), _taken()) == (1, 1)


def test_a_waiting_form_is_dropped(site: Site, visitor: "tuple[BrowserContext, Page]") -> None:
    context, page = visitor
    with _no_network(context):
        page.goto(f"{site.url}/feedback?zu=/orte")
        page.get_by_label("Ihre Nachricht").fill("Doch nicht")
        page.get_by_label("Meine Angaben dürfen").check()
        page.get_by_role("button", name="Absenden").click()
        page.get_by_role("button", name="Verwerfen").click()
        page.get_by_text("Wartet auf Netz").wait_for(state="hidden")
    site.open(page, "/offline")
    assert not page.get_by_text("Wartet auf Netz").is_visible()
    assert _taken() == 0


def test_with_network_there_is_thanks_or_a_word_at_the_field(
    site: Site, visitor: "tuple[BrowserContext, Page]"
) -> None:
    _, page = visitor
    site.open(page, "/feedback")
    page.get_by_label("Ihre Nachricht").fill("Danke")
    page.get_by_label("E-Mail").fill("keine@adresse")  # the browser lets it pass
    page.get_by_label("Meine Angaben dürfen").check()
    page.get_by_role("button", name="Absenden").click()
    until(page, lambda: page.get_by_label("E-Mail").get_attribute("aria-invalid") == "true")
    assert axe(page) == []
    page.get_by_label("E-Mail").fill("ada@example.org")
    page.get_by_role("button", name="Absenden").click()
    page.get_by_role("heading", name="Vielen Dank!").wait_for()
    assert axe(page) == []
    assert _taken() == 1
    site.open(page, "/offline")
    assert not page.get_by_text("Wartet auf Netz").is_visible()
    assert [fault for fault in site.faults if "422" not in fault] == []
