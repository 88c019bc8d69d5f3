"""Files in the hands of editors, in a real browser."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smartvillage.browser import axe, settle
from smartvillage.surfaces.cms.tests.browsing import Person
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk
from smartvillage.surfaces.cms.tests.test_library import LIBRARY, assets, picture

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("_own_media")]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _fits(page: "Page") -> None:
    assert axe(page) == []
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(OVERFLOW) <= 0, width
    page.set_viewport_size({"width": 1280, "height": 900})


def _files(folder: Path) -> list[str]:
    names = {"burg.jpg": picture(), "see.jpg": picture("blue"), "notiz.jpg": b"kein Bild"}
    for name, content in names.items():
        (folder / name).write_bytes(content)
    return [str(folder / name) for name in names]


def test_cms_journey_files_are_uploaded_described_and_found(
    anna: Person, live_desk: Desk, tmp_path: Path
) -> None:
    page = anna.page
    anna.go(LIBRARY)
    page.set_input_files("#dateien", _files(tmp_path))
    page.get_by_text("notiz.jpg: Diese Art von Datei wird nicht angenommen").wait_for()
    anna.go(LIBRARY)
    assert [asset.name for asset in assets(live_desk)] == ["burg.jpg", "see.jpg"]
    _fits(page)
    page.get_by_role("link", name="burg.jpg").click()
    settle(page)
    box = page.locator("[data-focus] img").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    page.get_by_label("Bildbeschreibung").fill("Die Burg im Abendlicht")
    anna.press("Speichern")
    (burg, _) = assets(live_desk)
    assert (burg.alt, burg.focus_x, burg.focus_y) == ("Die Burg im Abendlicht", 25, 75)
    _fits(page)
    anna.go(f"{LIBRARY}?q=Abendlicht")
    assert page.locator(".files__one").count() == 1


def test_cms_journey_news_with_a_picture_of_the_library(
    anna: Person, live_desk: Desk, tmp_path: Path
) -> None:
    """Eight steps from the start to a published news with photo, alt text included."""
    page = anna.page
    anna.go(LIBRARY)
    page.set_input_files("#dateien", _files(tmp_path)[:1])
    page.wait_for_url(f"**{LIBRARY}*/")
    page.get_by_label("Bildbeschreibung").fill("Die Burg")
    anna.press("Speichern")
    anna.go(f"{NEWS}/neu/")
    page.get_by_role("textbox", name="Überschrift", exact=True).fill("Burgfest")
    page.get_by_role("button", name="Abschnitt hinzufügen").click()
    anna.write("Text", "Am Samstag.")
    page.get_by_role("button", name="Bild oder Medium hinzufügen").click()
    page.get_by_role("button", name="Aus der Mediathek").click()
    page.locator("#mediathek [data-choose]").first.click()
    assert axe(page) == []
    anna.press("Veröffentlichen")
    assert page.get_by_text("Der Eintrag ist veröffentlicht.").is_visible()
    (medium,) = live_desk.document(live_desk.newest().pk)["content_blocks"][0]["media_contents"]
    assert (medium["alt"], medium["asset"]) == ("Die Burg", assets(live_desk)[0].pk)
