import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache

from smartvillage.browser import STATIC, launch
from smartvillage.core.municipalities.models import Domain
from smartvillage.surfaces.cms.tests.browsing import Person, person
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.testing import Place, forget_everything, make_place

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(autouse=True)
def _no_rate_limits_of_others() -> None:
    cache.clear()


@pytest.fixture
def desk(town: Place) -> Desk:
    """The town's desk, where a second factor is only recommended."""
    made = desk_of(town)
    forget_everything()
    return made


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    if not (STATIC / "build" / "cms.css").exists():
        pytest.skip("not built: npm run build")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop in the thread of the tests
    try:
        with launch() as found:
            yield found
    finally:
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def live_desk(live_server: Any) -> Desk:
    """The desk behind a real server."""
    made = desk_of(make_place("bad-belzig", "Bad Belzig"))
    Domain.objects.create(host="localhost", municipality_id=made.place.id)
    forget_everything()
    return made


@pytest.fixture
def anna(browser: "Browser", live_server: Any, live_desk: Desk) -> Iterator[Person]:
    """An administrator who has signed in; nothing may go wrong in her browser."""
    with person(browser, live_server.url) as someone:
        someone.sign_in(live_desk.account("admin", name="Anna Amtmann"))
        yield someone
        assert someone.complaints == []


@pytest.fixture
def _own_media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
