"""Uploads are sniffed, cleaned and shrunk."""

import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from PIL import Image
from pytest_django import Settings

from smartvillage.core.content.errors import Refused
from smartvillage.core.media.actions import asset_url, rendition_url, store_upload
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import PictureError, clean_picture
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def jpeg(*, size: tuple[int, int] = (1600, 900), orientation: int = 1) -> bytes:
    image = Image.new("RGB", size, "teal")
    exif = image.getexif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (52.0, 8.0, 30.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_position_and_camera_are_removed_and_the_picture_stands_upright() -> None:
    assert Image.open(io.BytesIO(jpeg())).getexif().get_ifd(0x8825)
    clean = clean_picture(jpeg(orientation=6))
    assert (clean.width, clean.height, clean.mime) == (900, 1600, "image/jpeg")
    assert not dict(Image.open(io.BytesIO(clean.content)).getexif())


@pytest.mark.parametrize(
    "content", [b"", b"<svg onload=alert(1)>", b"\xff\xd8\xff garbage", b"GIF89a", jpeg()[:900]]
)
def test_what_is_no_picture_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(PictureError, match="kein lesbares Bild"):
        clean_picture(content)


def test_a_picture_is_kept_once_and_served_on_its_own_municipality_only(
    town: Place, amt: Place, client: Client
) -> None:
    asset = store_upload(viewer=town.viewer("editor"), content=jpeg(), name="markt.jpg", alt="Der Marktplatz")
    assert store_upload(viewer=town.viewer("editor"), content=jpeg()).pk == asset.pk
    with within(town.id):
        assert Asset.objects.count() == 1
    url = asset_url(asset)
    served = client.get(url, headers={"host": "bad-belzig.localhost"})
    assert (served.status_code, served["Content-Type"]) == (200, "image/jpeg")
    assert Image.open(io.BytesIO(b"".join(served.streaming_content))).size == (1600, 900)  # type: ignore[attr-defined]
    assert client.get(url, headers={"host": "amt-niemegk.localhost"}).status_code == 404
    small = client.get(rendition_url(url, 320), headers={"host": "bad-belzig.localhost"})
    assert Image.open(io.BytesIO(b"".join(small.streaming_content))).size == (320, 180)  # type: ignore[attr-defined]
    assert client.get(rendition_url(url, 321), headers={"host": "bad-belzig.localhost"}).status_code == 404


def test_foreign_pictures_are_fetched_only_for_addresses_we_signed(town: Place, client: Client) -> None:
    signed = rendition_url("http://127.0.0.1:9/geheim.png", 320)
    assert parse_qs(urlsplit(signed).query)["u"][0].startswith("http://127.0.0.1:9/geheim.png:")
    for address in (signed, "/medien/fern/320.webp?u=http://127.0.0.1:9/geheim.png", "/medien/fern/320.webp"):
        assert client.get(address, headers={"host": "bad-belzig.localhost"}).status_code == 404


def test_readers_may_not_upload(town: Place) -> None:
    with pytest.raises(Refused):
        store_upload(viewer=town.viewer("read_only"), content=jpeg())
