"""Parts of documents from what entries of different sources have in common."""

from collections.abc import Iterable
from typing import Any

from smartvillage.kit.readers import EventEntry, Picture, PlaceEntry


def pictures(given: Iterable[Picture]) -> list[dict[str, Any]]:
    """Media parts."""
    return [
        {
            "caption_text": picture.caption or None,
            "copyright": picture.copyright or None,
            "alt": picture.alt or None,
            "width": picture.width,
            "height": picture.height,
            "content_type": "image",
            "source_url": {"url": picture.url},
        }
        for picture in given
    ]


def address(entry: EventEntry | PlaceEntry, *, addition: str = "") -> dict[str, Any]:
    """An address part; blank when the entry says nothing of a place."""
    return {
        "addition": addition or None,
        "street": entry.street or None,
        "zip": entry.zip or None,
        "city": entry.city or None,
        "geo_location": {"latitude": entry.lat, "longitude": entry.lon},
    }


def links(url: str) -> list[dict[str, Any]]:
    return [{"url": url}] if url else []
