"""Opening hours: how they read this week, a week to fill in, and the holidays of Brandenburg."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from holidays import country_holidays

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.parts import OpeningHour
from smartvillage.kit.dates import WEEKDAYS, now, parse_date, today
from smartvillage.kit.hours import remarks, status_text, week
from smartvillage.surfaces.cms.aids.aid import Aid, Typed
from smartvillage.surfaces.cms.forms.declare import Spec

AHEAD = timedelta(days=365)
SPANS = 2


def _fits(_kind: Kind, spec: Spec) -> bool:
    return spec.part is OpeningHour and spec.widget == "parts"


def _make(typed: Typed) -> Mapping[str, Any]:
    rows = typed.source.get("opening_hours") or []
    day = today()
    return {
        "week": week(rows, on=day),
        "status": status_text(rows, at=now()),
        "remarks": remarks(rows, on=day),
        "grid": [(name, _spans(rows, name)) for name in WEEKDAYS],
        "holidays": list(_holidays(rows, day)),
    }


def _spans(rows: list[dict[str, Any]], weekday: str) -> list[tuple[str, str]]:
    """From and to of the plain rows of a weekday, as many as the grid has room for."""
    plain = [
        ((row.get("time_from") or "")[:5], (row.get("time_to") or "")[:5])
        for row in rows
        if row.get("weekday") == weekday and not row.get("date_from") and row.get("open") is not False
    ]
    return [*plain, *[("", "")] * SPANS][:SPANS]


def _holidays(rows: list[dict[str, Any]], start: date) -> Iterator[tuple[date, str]]:
    """The coming holidays of which no row speaks."""
    said = {parse_date(row.get("date_from")) for row in rows}
    years = {start.year, (start + AHEAD).year}
    for day, name in sorted(country_holidays("DE", subdiv="BB", years=years, language="de").items()):
        if start <= day <= start + AHEAD and day not in said:
            yield day, name


AID = Aid("oeffnungszeiten", _fits, "cms/aids/hours.html", _make)
