"""Places from tables."""

from typing import Any

from smartvillage.core.imports.parts import address, links, pictures
from smartvillage.core.imports.targets import Target
from smartvillage.kit.readers import PlaceEntry
from smartvillage.modules.places.document import KIND


def values(entry: PlaceEntry) -> dict[str, Any]:
    """Opening hours come in the source's own words, as a remark."""
    return {
        "name": entry.name,
        "description": entry.description_html or None,
        "addresses": [address(entry)],
        "contact": {"phone": entry.phone or None, "email": entry.email or None},
        "web_urls": links(entry.url),
        "opening_hours": [{"description": entry.opening_hours}] if entry.opening_hours else [],
        "media_contents": pictures(entry.pictures),
        "external_id": entry.external_id,
        "category_names": list(entry.categories),
    }


TARGETS = (Target("places", KIND, values),)
