"""`make screens`: every kind of page of the example municipality on a phone and a desk, light and dark, one sheet each.

Writes `docs/screens/web-*.png` and `cms-*.png`; names after the command are the only ones made.
"""

from __future__ import annotations

import argparse
import io
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from bench.example import Site, site
from bench.paths import ROOT
from smartvillage.browser import launch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

SCREENS = ROOT / "docs" / "screens"
PAGES = Path(__file__).with_name("pages.toml")
PHONE, DESK = (390, 844), (1280, 800)
GAP = 16
DESK_WIDTH = round((PHONE[1] - GAP) / 2 / DESK[1] * DESK[0])
"""Two desks above each other are as high as a phone."""
ENTRY = ".table__title"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 1 when a page could not be reached; the others are made all the same."""
    parser = argparse.ArgumentParser(prog="tests.screens", description=__doc__)
    parser.add_argument("--url", help="a running site instead of one of our own")
    parser.add_argument("--login", help="who signs in there, as ADDRESS:PASSWORD")
    parser.add_argument("names", nargs="*", help="such as web-start; all without")
    asked = parser.parse_args(arguments)
    SCREENS.mkdir(exist_ok=True)
    missing = []
    with site(asked.url, login=asked.login) as found, launch() as browser:
        windows = {surface: _windows(browser, found, surface) for surface in ("web", "cms")}
        for surface, pages in tomllib.loads(PAGES.read_text()).items():
            for name, way in pages.items():
                sheet = f"{surface}-{name}"
                if asked.names and sheet not in asked.names:
                    continue
                print(sheet, flush=True)
                shots = [_shot(window, found.url, way) for window in windows[surface]]
                missing += [sheet] if None in shots else []
                _save([shot for shot in shots if shot], SCREENS / f"{sheet}.png")
    print(f"not reached: {', '.join(missing)}" if missing else "all reached", file=sys.stderr)
    return 1 if missing else 0


def _windows(browser: Browser, found: Site, surface: str) -> list[Page]:
    """Phone and desk, each light and dark; signed in where editors work."""
    pages = []
    for width, height in (PHONE, DESK):
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
                locale="de-DE",
                timezone_id="Europe/Berlin",
                service_workers="block",
            )
            if surface == "cms":
                _sign_in(context, found)
            pages.append(context.new_page())
    return pages


def _sign_in(context: BrowserContext, found: Site) -> None:
    page = context.new_page()
    page.goto(f"{found.url}/cms/")
    page.get_by_label("E-Mail-Adresse").fill(found.email)
    page.get_by_label("Passwort", exact=True).fill(found.password)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_load_state("networkidle")
    page.close()


def _shot(page: Page, url: str, way: str | list[str]) -> bytes | None:
    """What is seen first of the page at the end of the way."""
    first, *links = [way] if isinstance(way, str) else way
    page.goto(url + first)
    for link in links:
        target = page.locator(ENTRY if link == "{kind}" else link).first
        if not target.count():
            return None
        page.goto(url + str(target.get_attribute("href")))
    page.wait_for_load_state("networkidle")
    return page.screenshot(animations="disabled")


def _save(shots: Sequence[bytes], path: Path) -> None:
    """Phones left, desks right; 256 colours, as there are many sheets."""
    pictures = [Image.open(io.BytesIO(shot)).convert("RGB") for shot in shots]
    sheet = Image.new("RGB", (2 * (PHONE[0] + GAP) + DESK_WIDTH, PHONE[1]), "#8a8f98")
    corners: list[Any] = [(0, 0), (PHONE[0] + GAP, 0)]
    desk = 2 * (PHONE[0] + GAP)
    corners += [(desk, 0), (desk, (PHONE[1] + GAP) // 2)]
    for picture, corner in zip(pictures, corners, strict=False):
        small = picture if picture.width == PHONE[0] else picture.resize((DESK_WIDTH, (PHONE[1] - GAP) // 2))
        sheet.paste(small, corner)
    sheet.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())
