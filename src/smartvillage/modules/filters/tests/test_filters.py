"""What a municipality configures reaches the app, and nothing it could not read."""

from typing import Any

import orjson
import pytest

from smartvillage.testing import Place

ASK = "{ resourceFilters { dataResourceType config } }"


def configure(place: Place, said: Any) -> Any:
    content = said if isinstance(said, str) else orjson.dumps(said).decode()
    place.publish("static_content", "json", name="resourceFilters", content=content)
    return place.agreed(ASK, role="app")["resourceFilters"]


def test_without_configuration_there_are_none(town: Place, amt: Place) -> None:
    configure(amt, [{"dataResourceType": "Tour", "config": {}}])
    assert town.agreed(ASK, role="app") == {"resourceFilters": []}


def test_what_the_app_can_read_is_answered(town: Place) -> None:
    category = {"type": "dropdown", "isMultiselect": True}
    said = [
        {
            "dataResourceType": "EventRecord",
            "config": {"category": category, "active": {"default": False}, "x": category},
        },
        {"dataResourceType": "EventRecord", "config": {}},
        {
            "dataResourceType": "NewsItem",
            "config": {"dateStart": {"type": "date"}, "location": {"type": "map"}},
        },
        {"dataResourceType": "Nonsense", "config": {}},
        {"dataResourceType": ["Tour"], "config": {}},
        "x",
    ]
    assert configure(town, said) == [
        {"dataResourceType": "EventRecord", "config": {"category": category, "active": {"default": False}}},
        {"dataResourceType": "NewsItem", "config": {}},
    ]


@pytest.mark.parametrize("content", ["{", "{}", "null", "3", '"x"'])
def test_what_is_no_list_means_none(town: Place, content: str) -> None:
    assert configure(town, content) == []
