"""Where weather comes from: each source's answer in the keys of OpenWeather's One Call 3.0."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import orjson
from django.conf import settings

from smartvillage.kit.dates import as_berlin, now
from smartvillage.kit.http import fetch

MAX_BYTES = 3_000_000
SECONDS = 10
Row = dict[str, Any]


class NoWeather(ValueError):
    """What the source sent cannot be read."""


@dataclass(frozen=True)
class Place:
    lat: float
    lon: float
    key: str = ""
    url: str = ""


@dataclass(frozen=True)
class Report:
    current: Row
    hourly: list[Row]
    daily: list[Row]
    alerts: list[Row]


def openweather(place: Place) -> Report:
    """One Call 3.0, in German and metric units. Raises `FetchError`, `NoWeather`."""
    asked = {
        "lat": place.lat,
        "lon": place.lon,
        "appid": place.key,
        "units": "metric",
        "exclude": "minutely",
        "lang": "de",
    }
    said = _asked(f"{place.url or 'https://api.openweathermap.org/data/3.0/onecall'}?{urlencode(asked)}")
    if not isinstance(said.get("current"), dict):
        raise NoWeather("no current weather")
    return Report(said["current"], *(_rows(said.get(name)) for name in ("hourly", "daily", "alerts")))


def brightsky(place: Place) -> Report:
    """Bright Sky: open data of the Deutscher Wetterdienst, without a key. Raises `FetchError`, `NoWeather`."""
    base, at = place.url or "https://api.brightsky.dev", now()
    where = {"lat": place.lat, "lon": place.lon}
    days = {"date": at.date().isoformat(), "last_date": (at.date() + timedelta(days=8)).isoformat()}
    hours = [
        _hour(row) for row in _rows(_asked(f"{base}/weather?{urlencode({**where, **days})}").get("weather"))
    ]
    alerts = _rows(_asked(f"{base}/alerts?{urlencode(where)}").get("alerts"))
    known = [hour for hour in hours if hour["dt"] >= int(at.timestamp()) - 3600]
    if not known:
        raise NoWeather("no hours to come")
    return Report(known[0], known[:48], _daily(known), [_alert(row) for row in alerts])


SOURCES: dict[str, Callable[[Place], Report]] = {"openweather": openweather, "brightsky": brightsky}
CONDITIONS: Mapping[str, tuple[int, str, str, str]] = {
    "clear": (800, "Clear", "klarer Himmel", "01"),
    "partly-cloudy": (802, "Clouds", "teils bewölkt", "03"),
    "cloudy": (804, "Clouds", "bedeckt", "04"),
    "fog": (741, "Fog", "Nebel", "50"),
    "wind": (804, "Clouds", "windig", "04"),
    "rain": (500, "Rain", "Regen", "10"),
    "sleet": (611, "Snow", "Schneeregen", "13"),
    "snow": (600, "Snow", "Schnee", "13"),
    "hail": (611, "Snow", "Hagel", "13"),
    "thunderstorm": (211, "Thunderstorm", "Gewitter", "11"),
}
"""Bright Sky's icons as OpenWeather's id, group, words and icon."""


def _asked(url: str) -> Row:
    found = fetch(
        url,
        max_bytes=MAX_BYTES,
        seconds=SECONDS,
        accept="application/json",
        allow_private=settings.FETCH_ALLOW_PRIVATE,
    )
    try:
        said = orjson.loads(found.content)
    except orjson.JSONDecodeError as error:
        raise NoWeather("no JSON") from error
    if not isinstance(said, dict):
        raise NoWeather("no object")
    return said


def _rows(said: Any) -> list[Row]:
    return [row for row in said if isinstance(row, dict)] if isinstance(said, list) else []


def _hour(row: Row) -> Row:
    name = str(row.get("icon") or "cloudy")
    night = name.endswith("-night")
    number, group, words, icon = CONDITIONS.get(
        name.removesuffix("-night").removesuffix("-day"), CONDITIONS["cloudy"]
    )
    wind = row.get("wind_speed")
    return {
        "dt": _seconds(row.get("timestamp")),
        "temp": row.get("temperature"),
        "feels_like": row.get("temperature"),
        "pressure": row.get("pressure_msl"),
        "humidity": row.get("relative_humidity"),
        "dew_point": row.get("dew_point"),
        "clouds": row.get("cloud_cover"),
        "visibility": row.get("visibility"),
        "wind_speed": round(wind / 3.6, 1) if isinstance(wind, int | float) else None,
        "wind_deg": row.get("wind_direction"),
        "pop": (row.get("precipitation_probability") or 0) / 100,
        "weather": [
            {"id": number, "main": group, "description": words, "icon": f"{icon}{'n' if night else 'd'}"}
        ],
    }


def _daily(hours: list[Row]) -> list[Row]:
    """Days from their hours: lowest and highest temperature, the weather at about two o'clock."""
    days: dict[Any, list[Row]] = {}
    for hour in hours:
        if isinstance(hour["temp"], int | float):
            days.setdefault(_berlin(hour).date(), []).append(hour)
    return [_day(found) for _, found in sorted(days.items())][:8]


def _day(hours: list[Row]) -> Row:
    temperatures = [hour["temp"] for hour in hours]
    noon = min(hours, key=lambda hour: abs(_berlin(hour).hour - 14))
    parts = {
        name: _at(hours, clock) for name, clock in (("morn", 8), ("day", 14), ("eve", 19), ("night", 23))
    }
    temp = {"min": min(temperatures), "max": max(temperatures), **parts}
    return {**noon, "temp": temp, "feels_like": parts, "pop": max(hour["pop"] for hour in hours)}


def _at(hours: list[Row], clock: int) -> Any:
    return min(hours, key=lambda hour: abs(_berlin(hour).hour - clock))["temp"]


def _alert(row: Row) -> Row:
    return {
        "sender_name": "Deutscher Wetterdienst",
        "event": row.get("event_de") or row.get("headline_de"),
        "start": _seconds(row.get("onset") or row.get("effective")),
        "end": _seconds(row.get("expires")),
        "description": row.get("description_de"),
        "tags": [row["severity"]] if row.get("severity") else [],
    }


def _seconds(said: Any) -> int:
    try:
        return int(datetime.fromisoformat(str(said)).timestamp())
    except ValueError:
        return 0


def _berlin(hour: Row) -> datetime:
    return as_berlin(datetime.fromtimestamp(hour["dt"], now().tzinfo))
