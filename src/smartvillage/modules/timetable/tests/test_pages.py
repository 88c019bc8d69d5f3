"""Stops and departures for citizens. Now is Tuesday, 24 November 2026, noon."""

from typing import Any

import pytest
import time_machine

from smartvillage.modules.timetable.tests.test_timetable import STATION, bring, feed
from smartvillage.surfaces.webapp.tests.pagecheck import links, statements, words
from smartvillage.testing import Place


@pytest.fixture(autouse=True)
def _in_november() -> Any:
    with time_machine.travel("2026-11-24T12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def station(town: Place) -> str:
    """The path of the station's page."""
    bring(town, feed())
    found = town.data("{ pointsOfInterest { id payload } }")["pointsOfInterest"]
    number = next(one["id"] for one in found if one["payload"]["stop_id"] == STATION)
    return next(link for link in links(town.page("/abfahrten")) if link.startswith(f"/abfahrten/{number}-"))


def test_all_stops_and_no_other_places(town: Place, amt: Place, station: str) -> None:
    town.publish("point_of_interest", name="Burg")
    said = words(town.page("/abfahrten"))
    assert ("5 Haltestellen" in said, "Burg" in said) == (True, False)
    assert statements(town, "/abfahrten") == 3
    assert "Keine Haltestellen gefunden" in words(amt.page("/abfahrten"))
    assert amt.page(station).status_code == 404


def test_what_leaves_from_now_on(town: Place, station: str) -> None:
    said = words(town.page(station))
    assert "17:20 588 nach Bad Belzig, SteinTherme" in said
    assert "7:20" not in said.replace("17:20", "")
    assert "in 20 Minuten" not in said
    assert statements(town, station) == 4


def test_minutes_are_counted_within_the_hour(town: Place, station: str) -> None:
    with time_machine.travel("2026-11-24T17:00:00+01:00", tick=False):
        assert "SteinTherme in 20 Minuten" in words(town.page(station))
    with time_machine.travel("2026-11-24T17:20:00+01:00", tick=False):
        assert "SteinTherme jetzt" in words(town.page(station))


def test_another_day_from_its_morning_on(town: Place, station: str) -> None:
    said = words(town.page(f"{station}?tag=2026-11-28"))
    assert ("10:20" in said, "17:20" in said) == (True, False)
    with time_machine.travel("2026-11-24T23:55:00+01:00", tick=False):
        assert "An diesem Tag fährt hier nichts mehr." in words(town.page(station))


@pytest.mark.parametrize("day", ["x", "1900-01-01", "9999-12-31", ""])
def test_odd_days_mean_now(town: Place, station: str, day: str) -> None:
    assert "17:20" in words(town.page(f"{station}?tag={day}"))
