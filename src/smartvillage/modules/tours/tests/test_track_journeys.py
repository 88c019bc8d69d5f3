"""From a recorded way to a tour with a height profile, in a real browser."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from smartvillage.browser import axe
from smartvillage.kit.tests.test_readers_tracks import HILL, gpx
from smartvillage.surfaces.cms.tests.browsing import person
from smartvillage.surfaces.cms.tests.conftest import browser, live_desk  # noqa: F401
from smartvillage.surfaces.cms.tests.desk import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", [390, 1280])
def test_cms_journey_tour_from_gpx(
    browser: "Browser",  # noqa: F811
    live_server: Any,
    live_desk: Desk,  # noqa: F811
    tmp_path: Path,
    width: int,
) -> None:
    tour = live_desk.write(slug="tour", name="Hagelberg")
    file, broken = tmp_path / "hagelberg.gpx", tmp_path / "kaputt.gpx"
    file.write_bytes(gpx(HILL))
    broken.write_bytes(b"<!DOCTYPE gpx><gpx/>")
    viewport = {"width": width, "height": 844}
    with person(browser, live_server.url, viewport=viewport) as anna:
        anna.sign_in(live_desk.account("admin"))
        page = anna.page
        anna.go(f"/cms/inhalte/tour/{tour.pk}/")
        page.get_by_role("link", name="Strecke aus einer Datei").click()
        page.get_by_label("Datei mit der Strecke").set_input_files(broken)
        anna.press("Vorschau zeigen")
        assert page.get_by_text("aus Sicherheitsgründen nicht erlaubt").is_visible()
        assert axe(page) == []
        page.get_by_label("Datei mit der Strecke").set_input_files(file)
        anna.press("Vorschau zeigen")
        assert page.get_by_text("1,4 km", exact=True).is_visible()
        page.locator(".maplibregl-marker").nth(1).wait_for()
        assert axe(page) == []
        assert page.evaluate(OVERFLOW) <= 0
        anna.press("Diese Strecke übernehmen")
        assert page.get_by_text("Die Strecke ist übernommen.").is_visible()
        assert live_desk.document(tour.pk)["ascent_m"] == 100
        anna.go(f"/touren/{tour.pk}")
        assert page.get_by_role("img", name="Höhenprofil").is_visible()
        assert page.get_by_text("Höchster Punkt 150 m").is_visible()
        assert axe(page) == []
        assert page.evaluate(OVERFLOW) <= 0
