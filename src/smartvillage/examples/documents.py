"""From the examples' parts to the fields of documents."""

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
    "length": "length_km",
    "means": "means_of_transportation",
    "stops": "tour_stops",
    "discount": "discount_type",
    "postcode": "zip",
}
LEFT_OUT = frozenset({"organisation", "categories", "place", "generic_type", "teaser", "external_id"})


class Gallery:
    """Draws and stores each picture once."""

    def __init__(self, *, viewer: Viewer) -> None:
        self.viewer = viewer

    @cached_property
    def _assets(self) -> dict[str, Asset]:
        return {}

    def asset(self, key: str, *, alt: str = "", copyright: str = "") -> Asset:  # noqa: A002
        if key not in self._assets:
            self._assets[key] = store_upload(
                viewer=self.viewer, content=draw(key), name=f"{key}.jpg", alt=alt, copyright=copyright
            )
        return self._assets[key]

    def media(self, given: dict[str, Any]) -> dict[str, Any]:
        """A media part for an example's picture."""
        asset = self.asset(given["key"], alt=given["alt"], copyright=given["copyright"])
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
            case str() if content.startswith("picture:"):
                return asset_url(self.asset(content.removeprefix("picture:")))
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
    if "media_contents" in made and "stops" not in given and "html" in made:
        made.pop("html")
    if isinstance(made.get("keywords"), list):
        made["keywords"] = " ".join(made["keywords"])
    return made


def generic_values(row: dict[str, Any]) -> dict[str, Any]:
    """Generic items bear a short text as their first block's introduction."""
    return {**row, "description": row["teaser"]}
