"""Files from phones: what they really are counts."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from smartvillage.core.media.documents import DocumentError, sniff
from smartvillage.core.media.models import Asset
from smartvillage.core.municipalities.scope import within
from smartvillage.testing import Place, Reply, call, token

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def photo(**exif: Any) -> bytes:
    made = io.BytesIO()
    image = Image.new("RGB", (40, 20), "green")
    data = image.getexif()
    data[0x8825] = {1: "N", 2: (52.0, 8.0, 0.0)}
    data[0x010E] = "Wohnzimmer"
    image.save(made, "JPEG", exif=data)
    return made.getvalue()


def send(
    place: Place,
    content: bytes | None,
    *,
    name: str = "photo.jpg",
    kind: str = "image",
    mime: str = "image/jpg",
    role: str = "app",
) -> Reply:
    parts = [
        f'--cut\r\nContent-Disposition: form-data; name="media_content[content_type]"\r\n\r\n{kind}\r\n'.encode()
    ]
    if content is not None:
        head = f'--cut\r\nContent-Disposition: form-data; name="media_content[attachment]"; filename="{name}"\r\nContent-Type: {mime}\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    return call(
        "/media_contents",
        b"".join([*parts, b"--cut--\r\n"]),
        host=f"{place.slug}.localhost",
        authorization=f"Bearer {token(place, role)}",
        content_type="multipart/form-data; boundary=cut",
    )


def test_a_photo_is_stored_without_what_the_camera_noted(town: Place, amt: Place) -> None:
    answer = send(town, photo())
    assert (
        answer.status,
        answer.json["media_content"]["width"],
        answer.json["media_content"]["content_type"],
    ) == (201, 40, "image")
    path = answer.json["service_url"].removeprefix("http://bad-belzig.localhost")
    shown = call(path, method="GET", host="bad-belzig.localhost")
    assert (shown.status, shown.headers["Content-Type"]) == (200, "image/jpeg")
    assert dict(Image.open(io.BytesIO(shown.body)).getexif()) == {}
    assert b"Wohnzimmer" not in shown.body
    assert call(path, method="GET", host="amt-niemegk.localhost").status == 404


def test_a_document_is_only_ever_downloaded(town: Place) -> None:
    answer = send(town, PDF, name="../../etc/plan.pdf", kind="application/pdf")
    path = answer.json["service_url"].removeprefix("http://bad-belzig.localhost")
    shown = call(path, method="GET", host="bad-belzig.localhost")
    assert (shown.body, shown.headers["X-Content-Type-Options"]) == (PDF, "nosniff")
    assert shown.headers["Content-Disposition"].startswith("attachment; ")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    with within(town.id):
        assert Asset.objects.get().name == "plan.pdf"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (SVG, "x.svg"),
        (SVG, "x.jpg"),
        (b"MZ\x90\x00", "x.jpg"),
        (b"", "x.jpg"),
        (b"%PDF-1.4", "x.pdf"),
        (b"\xff\xd8\xff" + b"x" * 99, "x.jpg"),
    ],
)
def test_files_that_lie_are_refused(town: Place, content: bytes, name: str) -> None:
    answer = send(town, content, name=name)
    assert answer.status == 422
    assert answer.json["attachment"]
    with within(town.id):
        assert Asset.objects.count() == 0


def test_what_is_missing_is_said(town: Place) -> None:
    assert send(town, photo(), kind="").json == {"content_type": ["can't be blank"]}
    assert send(town, None).json == {"attachment": ["can't be blank"]}
    assert send(town, photo(), role="read_only").status == 403
    headers = {"host": "bad-belzig.localhost", "content_type": "multipart/form-data; boundary=cut"}
    assert (
        call(
            "/media_contents", b"--cut\r\nbroken", authorization=f"Bearer {token(town, 'app')}", **headers
        ).status
        == 422
    )
    assert call("/media_contents", b"", **headers).status == 401


def test_fifty_megabytes_are_refused_before_they_are_read(town: Place) -> None:
    assert send(town, b"\xff" * 50_000_000).status == 413


def test_an_upload_is_taken_back_unless_something_shows_it(town: Place, amt: Place) -> None:
    made = [send(town, photo()).json, send(town, PDF).json]
    url = made[1]["service_url"].removeprefix("http://bad-belzig.localhost")
    town.publish("news_item", title="Neu", content_blocks=[{"body": f'<a href="{url}">Plan</a>'}])

    def remove(place: Place, number: int) -> int:
        path = f"/media_contents/{number}.json"
        bearer = f"Bearer {token(place, 'app')}"
        return call(path, method="DELETE", host=f"{place.slug}.localhost", authorization=bearer).status

    keys = [one["media_content"]["id"] for one in made]
    assert [remove(amt, keys[0]), remove(town, keys[0]), remove(town, keys[0]), remove(town, keys[1])] == [
        404,
        204,
        404,
        404,
    ]


@given(st.binary(max_size=200))
def test_random_bytes_are_no_document_by_accident(content: bytes) -> None:
    try:
        found = sniff(content)
    except DocumentError:
        return
    assert found.suffix in ("pdf", "ogg", "mpeg", "wav", "mp4")
