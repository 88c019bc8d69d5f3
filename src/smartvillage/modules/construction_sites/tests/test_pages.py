"""Construction sites as citizens see them."""

from datetime import timedelta

from smartvillage.kit.dates import today
from smartvillage.surfaces.webapp.tests.pagecheck import statements, words
from smartvillage.testing import Place

SPOT = {"name": "Burgstraße", "geo_location": {"latitude": 52.14, "longitude": 12.59}}


def _span(first: int, last: int) -> list[dict[str, str]]:
    days = (str(today() + timedelta(days=days)) for days in (first, last))
    return [dict(zip(("date_start", "date_end"), days, strict=True))]


def test_list_map_and_page(town: Place) -> None:
    payload = {"restrictions": [{"description": "Vollsperrung"}], "direction": "beide"}
    number = town.publish(
        "generic_item",
        "ConstructionSite",
        title="Kanal",
        locations=[SPOT],
        dates=_span(-3, 30),
        payload=payload,
    )
    town.publish("generic_item", "ConstructionSite", title="Fertig", dates=_span(-30, -1))
    town.publish("generic_item", "Job", title="Köchin")
    said = words(town.page("/baustellen"))
    assert "1 Eintrag " in said
    assert "Burgstraße" in said
    (feature,) = town.page("/baustellen.geojson").json()["features"]
    assert (feature["geometry"]["coordinates"], feature["properties"]["title"]) == ([12.59, 52.14], "Kanal")
    page = words(town.page(f"/baustellen/{number}-kanal"))
    assert "Einschränkung Vollsperrung Fahrtrichtung beide" in page
    assert statements(town, "/baustellen") == 3
