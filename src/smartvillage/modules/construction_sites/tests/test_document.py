"""A construction site: traffic in the payload, the place in the first location."""

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.construction_sites.document import ConstructionSitePayload
from smartvillage.testing import Place

CREATE = """mutation($payload: JSON) { createGenericItem(genericType: "ConstructionSite", title: "B 246",
  payload: $payload, locations: {name: "B 246", geoLocation: {latitude: 52.14, longitude: 12.59}}) { id payload } }"""
PAYLOAD = {
    "direction": "beide",
    "cause": "Neuer Belag",
    "restrictions": [{"description": "Vollsperrung", "seit": "heute"}, {"description": "Umleitung"}],
}


def test_it_stands_on_the_map_and_keeps_its_payload(town: Place) -> None:
    made = town.data(CREATE, {"payload": PAYLOAD})["createGenericItem"]
    assert made["payload"] == PAYLOAD
    with within(town.id):
        item = Item.objects.get(pk=made["id"])
    assert (item.lat, item.lon, item.generic_type) == (52.14, 12.59, "ConstructionSite")
    read = ConstructionSitePayload.read(made["payload"])
    assert (read.direction, read.cause) == ("beide", "Neuer Belag")
    assert [one.description for one in read.restrictions] == ["Vollsperrung", "Umleitung"]


def test_restrictions_of_another_shape_do_no_harm(town: Place) -> None:
    made = town.data(CREATE, {"payload": {"restrictions": "Vollsperrung"}})["createGenericItem"]
    assert made["payload"] == {"restrictions": "Vollsperrung"}
    assert ConstructionSitePayload.read(made["payload"]).restrictions == []
