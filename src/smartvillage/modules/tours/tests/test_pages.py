"""Tours as citizens read them."""

from typing import Any

from lxml import etree

from smartvillage.surfaces.webapp.tests.pagecheck import data, links, statements, words
from smartvillage.testing import Place

LINE = [(52.14 + step / 1000, 12.59) for step in range(20)]
STOP = {
    "name": "Bank & Brunnen",
    "description": "<h2>Rast</h2><p>Mit Aussicht\x0b.</p>",
    "addresses": [{"geo_location": {"latitude": 52.145, "longitude": 12.59}}],
}
GPX = {"g": "http://www.topografix.com/GPX/1/1"}


def _tour(town: Place, name: str = "Rundweg", **values: Any) -> int:
    return town.publish(
        "tour",
        **{"name": name, "line": LINE, "tour_stops": [STOP], "means_of_transportation": "foot", **values},
    )


def test_the_list_with_its_lines(town: Place, amt: Place) -> None:
    number = _tour(town, length_km=12, payload={"duration": "3 Stunden"})
    _tour(amt, "Anderswo")
    said = words(town.page("/touren"))
    assert "1 Tour " in said
    assert "12 km · zu Fuß · 3 Stunden" in said
    line, start = town.page("/touren.geojson").json()["features"]
    assert (line["geometry"]["type"], start["geometry"]["type"]) == ("LineString", "Point")
    assert line["geometry"]["coordinates"] == [
        [12.59, 52.14],
        [12.59, 52.159],
    ]  # a straight way needs two points
    assert start["properties"] == {"title": "Rundweg", "url": f"/touren/{number}-rundweg", "icon": "walk"}


def test_the_tour_with_its_stops(town: Place) -> None:
    number = _tour(town, description="<p>Schön.</p>")
    answer = town.page(f"/touren/{number}-rundweg")
    said = words(answer)
    assert "Länge 2,1 km Unterwegs Zu Fuß" in said  # measured, as nobody says it
    assert "Stationen Bank & Brunnen Rast Mit Aussicht" in said
    assert "<h4>Rast</h4>" in answer.content.decode()
    assert f"/touren/{number}-rundweg.gpx" in links(answer)
    assert data(answer)["itinerary"]["numberOfItems"] == 1
    line, stop = town.page(f"/touren/{number}.geojson").json()["features"]
    assert len(line["geometry"]["coordinates"]) == 20
    assert stop["properties"]["url"] == f"/touren/{number}-rundweg#station-1"


def test_the_track_as_gpx(town: Place) -> None:
    number = _tour(town)
    answer = town.page(f"/touren/{number}-rundweg.gpx")
    assert answer["Content-Disposition"] == 'attachment; filename="rundweg.gpx"'
    root = etree.fromstring(answer.content)
    assert root.xpath("string(g:wpt/g:name)", namespaces=GPX) == "Bank & Brunnen"
    assert root.xpath("string(g:wpt/@lat)", namespaces=GPX) == "52.145000"
    assert root.xpath("count(g:trk/g:trkseg/g:trkpt)", namespaces=GPX) == 20
    bare = _tour(town, "Ohne Weg", line=[])
    assert town.page(f"/touren/{bare}.gpx").status_code == 404
    assert town.page(f"/touren/{bare}-ohne-weg").status_code == 200


def test_statements(town: Place) -> None:
    number = _tour(town, addresses=STOP["addresses"])
    assert statements(town, "/touren") == 3
    assert statements(town, "/touren.geojson") == 2
    assert statements(town, f"/touren/{number}-rundweg") == 3
