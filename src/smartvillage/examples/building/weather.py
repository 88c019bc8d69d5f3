"""A forecast for the first day, until a source brings the real one: mild or cold as the season is."""

import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from smartvillage.examples import when
from smartvillage.kit.dates import BERLIN

MEAN = {"winter": 1, "spring": 10, "summer": 20, "autumn": 9}
SKIES = (
    ("02", "leicht bewölkt", 0.0),
    ("10", "Regen", 0.6),
    ("04", "bedeckt", 0.2),
    ("01", "klar", 0.0),
    ("03", "wolkig", 0.1),
    ("09", "Schauer", 0.4),
    ("01", "klar", 0.0),
    ("50", "Nebel", 0.1),
)


def report(*, today: date) -> dict[str, Any]:
    """Current, hourly and daily in OpenWeather's keys; the same day gives the same weather."""
    hours = list(_hours(today))
    return {"current": hours[12], "hourly": hours, "daily": list(_days(today)), "alerts": []}


def _hours(today: date) -> Iterator[dict[str, Any]]:
    start = datetime.combine(today, time(), BERLIN)
    for step in range(72):
        at = start + timedelta(hours=step)
        warmth = -math.cos((at.hour - 3) / 24 * 2 * math.pi)
        mean = MEAN[when.season(at.date())]
        night = "n" if at.hour < 7 or at.hour > 19 else "d"
        yield {
            "dt": int(at.timestamp()),
            "temp": round(mean + 4 * warmth, 1),
            "feels_like": round(mean + 4 * warmth - 2, 1),
            "humidity": 72,
            "wind_speed": 3.6,
            **_sky(step // 24, night),
        }


def _days(today: date) -> Iterator[dict[str, Any]]:
    for step in range(8):
        day = today + timedelta(days=step)
        mean = MEAN[when.season(day)] + (step % 3 - 1)
        at = datetime.combine(day, time(12), BERLIN)
        yield {"dt": int(at.timestamp()), "temp": {"min": mean - 4, "max": mean + 4}, **_sky(step, "d")}


def _sky(step: int, night: str) -> dict[str, Any]:
    code, words, rain = SKIES[step % len(SKIES)]
    return {"weather": [{"icon": f"{code}{night}", "description": words}], "pop": rain}
