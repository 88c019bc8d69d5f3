"""A tour's way from a file: looked at before it is taken, with its heights on the page and in the GPX file."""

from typing import Any

import orjson
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import etree

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.tests.test_readers_tracks import HILL, gpx
from smartvillage.modules.tours.document import KIND
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.surfaces.webapp.addresses import item_url
from smartvillage.testing import Place, forget_everything


def _sent(client: Client, number: int, content: bytes, name: str = "weg.gpx") -> Any:
    return client.post(f"/cms/touren/{number}/strecke/", {"file": SimpleUploadedFile(name, content)})


def _taken(desk: Desk) -> tuple[Client, int]:
    """A tour whose way came from a file."""
    item = desk.write(slug="tour", name="Hagelberg")
    client = desk.client()
    shown = _sent(client, item.pk, gpx(HILL))
    client.post(f"/cms/touren/{item.pk}/strecke/", {"track": shown.context["signed"]})
    return client, item.pk


def _desk(town: Place) -> Desk:
    made = desk_of(town)
    forget_everything()
    return made


def test_a_file_is_shown_before_anything_is_stored(town: Place) -> None:
    desk = _desk(town)
    item = desk.write(slug="tour", name="Hagelberg")
    client = desk.client()
    shown = _sent(client, item.pk, gpx(HILL))
    page = shown.content.decode()
    assert "1,4 km" in page
    assert "100 m hinauf" not in page
    assert "Höchster Punkt 150 m, tiefster Punkt 50 m" in page
    assert not desk.document(item.pk).get("line")
    aid = client.post(f"/cms/inhalte/tour/{item.pk}/hilfe/strecke", {"name": "Hagelberg"}).content.decode()
    assert f"/cms/touren/{item.pk}/strecke/" in aid


def test_what_was_shown_is_taken(town: Place) -> None:
    desk = _desk(town)
    client, number = _taken(desk)
    said = desk.document(number)
    assert (said["length_km"], said["ascent_m"], said["descent_m"]) == (1, 100, 100)
    assert len(said["line"]) == len(said["elevations"]) >= 3
    page = town.page(item_url(KIND, number, "Hagelberg")).content.decode()
    assert "100 m hinauf, 100 m hinab" in page
    assert "Höchster Punkt 150 m, tiefster Punkt 50 m, auf 1,4 km." in page
    assert "profile__line" in page
    root = etree.fromstring(town.page(item_url(KIND, number, "Hagelberg", ".gpx")).content)
    heights = [float(one.text or "") for one in root.iter("{*}ele")]
    assert heights == said["elevations"]
    client.post(f"/cms/inhalte/tour/{number}/", {"name": "Hagelberg", "version": 2, "action": "publish"})
    assert desk.document(number)["elevations"] == said["elevations"]


def test_files_that_are_none_are_refused_with_a_reason(town: Place) -> None:
    desk = _desk(town)
    item = desk.write(slug="tour", name="Hagelberg")
    client = desk.client()
    for content, said in ((b"", "leer"), (b"<gpx/>", "keine Strecke"), (b"<!DOCTYPE x><gpx/>", "DTD")):
        answer = _sent(client, item.pk, content)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert client.post(f"/cms/touren/{item.pk}/strecke/").status_code == 422


def test_only_what_was_shown_for_this_tour(town: Place) -> None:
    desk = _desk(town)
    one, other = (desk.write(slug="tour", name=name) for name in ("Eins", "Zwei"))
    client = desk.client()
    signed = _sent(client, one.pk, gpx(HILL)).context["signed"]
    for text in ("", "Unfug", signed):
        client.post(f"/cms/touren/{other.pk}/strecke/", {"track": text})
    assert not desk.document(other.pk).get("line")
    club = desk.account("user", organisation=desk.organisation("Sportverein"))
    assert desk.client(club).post(f"/cms/touren/{one.pk}/strecke/", {"track": signed}).status_code in (
        403,
        404,
    )
    assert not desk.document(one.pk).get("line")


CREATE = """mutation($i: ID, $g: [GeoLocationInput!]) {
    createTour(id: $i, forceCreate: true, name: "Hagelberg", lengthKm: 1, geometryTourData: $g) {
        geometryTourData { latitude longitude } } }"""


def test_old_clients_keep_heights_and_another_line_loses_them(town: Place) -> None:
    desk = _desk(town)
    _, number = _taken(desk)
    before = desk.document(number)
    same = [{"latitude": lat, "longitude": lon} for lat, lon in before["line"]]
    for line in (None, same):
        town.data(CREATE, {"i": str(number), "g": line})
        assert desk.document(number)["elevations"] == before["elevations"]
    moved = [{**point, "latitude": point["latitude"] + 0.1} for point in same]
    town.data(CREATE, {"i": str(number), "g": moved})
    said = desk.document(number)
    assert (said.get("elevations") or [], said.get("ascent_m")) == ([], None)
    with within(town.id):
        assert len(orjson.loads(Item.objects.get(pk=number).document)["line"]) == len(same)
