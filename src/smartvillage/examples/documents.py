"""From the examples' parts to the fields of documents."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from smartvillage.core.media.actions import asset_url, store_upload
from smartvillage.core.media.models import Asset
from smartvillage.core.people.viewer import Viewer
from smartvillage.examples.pictures import draw

RENAMED = {
    "media": "media_contents",
    "prices": "price_informations",
    "accessibility": "accessibility_information",
    "means": "means_of_transportation",
    "stops": "tour_stops",
    "discount": "discount_type",
}
PICTURE = "picture:"
LEFT_OUT = frozenset({"organisation", "categories", "place", "generic_type", "external_id"})


class Gallery:
    """Draws and stores each picture once."""

    def __init__(self, *, viewer: Viewer) -> None:
        self.viewer = viewer

    @cached_property
    def _assets(self) -> dict[str, Asset]:
        return {}

    def asset(self, key: str, *, alt: str = "", credit: str = "") -> Asset:
        if key not in self._assets:
            self._assets[key] = store_upload(
                viewer=self.viewer, content=draw(key), name=f"{key}.jpg", alt=alt, credit=credit
            )
        return self._assets[key]

    def media(self, given: dict[str, Any]) -> dict[str, Any]:
        """A media part for an example's picture."""
        asset = self.asset(given["key"], alt=given["alt"], credit=given["copyright"])
        return {
            "caption_text": given["caption"],
            "copyright": given["copyright"],
            "alt": given["alt"],
            "content_type": given["content_type"],
            "width": asset.width,
            "height": asset.height,
            "asset": asset.pk,
            "source_url": {"url": asset_url(asset)},
        }

    def resolved(self, content: Any, categories: dict[str, int]) -> Any:
        """JSON content with `category:<name>` and `picture:<key>` replaced by ids and addresses."""
        match content:
            case str() if content.startswith("category:"):
                return categories[content.removeprefix("category:")]
            case str() if content.startswith(PICTURE):
                return asset_url(self.asset(content.removeprefix(PICTURE)))
            case dict():
                return {key: self.resolved(value, categories) for key, value in content.items()}
            case list() | tuple():
                return [self.resolved(value, categories) for value in content]
        return content


def values(given: Any, gallery: Gallery | None = None) -> Any:
    """The same under the documents' names: coordinates as a part, pictures as stored files."""
    match given:
        case {"key": str(), "content_type": _} if gallery:
            return gallery.media(given)
        case dict():
            return _part(given, gallery)
        case list() | tuple():
            return [values(one, gallery) for one in given]
    return given


def _part(given: dict[str, Any], gallery: Gallery | None) -> dict[str, Any]:
    made = {
        RENAMED.get(key, key): values(value, gallery) for key, value in given.items() if key not in LEFT_OUT
    }
    if "lat" in made:
        made["geo_location"] = {"latitude": made.pop("lat"), "longitude": made.pop("lon")}
    return made


def news_values(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "keywords": " ".join(row["keywords"])}


def event_values(row: dict[str, Any]) -> dict[str, Any]:
    """Cancelled dates are the event's own; a series' first and last day stand in its first date."""
    recurrence = row["recurrence"] or {"cancelled": []}
    kept = {key: recurrence[key] for key in ("rule", "excluded", "moved") if key in recurrence} or None
    if kept:
        kept["excluded"] = [day for day in kept["excluded"] if day not in recurrence["cancelled"]]
    return {**row, "urls": row["web_urls"], "recurrence": kept, "cancelled": recurrence["cancelled"]}


def place_values(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "mobile_description": row["teaser"]}


def tour_values(row: dict[str, Any]) -> dict[str, Any]:
    """The line as pairs of latitude and longitude; a stop's coordinates belong to its address."""
    stops = [
        {**stop, "addresses": [{"lat": stop.pop("lat"), "lon": stop.pop("lon")}]}
        for stop in map(dict, row["stops"])
    ]
    return {**row, "line": [[point["lat"], point["lon"]] for point in row["line"]], "stops": stops}


VALUES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "news_item": news_values,
    "event_record": event_values,
    "point_of_interest": place_values,
    "tour": tour_values,
    "generic_item": dict,
}
