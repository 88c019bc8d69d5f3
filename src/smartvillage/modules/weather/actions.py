"""Keeping the weather fresh."""

import logging
from datetime import timedelta
from typing import Any

from django.db import transaction

from smartvillage.core.content.versions import bump
from smartvillage.core.limits import TooMany, limit
from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.kit.geo import parse_point
from smartvillage.kit.http import FetchError
from smartvillage.modules.weather.models import Weather
from smartvillage.modules.weather.queries import last
from smartvillage.modules.weather.sources import SOURCES, NoWeather, Place

log = logging.getLogger(__name__)
FRESH = timedelta(hours=1)
KIND = "weather"


def newest(*, municipality: int) -> Weather | None:
    """The weather as far as it is less than a day old; fetched now when there is none of the last hour."""
    found = last(municipality=municipality)
    if found and found.created_at > now() - FRESH:
        return found
    return refresh(municipality=municipality) or found


def refresh(*, municipality: int) -> Weather | None:
    """Fetch and replace; None when nothing is configured, the source fails, or it was just asked."""
    said = tenant(municipality).settings.get("weather")
    place = _place(said) if isinstance(said, dict) else None
    source = SOURCES.get(str(said.get("provider"))) if isinstance(said, dict) else None
    if place is None or source is None:
        return None
    try:
        limit(f"weather:{municipality}", times=1, seconds=300)
        report = source(place)
    except (FetchError, NoWeather) as error:
        log.warning("no weather for municipality %s: %s", municipality, error)
        return None
    except TooMany:
        return None
    with within(municipality), transaction.atomic():
        Weather.objects.all().delete()
        made: Weather = Weather.objects.create(
            municipality_id=municipality,
            lat=place.lat,
            lon=place.lon,
            current=report.current,
            hourly=report.hourly,
            daily=report.daily,
            alerts=report.alerts,
            created_at=now(),
        )
        bump(municipality=municipality, kind=KIND)
    return made


def _place(said: dict[str, Any]) -> Place | None:
    point = parse_point(said.get("lat"), said.get("lon"))
    if point is None:
        return None
    return Place(point[0], point[1], str(said.get("key") or ""), str(said.get("url") or ""))
