"""QR codes: of the short address, to look at, to take along, and on paper."""

import io
import re

import pytest
import segno
from PIL import Image

from smartvillage.surfaces.webapp.tests.pagecheck import links, words
from smartvillage.testing import Place


def _modules(png: bytes) -> list[list[bool]]:
    """The dark modules of a picture of a code, without its quiet zone."""
    with Image.open(io.BytesIO(png)) as opened:
        shown = opened.convert("L")
        size = shown.width // 32
        inside = range(4, size - 4)
        return [[shown.getpixel((x * 32 + 16, y * 32 + 16)) == 0 for x in inside] for y in inside]


def test_an_item_has_a_code_of_its_short_address(town: Place) -> None:
    number = town.publish("news_item", title="Markt zieht um")
    answer = town.page(f"/nachrichten/{number}-markt-zieht-um")
    assert f"bad-belzig.localhost/nachrichten/{number}" in words(answer)
    page = answer.content.decode()
    drawn = segno.make(f"http://bad-belzig.localhost/nachrichten/{number}", error="m", micro=False)
    foot = page[page.index('class="paper') :]
    assert drawn.svg_inline(scale=4, border=2, dark="#000", light="#fff") in foot
    files = [link for link in links(answer) if link.startswith("/qr.")]
    assert files == [f"/qr.{kind}?pfad=/nachrichten/{number}" for kind in ("svg", "png")]
    found = town.page(files[1])
    assert (found["Content-Type"], found["Content-Disposition"]) == (
        "image/png",
        f'inline; filename="qr-nachrichten-{number}.png"',
    )
    assert _modules(found.content) == [[bool(dark) for dark in row] for row in drawn.matrix]
    assert town.page(files[0])["Content-Type"] == "image/svg+xml"
    assert town.page(f"/nachrichten/{number}").status_code == 301


def test_pages_of_words_keep_their_address(town: Place) -> None:
    town.publish("static_content", name="impressum", content="<p>Text</p>")
    page = town.page("/seite/impressum")
    assert "/qr.svg?pfad=/seite/impressum" in links(page)
    assert re.search(r'class="paper.*bad-belzig\.localhost/seite/impressum', page.content.decode(), re.DOTALL)
    assert 'class="paper' not in town.page("/nachrichten").content.decode()


@pytest.mark.parametrize(
    "path", ["", "//elsewhere.example/", "https://elsewhere.example/", "/a%0Ab", "/" * 2000]
)
def test_no_code_leads_elsewhere(town: Place, path: str) -> None:
    assert town.page(f"/qr.svg?pfad={path}").status_code == 404
