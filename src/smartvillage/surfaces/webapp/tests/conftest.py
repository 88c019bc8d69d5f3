"""A browser, and a site for it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import launch
from smartvillage.core.municipalities.models import Domain
from smartvillage.surfaces.webapp.tests.site import Site, fill
from smartvillage.testing import forget_everything, make_place

if TYPE_CHECKING:
    from playwright.sync_api import Browser


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
