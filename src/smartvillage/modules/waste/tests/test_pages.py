"""The waste calendar for citizens."""

from datetime import timedelta

import icalendar
import pytest
from django.test import Client

from smartvillage.core.municipalities.models import Area, Municipality
from smartvillage.kit.dates import today
from smartvillage.modules.waste.actions import Date, add_date
from smartvillage.modules.waste.actions import Place as Address
from smartvillage.modules.waste.queries import streets
from smartvillage.surfaces.webapp.tests.pagecheck import links, statements, words
from smartvillage.testing import Place

TYPES = '{"paper": {"label": "Papier", "color": "#005a9c"}, "bio": {"label": "Biotonne", "color": "red;x"}}'


def collect(place: Place, street: str, *, kind: str = "paper", days: int = 1, district: str = "") -> int:
    address = Address(street=street, zip="14806", city="Bad Belzig", district=district)
    day = today() + timedelta(days=days)
    made = add_date(viewer=place.viewer(), given=Date(day=day, place=address, waste_type=kind))
    assert made.collection
    number: int = made.collection.address_id
    return number


@pytest.fixture
def number(town: Place) -> int:
    town.publish("static_content", "json", name="wasteTypes", content=TYPES)
    collect(town, "Dorfstraße 1", kind="bio", days=400)
    return collect(town, "Dorfstraße 1")


def test_a_street_is_found_by_parts_of_its_name_and_village(town: Place, amt: Place) -> None:
    first = collect(town, "Am Anger 3", district="Lübnitz")
    collect(town, "Markt 1")
    collect(amt, "Anger in der Fremde")
    assert [
        link for link in links(town.page("/abfall?strasse=anger lübnitz")) if link.startswith("/abfall/")
    ] == [f"/abfall/{first}-am-anger-3"]
    assert "Zu „Nirgends“ gibt es keine Straße" in words(town.page("/abfall?strasse=Nirgends"))
    assert statements(town, "/abfall") == 2


def test_dates_have_a_day_words_and_a_colour_that_is_one(town: Place, number: int) -> None:
    answer = town.page(f"/abfall/{number}-dorfstrasse-1")
    said, html = words(answer), answer.content.decode()
    assert "Nächste Abholungen" in said
    assert f"Morgen, {said.partition('Morgen, ')[2][:2]}" in said
    assert 'fill="#005a9c"' in html
    assert "red;x" not in html
    assert 'fill="#767676"' in html  # what is no colour becomes grey
    assert statements(town, f"/abfall/{number}-dorfstrasse-1") == 4


def test_one_kind_alone(town: Place, number: int) -> None:
    said = words(town.page(f"/abfall/{number}-dorfstrasse-1?art=bio"))
    assert "Nächste Abholungen: Biotonne" in said
    assert "Morgen, " not in said


@pytest.mark.parametrize("query", ["art=%00", "monat=9999-99", "monat=x", "art=" + "x" * 5000])
def test_odd_wishes_are_no_error(town: Place, number: int, query: str) -> None:
    assert town.page(f"/abfall/{number}-dorfstrasse-1?{query}").status_code == 200


def test_the_calendar_reminds_in_the_evening_before(town: Place, number: int) -> None:
    answer = town.page(f"/abfall/{number}.ics?erinnern=18&art=paper")
    found = icalendar.Calendar.from_ical(answer.content)
    [event] = found.walk("VEVENT")
    [alarm] = event.walk("VALARM")
    assert event.decoded("dtstart") == today() + timedelta(days=1)
    assert alarm.decoded("trigger") == timedelta(hours=-6)
    assert not icalendar.Calendar.from_ical(town.page(f"/abfall/{number}.ics").content).walk("VALARM")


def test_other_municipalities_addresses_are_not_there(town: Place, amt: Place, number: int) -> None:
    for path in (f"/abfall/{number}", f"/abfall/{number}.ics", "/abfall/9000000000000000000"):
        assert amt.page(path).status_code == 404


def test_the_chosen_street_is_on_the_start_page_and_first_in_the_calendar(town: Place, number: int) -> None:
    seat = Area.objects.create(name="Bad Belzig", level=Area.Level.MUNICIPALITY)
    Area.objects.create(name="Lübnitz", level=Area.Level.LOCALITY, parent=seat)
    Municipality.objects.filter(pk=town.id).update(area=seat)
    client, host = Client(), {"host": f"{town.slug}.localhost"}
    sent = {"ort": "Bad Belzig", "strasse": "Dorfstraße", "weiter": "/abfall"}
    answer = client.post("/mein-ort/waehlen", sent, headers=host)
    assert (answer.status_code, answer["Location"]) == (303, "/abfall")
    start = words(client.get("/", headers=host))
    assert "Nächste Abholung: Papier morgen" in start
    assert "Alle Termine" in words(client.get("/abfall", headers=host))


def test_names_of_streets_have_no_house_numbers(town: Place) -> None:
    for street in ("Dorfstraße 1", "Dorfstraße 12 a", "Straße des 17. Juni 3-5", "Am Hang"):
        collect(town, street)
    assert streets(municipality=town.id) == ["Am Hang", "Dorfstraße", "Straße des 17. Juni"]
