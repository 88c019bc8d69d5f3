"""What makes the pages an app: manifest and icons."""

import io
from typing import Any

import pytest
from PIL import Image

from smartvillage.core.media.actions import asset_url, store_upload
from smartvillage.core.municipalities.directory import forget, tenant
from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.webapp.appicon import initials
from smartvillage.surfaces.webapp.theme import short_name
from smartvillage.testing import Place

RED = (200, 16, 46)
DRAWING = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><path fill='#c8102e' d='M0 0h4v4H0z'/>{}</svg>"
)


def _change(town: Place, **columns: Any) -> None:
    Municipality.objects.filter(pk=town.id).update(**columns)
    forget()


def _icon(town: Place, path: str) -> Image.Image:
    answer = town.page(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def test_the_manifest_is_the_municipalitys(town: Place, amt: Place) -> None:
    _change(town, look={"primary": "#7a1f3d", "claim": "Gut leben", "arms": DRAWING.format("")})
    manifest = town.page("/manifest.webmanifest").json()
    assert (manifest["name"], manifest["short_name"], manifest["theme_color"]) == (
        "Bad Belzig",
        "Bad Belzig",
        "#7a1f3d",
    )
    assert (manifest["id"], manifest["start_url"], manifest["display"]) == ("/", "/", "standalone")
    assert [(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("192x192", "maskable"),
        ("512x512", "maskable"),
    ]
    for icon in manifest["icons"]:
        width = int(icon["sizes"].partition("x")[0])
        assert _icon(town, icon["src"]).size == (width, width)
        assert "immutable" in town.page(icon["src"])["Cache-Control"]
    assert [shortcut["url"] for shortcut in manifest["shortcuts"]] == [
        "/service",
        "/orte",
        "/veranstaltungen",
    ]
    other = amt.page("/manifest.webmanifest").json()
    assert other["name"] == "Amt Niemegk"
    assert other["icons"][0]["src"] != manifest["icons"][0]["src"]


def test_pages_name_the_icon(town: Place) -> None:
    page = town.page("/").content.decode()
    address = page.split('<link rel="apple-touch-icon" href="')[1].split('"')[0]
    assert _icon(town, address).size == (180, 180)
    assert f'<link rel="icon" href="{address}">' in page  # there are no arms
    assert '<meta name="apple-mobile-web-app-title" content="Bad Belzig">' in page


def test_arms_stand_on_the_ground_of_the_pages(town: Place) -> None:
    _change(town, look={"arms": DRAWING.format("")})
    icon, round_icon = _icon(town, "/symbol/512.png"), _icon(town, "/symbol/rund-512.png")
    assert (icon.getpixel((256, 256)), icon.getpixel((5, 5))) == (RED, (255, 255, 255))
    assert icon.getpixel((256, 70)) == RED
    assert round_icon.getpixel((256, 70)) == (255, 255, 255)  # outside the circle that is always shown
    assert round_icon.getpixel((256, 120)) == RED


def test_uploaded_arms_are_taken(town: Place) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 400), RED).save(out, "PNG")
    asset = store_upload(viewer=town.viewer(), content=out.getvalue(), name="wappen.png")
    _change(town, look={"arms": asset_url(asset)})
    assert _icon(town, "/symbol/192.png").getpixel((96, 96)) == RED


@pytest.mark.parametrize(
    "arms",
    ["", "<svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "/medien/" + "0" * 64 + ".png", "/../x", 7],
)
def test_without_readable_arms_the_initials_stand_in(town: Place, arms: object) -> None:
    _change(town, look={"primary": "#7a1f3d", "arms": arms})
    icon = _icon(town, "/symbol/192.png")
    assert icon.getpixel((2, 2)) == (0x7A, 0x1F, 0x3D)
    assert len(icon.getcolors(10_000) or ()) > 2  # letters


def test_a_drawing_reads_no_files(town: Place, tmp_path: Any) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (4, 4), (0, 0, 255)).save(secret)
    image = f"<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='{secret}' width='4' height='4'/>"
    _change(town, look={"arms": DRAWING.format(image)})
    assert _icon(town, "/symbol/192.png").getpixel((96, 96)) == RED


def test_other_sizes_are_not_made(town: Place) -> None:
    assert town.page("/symbol/5000.png").status_code == 404
    assert town.page("/symbol/rund-0.png").status_code == 404


@pytest.mark.parametrize(
    ("name", "letters", "short"),
    [
        ("Bad Belzig", "BB", "Bad Belzig"),
        ("Brandenburg an der Havel", "BH", "Brandenburg"),
        ("Niemegk", "N", "Niemegk"),
        ("Amt Döbern-Land", "AD", "Amt"),
        ("Großräschen-Ärmelheim", "GÄ", "Großräschen-Ärmelheim"),
        ("14806", "?", "14806"),
    ],
)
def test_names_are_shortened(town: Place, name: str, letters: str, short: str) -> None:
    _change(town, name=name)
    assert (initials(name), short_name(tenant(town.id))) == (letters, short)
