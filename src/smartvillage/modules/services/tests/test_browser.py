"""Services in a real browser, on a telephone and at a desk: found, ticked off, read by everybody."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import axe, launch, settle, watch
from smartvillage.core.municipalities.models import Domain
from smartvillage.modules.services.indexing import index_missing
from smartvillage.modules.services.tests.catalogue import full_catalogue
from smartvillage.testing import forget_everything, make_place

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REQUIRED = [{"name": "Reisepass", "direction": "in"}, {"name": "Passbild", "direction": "in"}]


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desktop"])
def page(request: pytest.FixtureRequest, live_server: Any) -> "Iterator[Page]":
    town = make_place("bad-belzig", "Bad Belzig")
    Domain.objects.create(host="localhost", municipality_id=town.id)
    made = full_catalogue(town)
    made.service("9", "Reisepass beantragen", required=REQUIRED)
    made.changed()
    index_missing(state="BB")
    forget_everything()
    width, height = request.param
    with launch() as browser:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            base_url=live_server.url,
            reduced_motion="reduce",
        )
        page = context.new_page()
        watch(page)
        yield page
        context.close()
    forget_everything()


def test_a_service_is_found_ticked_off_and_remembered(page: "Page") -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/leistungen")
    assert axe(page) == []
    page.get_by_label("Was möchten Sie erledigen?").fill("reisepas")
    page.get_by_label("Was möchten Sie erledigen?").press("Enter")
    assert axe(page) == []
    page.get_by_role("link", name="Reisepass beantragen").click()
    page.wait_for_url("**/leistungen/9")
    page.get_by_label("Passbild").check()
    assert axe(page) == []
    assert page.get_by_role("button", name="Liste drucken").is_visible()
    page.goto("/leistungen/9")
    settle(page)
    assert page.get_by_label("Passbild").is_checked()
    assert not page.get_by_label("Reisepass", exact=True).is_checked()
    assert faults == []


def test_my_village_is_chosen_and_kept(page: "Page") -> None:
    page.goto("/leistungen/ort?von=/leistungen/100004711")
    assert axe(page) == []
    page.get_by_role("button", name="Hagelberg").click()
    page.wait_for_url("**/leistungen/100004711")
    assert "Bad Belzig - OT Hagelberg" in page.inner_text("main")
    assert axe(page) == []
    page.get_by_role("link", name="Bürgerservice").click()
    page.wait_for_url("**/leistungen/stelle/300001")
    assert axe(page) == []
