"""Places as citizens read them. It is Monday, 23 November 2026, ten o'clock."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from smartvillage.surfaces.webapp.tests.pagecheck import category, data, links, statements, words
from smartvillage.testing import Place

OPEN = [{"weekday": "Mo-Fr", "time_from": "08:00", "time_to": "18:00", "open": True}]
SHUT = [{"weekday": "Sa", "time_from": "08:00", "time_to": "12:00", "open": True}]


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel("2026-11-23T10:00:00+01:00", tick=False):
        yield


def _place(town: Place, name: str, lat: float = 52.14, **values: Any) -> int:
    address = {"street": "Markt 1", "zip": "14806", "city": "Bad Belzig"}
    address["geo_location"] = {"latitude": lat, "longitude": 12.59}  # type: ignore[assignment]
    return town.publish("point_of_interest", name=name, addresses=[address], **values)


def _titles(answer: Any) -> list[str]:
    return [feature["properties"]["title"] for feature in answer.json()["features"]]


def test_list_and_map_obey_one_filter(town: Place, amt: Place) -> None:
    food = category(town, "Essen", "point_of_interest")
    inn = category(town, "Gasthof", "point_of_interest", parent=food)
    _place(town, "Zum Anker", categories=[inn], opening_hours=OPEN)
    _place(town, "Äpfelchen", categories=[food], opening_hours=SHUT)
    _place(town, "Museum")
    _place(amt, "Anderswo")
    said = words(town.page("/orte"))
    assert "3 Orte" in said
    assert said.index("Äpfelchen") < said.index("Museum") < said.index("Zum Anker")
    for query, expected in (
        ("", ["Äpfelchen", "Museum", "Zum Anker"]),
        (f"?kategorie={food}", ["Äpfelchen", "Zum Anker"]),
        (f"?kategorie={food}&offen=1", ["Zum Anker"]),
        ("?suche=mus", ["Museum"]),
    ):
        page = town.page(f"/orte{query}")
        assert all(name in words(page) for name in expected)
        assert f'data-source="/orte.geojson{query.replace("&", "&amp;")}"' in page.content.decode()
        answer = town.page(f"/orte.geojson{query}")
        assert answer["Content-Type"] == "application/geo+json"
        assert _titles(answer) == expected


def test_points_say_what_the_map_shows(town: Place) -> None:
    from smartvillage.core.content.categories import save_category

    inn = save_category(municipality=town.id, name="Gasthof", icon_name="beer", tags=["point_of_interest"])
    number = _place(town, "Zum Anker", categories=[inn])
    town.publish("point_of_interest", name="Nirgendwo")
    (feature,) = town.page("/orte.geojson").json()["features"]
    assert feature == {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [12.59, 52.14]},
        "properties": {
            "title": "Zum Anker",
            "url": f"/orte/{number}-zum-anker",
            "overline": "Gasthof | Bad Belzig",
            "icon": "beer",
        },
    }
    assert _titles(town.page(f"/orte/{number}.geojson")) == ["Zum Anker"]
    assert town.page(f"/orte/{number + 1}.geojson").status_code == 404


def test_opening_hours_now_and_in_the_week(town: Place) -> None:
    number = _place(
        town, "Café", opening_hours=[*OPEN, {"description": "Feiertags geschlossen", "open": False}]
    )
    answer = town.page(f"/orte/{number}-cafe")
    said = words(answer)
    assert "Jetzt geöffnet bis 18 Uhr" in said
    assert "Montag 8–18 Uhr" in said
    assert "Sonntag geschlossen" in said
    hours = data(answer)["openingHoursSpecification"]
    assert [day["dayOfWeek"].rsplit("/")[-1] for day in hours] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
    ]
    assert (hours[0]["opens"], hours[0]["closes"], hours[0]["validFrom"]) == ("08:00", "18:00", "2026-11-23")
    assert "Geöffnet Bad Belzig Café" in words(town.page("/orte"))
    with time_machine.travel("2026-11-23T19:00:00+01:00"):
        assert "Geschlossen, öffnet morgen um 8 Uhr" in words(town.page("/orte"))
        assert "Keine Orte gefunden" in words(town.page("/orte?offen=1"))


def test_contact_access_and_map(town: Place) -> None:
    number = _place(
        town,
        "Café",
        description="<p>Kuchen</p>",
        contact={
            "email": "post@cafe.example",
            "web_urls": [{"url": "https://cafe.example", "description": "Karte"}],
        },
        web_urls=[{"url": "https://cafe.example"}],
        accessibility_information={"description": "Eine Stufe."},
    )
    answer = town.page(f"/orte/{number}-cafe")
    found = links(answer)
    assert "mailto:post@cafe.example" in found
    assert found.count("https://cafe.example") == 1
    assert "https://www.openstreetmap.org/directions?route=;52.140000,12.590000" in found
    assert "Eine Stufe." in words(answer)
    assert f'data-source="/orte/{number}.geojson"' in answer.content.decode()
    assert data(answer)["geo"] == {"@type": "GeoCoordinates", "latitude": 52.14, "longitude": 12.59}


def test_the_nearest_come_first(town: Place) -> None:
    number = _place(town, "Hier", 52.14)
    for name, lat in (("Weit", 52.4), ("Nah", 52.141), ("Mittel", 52.2), ("Ferner", 52.3)):
        _place(town, name, lat)
    said = words(town.page(f"/orte/{number}-hier"))
    assert said.index("In der Nähe") < said.index("Nah ") < said.index("Mittel") < said.index("Ferner")
    assert "Weit" not in said


def test_what_is_out_of_service_says_so(town: Place) -> None:
    number = _place(town, "Brunnen", active=False, opening_hours=OPEN)
    assert "Zurzeit nicht in Betrieb" in words(town.page(f"/orte/{number}-brunnen"))
    assert _titles(town.page("/orte.geojson?offen=1")) == []


def test_statements(town: Place) -> None:
    numbers = [_place(town, f"Ort {index}", opening_hours=OPEN) for index in range(30)]
    assert statements(town, "/orte") == 3
    assert statements(town, "/orte?offen=1&seite=2") == 2
    assert statements(town, "/orte.geojson") == 2
    assert statements(town, f"/orte/{numbers[0]}-ort-0") == 3
