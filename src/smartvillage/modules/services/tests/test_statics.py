"""What the app reads of its BUS part in the server's settings."""

from typing import Any

import orjson
import pytest

from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Domain
from smartvillage.modules.services import counting, statics
from smartvillage.testing import Place

JSON = """query($name: String!, $version: String) {
  publicJsonFile(name: $name, version: $version) { name content } }"""


def read(town: Place, name: str, version: str | None = None) -> Any:
    return town.data(JSON, {"name": name, "version": version}, role="app")["publicJsonFile"]["content"]


@pytest.fixture
def settings_written(town: Place) -> None:
    written = {"settings": {"bus": {"initialFilter": ["search"]}, "flat": True}}
    town.publish("static_content", "json", name="globalSettings", content=orjson.dumps(written).decode())


@pytest.mark.usefixtures("catalogue", "settings_written")
def test_both_generations_find_the_interface_and_their_place(town: Place) -> None:
    Domain.objects.create(host="app.bad-belzig.example", municipality_id=town.id)
    forget()
    found = read(town, "globalSettings", "5.0.0")["settings"]
    assert found == {
        "flat": True,
        "bus": {
            "uri": "http://app.bad-belzig.example/bus/api/v1",
            "areaId": "10004",
            "federalState": "BB",
            "initialFilter": ["search"],
        },
        "busBb": {
            "uri": "http://app.bad-belzig.example/bus/graphql",
            "v2": {"areaId": "10004"},
            "initialFilter": ["top10", "search", "aToZ"],
        },
    }


@pytest.mark.usefixtures("settings_written")
def test_without_a_catalogue_nothing_is_promised(town: Place) -> None:
    assert set(read(town, "globalSettings", "5.0.0")["settings"]) == {"bus", "flat"}
    assert read(town, "bus-top10", "5.0.0") == {}


@pytest.mark.usefixtures("catalogue")
def test_what_is_wanted_most(town: Place) -> None:
    assert read(town, "bus-top10", "5.0.0") == []
    counting.count(municipality=town.id, service="2")
    counting.flush()
    statics.forget()
    assert read(town, "bus-top10", "5.0.0") == ["2"]
    assert read(town, "bb-bus-top10", "4.3.0") == ["2"]
    assert read(town, "bb-bus-top10-2.4.0") == '["2"]'
