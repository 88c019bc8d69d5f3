"""Linked files become our own: where that is wanted, once, and without what a camera noted."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from smartvillage.core.content.models import Item
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.media.actions import file_of
from smartvillage.core.media.jobs import look_for_links
from smartvillage.core.media.models import Asset, Linked
from smartvillage.core.media.rehost import MOST_FAILURES, SETTING
from smartvillage.core.media.tests.test_media import jpeg
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.models import Organisation
from smartvillage.testing import Place

READ = "{ pointsOfInterest { mediaContents { id sourceUrl { url description } width contentType } } }"


class Elsewhere(BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self) -> None:
        Elsewhere.asked.append(self.path)
        if self.path == "/kaputt.jpg":
            self.send_response(503)
            self.end_headers()
            return
        body = {"/foto.jpg": jpeg(), "/seite.jpg": b"<html>"}.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(autouse=True)
def elsewhere(settings: Any, tmp_path: Path) -> Iterator[str]:
    settings.MEDIA_ROOT, settings.FETCH_ALLOW_PRIVATE = tmp_path, True
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Elsewhere.asked = []
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def switch_on(place: Place) -> None:
    with within(place.id):
        Organisation.objects.filter(pk=place.organisation).update(
            settings={"PointOfInterest": {SETTING: "true"}}
        )


def inn(place: Place, *urls: str, kind: str = "image") -> int:
    media = [{"content_type": kind, "source_url": {"url": url, "description": "Bild"}} for url in urls]
    return place.publish("point_of_interest", name="Markt", media_contents=media)


def a_night() -> None:
    with across_all():
        look_for_links()
    run_due(limit=50)


def shown(place: Place) -> list[str]:
    found = place.agreed(READ, role="app")["pointsOfInterest"]
    return [one["sourceUrl"]["url"] for item in found for one in item["mediaContents"]]


def test_a_linked_picture_is_kept_without_its_position_and_its_address_remembered(
    town: Place, elsewhere: str
) -> None:
    switch_on(town)
    number = inn(town, f"{elsewhere}/foto.jpg")
    before = town.agreed(READ)["pointsOfInterest"][0]["mediaContents"][0]
    a_night()
    with within(town.id):
        asset, item = Asset.objects.get(), Item.objects.get(pk=number)
    after = town.agreed(READ)["pointsOfInterest"][0]["mediaContents"][0]
    assert after["sourceUrl"]["url"].endswith(f"/medien/{asset.digest}.jpg")
    assert (after["id"], after["sourceUrl"]["description"], after["width"]) == (before["id"], "Bild", 1600)
    assert f'"origin":"{elsewhere}/foto.jpg"' in item.document
    assert (asset.organisation_id, asset.name) == (town.organisation, "foto.jpg")
    assert not dict(Image.open(io.BytesIO(file_of(asset).read_bytes())).getexif())
    inn(town, f"{elsewhere}/foto.jpg")
    a_night()
    assert (Elsewhere.asked, len(set(shown(town)))) == (["/foto.jpg"], 1)
    with within(town.id):
        version = Item.objects.get(pk=number).version
    a_night()
    with within(town.id):
        assert Item.objects.get(pk=number).version == version


def test_nothing_is_kept_unless_it_is_wanted(town: Place, amt: Place, elsewhere: str) -> None:
    switch_on(amt)
    inn(town, f"{elsewhere}/foto.jpg")
    inn(amt, f"{elsewhere}/foto.jpg", kind="video")
    a_night()
    assert Elsewhere.asked == []
    assert shown(town) == shown(amt) == [f"{elsewhere}/foto.jpg"]


@pytest.mark.parametrize(
    ("path", "tries", "reason"),
    [
        ("/weg.jpg", 1, "gibt es nichts"),
        ("/seite.jpg", 1, "Diese Art von Datei"),
        ("/kaputt.jpg", MOST_FAILURES, "Störung"),
    ],
)
def test_what_cannot_be_had_stays_linked_and_is_given_up(
    town: Place, elsewhere: str, path: str, tries: int, reason: str
) -> None:
    switch_on(town)
    inn(town, f"{elsewhere}{path}", f"{elsewhere}/foto.jpg")
    for _ in range(MOST_FAILURES + 2):
        a_night()
    assert Elsewhere.asked.count(path) == tries
    assert shown(town)[0] == f"{elsewhere}{path}"
    assert "/medien/" in shown(town)[1]
    with within(town.id):
        failed = Linked.objects.get(asset=None)
    assert failed.failures == MOST_FAILURES
    assert reason in failed.reason


def test_our_own_network_is_not_looked_into(town: Place, elsewhere: str, settings: Any) -> None:
    settings.FETCH_ALLOW_PRIVATE = False
    switch_on(town)
    inn(town, f"{elsewhere}/foto.jpg", "http://[kaputt/foto.jpg")
    a_night()
    assert Elsewhere.asked == []
    assert shown(town)[0] == f"{elsewhere}/foto.jpg"
