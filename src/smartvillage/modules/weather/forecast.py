"""The stored weather as readers see it: whole degrees, words of our own, times in Berlin.

Sources leave out what they do not know and are not trusted: whatever is no number is not shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard

from django.utils.translation import gettext as _

from smartvillage.kit.dates import BERLIN
from smartvillage.kit.html import plain

Row = Mapping[str, Any]
HOURS, DAYS = 24, 8
RAIN_FROM = 10


@dataclass(frozen=True)
class Outlook:
    """An hour or a day; `rain` in percent, shown from ten on; `low` only for days."""

    at: datetime
    words: str
    icon: str
    high: int | None
    low: int | None = None
    rain: int | None = None

    @property
    def day(self) -> date:
        return self.at.date()


@dataclass(frozen=True)
class Now(Outlook):
    """The present: `wind` in kilometres an hour, `humidity` in percent."""

    feels: int | None = None
    wind: int | None = None
    humidity: int | None = None


@dataclass(frozen=True)
class Alert:
    title: str
    text: str
    source: str
    start: datetime | None
    end: datetime | None


def present(row: Row) -> Now | None:
    at, temp = _moment(row.get("dt")), _whole(row.get("temp"))
    if at is None or temp is None:
        return None
    wind = row.get("wind_speed")
    return Now(
        at,
        *_sky(row),
        temp,
        feels=_whole(row.get("feels_like")),
        wind=round(wind * 3.6) if _number(wind) else None,
        humidity=_whole(row.get("humidity")),
    )


def hours(rows: Sequence[Row], *, since: datetime) -> list[Outlook]:
    """The next 24 hours."""
    found = (Outlook(at, *_sky(row), _whole(row.get("temp")), rain=_rain(row)) for at, row in _dated(rows))
    return [one for one in found if one.at.timestamp() > since.timestamp() - 3600 and one.high is not None][
        :HOURS
    ]


def days(rows: Sequence[Row], *, since: date) -> list[Outlook]:
    found = (
        Outlook(at, *_sky(row), _whole(_temp(row, "max")), _whole(_temp(row, "min")), _rain(row))
        for at, row in _dated(rows)
    )
    return [one for one in found if one.day >= since and one.high is not None][:DAYS]


def warnings(rows: Sequence[Row], *, at: datetime) -> list[Alert]:
    """Those that are not over."""
    found = [
        Alert(
            plain(str(row.get("event") or "")) or _("Wetterwarnung"),
            plain(str(row.get("description") or "")),
            plain(str(row.get("sender_name") or "")),
            _moment(row.get("start")),
            _moment(row.get("end")),
        )
        for row in rows
        if isinstance(row, dict)
    ]
    return [one for one in found if one.end is None or one.end > at]


def _sky(row: Row) -> tuple[str, str]:
    """Words and icon for a code of OpenWeather (`10d`)."""
    said = row.get("weather")
    first = said[0] if isinstance(said, list) and said and isinstance(said[0], dict) else {}
    code = str(first.get("icon") or "")
    night = code.endswith("n")
    known = {
        "01": (_("klar"), "moon" if night else "sun"),
        "02": (_("leicht bewölkt"), "cloud"),
        "03": (_("wolkig"), "cloud"),
        "04": (_("bedeckt"), "cloud"),
        "09": (_("Schauer"), "cloud-rain"),
        "10": (_("Regen"), "cloud-rain"),
        "11": (_("Gewitter"), "cloud-storm"),
        "13": (_("Schnee"), "cloud-snow"),
        "50": (_("Nebel"), "cloud-fog"),
    }
    return known.get(code[:2], (plain(str(first.get("description") or "")), "cloud"))


def _dated(rows: Sequence[Row]) -> Iterator[tuple[datetime, Row]]:
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and (at := _moment(row.get("dt"))):
            yield at, row


def _temp(row: Row, name: str) -> Any:
    said = row.get("temp")
    return said.get(name) if isinstance(said, dict) else None


def _rain(row: Row) -> int | None:
    said = row.get("pop")
    percent = round(said * 100) if _number(said) else 0
    return percent if RAIN_FROM <= percent <= 100 else None


def _moment(value: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(value, BERLIN) if _number(value) and value > 0 else None
    except (OverflowError, OSError, ValueError):
        return None


def _whole(value: Any) -> int | None:
    return round(value) if _number(value) and abs(value) < 1000 else None


def _number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
