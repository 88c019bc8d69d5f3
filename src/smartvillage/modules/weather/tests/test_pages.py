"""The weather for citizens: what is stored, shown as far as it makes sense."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.modules.weather import forecast
from smartvillage.modules.weather.models import Weather
from smartvillage.surfaces.webapp.tests.pagecheck import statements, words
from smartvillage.testing import Place

SKY = [{"icon": "10d", "description": "Regen"}]


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:10:00+01:00", tick=False):
        yield


def store(place: Place, **said: Any) -> None:
    at = int(now().timestamp())
    hour = {"temp": 4.4, "weather": SKY, "pop": 0.4}
    given = {
        "current": {
            "dt": at,
            "temp": 4.6,
            "feels_like": 1.2,
            "wind_speed": 5,
            "humidity": 81,
            "weather": SKY,
        },
        "hourly": [{"dt": at + step * 3600, **hour} for step in range(-5, 40)],
        "daily": [
            {"dt": at + step * 86400, "temp": {"min": -1.6, "max": 6.5}, "weather": SKY} for step in range(8)
        ],
        "alerts": [],
        "created_at": now(),
        **said,
    }
    with within(place.id):
        Weather.objects.create(municipality_id=place.id, lat=52.1, lon=12.6, **given)


def test_now_hours_and_days(town: Place) -> None:
    store(town)
    said = words(town.page("/wetter"))
    for part in (
        "5 °C Regen",
        "gefühlt 1 °C",
        "Wind 18 km/h",
        "Luftfeuchte 81 %",
        "Heute 22.11.",
        "-2° 6°",
        "40 %",
    ):
        assert part in said
    assert said.count("4 °C") == 24
    assert statements(town, "/wetter") == 2
    assert "Wetter: 5 °C, Regen" in words(town.page("/"))


def test_warnings_stand_on_top_and_on_the_start_page(town: Place) -> None:
    at = int(now().timestamp())
    storm = {"event": "Sturmböen", "start": at, "end": at + 3600, "description": "<b>Achtung</b>"}
    over = {"event": "Vorbei", "start": at - 7200, "end": at - 3600}
    store(town, alerts=[storm, over, "nonsense"])
    said = words(town.page("/wetter"))
    assert "Sturmböen von Sonntag, 22. November, 12:10 bis Sonntag, 22. November, 13:10 Achtung" in said
    assert "Vorbei" not in said
    assert "Wetterwarnung: Sturmböen" in words(town.page("/"))


def test_without_or_with_old_weather_the_page_says_so(town: Place, amt: Place) -> None:
    store(amt, created_at=now() - timedelta(hours=25))
    for place in (town, amt):
        assert "Kein Wetterbericht" in words(place.page("/wetter"))
        assert "Wetter:" not in words(place.page("/"))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["dt", "temp", "weather", "icon", "pop", "max", "event", "end"]), inner
        )
    ),
    max_leaves=12,
)


@given(JUNK, st.lists(JUNK, max_size=4))
def test_no_source_breaks_the_page(row: Any, rows: list[Any]) -> None:
    at = now()
    forecast.present(row if isinstance(row, dict) else {})
    assert len(forecast.hours(rows, since=at)) <= 24
    assert len(forecast.days(rows, since=at.date())) <= 8
    assert len(forecast.warnings(rows, at=at)) <= len(rows)
