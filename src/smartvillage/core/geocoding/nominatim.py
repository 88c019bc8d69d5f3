"""A service that speaks Nominatim's `/search` with `format=jsonv2`; at most one question a second."""

import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import orjson
from django.conf import settings
from django.db import transaction

from smartvillage.core.geocoding.models import Answered, Turn
from smartvillage.core.geocoding.place import Place
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.kit.geo import parse_point
from smartvillage.kit.http import FetchError, fetch
from smartvillage.kit.words import fold

PAUSE = timedelta(seconds=1)
PATIENCE = timedelta(seconds=5)
MOST, MAX_BYTES, SECONDS = 5, 500_000, 10


def ask(*, municipality: int, service: str, text: str) -> list[Place]:
    """What the service says, or has said before. Raises `FetchError`; transient when it may be asked again."""
    question = fold(text).strip()[:255]
    with within(municipality):
        known = Answered.objects.filter(service=service, question=question).first()
    if known:
        return [Place(**one) for one in known.places]
    _wait(service)
    places = _read(_load(service, text))
    with within(municipality):
        Answered.objects.update_or_create(
            municipality_id=municipality,
            service=service,
            question=question,
            defaults={"places": [vars(place) for place in places]},
        )
    return places


def _load(service: str, text: str) -> bytes:
    asked = {"q": text, "format": "jsonv2", "limit": MOST, "countrycodes": "de", "addressdetails": 1}
    return fetch(
        f"{service.rstrip('/')}/search?{urlencode(asked)}",
        max_bytes=MAX_BYTES,
        seconds=SECONDS,
        accept="application/json",
        allow_private=settings.FETCH_ALLOW_PRIVATE,
    ).content


def _read(content: bytes) -> list[Place]:
    """Candidates in the service's order; a point that is none is left out."""
    try:
        said = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise FetchError("Der Adressdienst antwortet mit etwas anderem als JSON.", transient=True) from error
    if not isinstance(said, list):
        raise FetchError("Der Adressdienst antwortet nicht mit einer Liste.", transient=True)
    return [place for one in said[:MOST] if isinstance(one, dict) and (place := _place(one))]


def _place(said: dict[str, Any]) -> Place | None:
    point = parse_point(said.get("lat"), said.get("lon"))
    address = said.get("address")
    house = isinstance(address, dict) and bool(address.get("house_number"))
    street = isinstance(address, dict) and bool(address.get("road"))
    if point is None or not (house or street):
        return None
    return Place(str(said.get("display_name") or "")[:255], point.lat, point.lon, exact=house)


def _wait(service: str) -> None:
    """Take the next turn; processes share them. Raises `FetchError` when the queue is too long."""
    with transaction.atomic():
        turn, _ = Turn.objects.select_for_update().get_or_create(service=service, defaults={"next_at": now()})
        wait = max(timedelta(), turn.next_at - now())
        if wait > PATIENCE:
            raise FetchError("Der Adressdienst ist gerade ausgelastet.", transient=True)
        turn.next_at = now() + wait + PAUSE
        turn.save(update_fields=["next_at"])
    time.sleep(wait.total_seconds())
