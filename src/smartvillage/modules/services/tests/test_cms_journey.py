"""An editor's way through the services, in a real browser at two widths."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import STATIC, axe, launch
from smartvillage.core.municipalities.models import Domain
from smartvillage.modules.services.tests.catalogue import full_catalogue
from smartvillage.surfaces.cms.tests.browsing import person
from smartvillage.surfaces.cms.tests.desk import desk_of
from smartvillage.testing import forget_everything, make_place

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not (STATIC / "build" / "cms.css").exists(), reason="not built: npm run build"),
]
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright runs a loop in the thread of the tests
        with launch() as found:
            yield found


@pytest.mark.parametrize("width", [390, 1280])
def test_cms_journey_services(browser: "Browser", live_server: Any, width: int) -> None:
    town = make_place("bad-belzig", "Bad Belzig")
    Domain.objects.create(host="localhost", municipality_id=town.id)
    catalogue, desk = full_catalogue(town), desk_of(town)
    catalogue.changed()
    forget_everything()
    account = desk.account("admin", name="Anna Amtmann")
    account.is_operator = True
    account.save()
    with person(browser, live_server.url, viewport={"width": width, "height": 900}) as anna:
        anna.sign_in(account)
        anna.go("/cms/leistungen/")
        anna.page.get_by_role("link", name="Ausbildungsgeld beantragen", exact=True).click()
        anna.write("Hinweis Ihrer Kommune", "Heute bis 18 Uhr.")
        anna.page.get_by_label("Platz unter „Oft gefragt“").fill("1")
        anna.page.get_by_role("button", name="Link hinzufügen").click()
        anna.page.locator("#f-links-0-name").fill("Merkblatt")
        anna.page.locator("#f-links-0-url").fill("https://www.example.org/merkblatt")
        assert axe(anna.page) == []
        anna.press("Speichern")
        anna.page.get_by_text("gespeichert.").first.wait_for()
        anna.go("/leistungen/100004711")
        anna.page.get_by_text("Heute bis 18 Uhr.").wait_for()
        for path in (
            "",
            "stellen/",
            "stellen/300001/bearbeiten",
            "eigene/",
            "eigene/leistung/neu",
            "quellen/neu",
        ):
            anna.go(f"/cms/leistungen/{path}")
            assert (path, axe(anna.page), anna.page.evaluate(WIDER)) == (path, [], 0)
        assert anna.complaints == []
