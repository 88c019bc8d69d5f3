"""A browser, and a site for it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import launch
from smartvillage.core.municipalities.models import Domain
from smartvillage.surfaces.webapp.tests.site import Site, fill, stored, until
from smartvillage.testing import forget_everything, make_place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with launch() as browser:
        yield browser


@pytest.fixture
def site(live_server: Any, transactional_db: None) -> Iterator[Site]:
    town = make_place("bad-belzig", "Bad Belzig")
    Domain.objects.create(host="localhost", municipality_id=town.id)
    forget_everything()
    made = Site(live_server.url, town, fill(town))
    yield made
    made.close()
    forget_everything()


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desktop"])
def visitor(
    request: pytest.FixtureRequest, browser: "Browser", site: Site
) -> "Iterator[tuple[BrowserContext, Page]]":
    """Somebody who has opened the start page once, so that the worker is at work."""
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", locale="de-DE"
    )
    page = context.new_page()
    site.watch(page)
    site.open(page, "/")
    page.evaluate("navigator.serviceWorker.ready")
    lasting = set(site.town.page("/offline.json").json()["pages"])
    until(page, lambda: lasting <= set(stored(page)))
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    yield context, page
    context.close()
