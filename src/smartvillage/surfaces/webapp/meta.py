"""What search engines and messengers read of a page: canonical address, Open Graph, JSON-LD."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from smartvillage.kit.dates import iso_datetime
from smartvillage.surfaces.webapp.cards import Picture
from smartvillage.surfaces.webapp.facts import point_of
from smartvillage.surfaces.webapp.pagecontext import PageContext

SCHEMA = "https://schema.org"
_ESCAPED = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@dataclass(frozen=True)
class Meta:
    """`canonical` and `picture` are absolute addresses, `data` is a schema.org object."""

    canonical: str = ""
    kind: str = "website"
    description: str = ""
    picture: str = ""
    published: datetime | None = None
    data: Mapping[str, Any] | None = None

    @property
    def json_ld(self) -> SafeString:
        """The object as it may stand inside a script element."""
        return mark_safe(json.dumps(self.data, ensure_ascii=False).translate(_ESCAPED))


def described(type_: str, **properties: Any) -> dict[str, Any]:
    """A schema.org object without what is empty; times as ISO 8601."""
    said = {
        name: iso_datetime(value) if isinstance(value, datetime) else value
        for name, value in properties.items()
    }
    return {
        "@type": type_,
        **{name: value for name, value in said.items() if value not in (None, "", [], {})},
    }


def page_data(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"@context": SCHEMA, **data}


def place_data(address: Mapping[str, Any] | None, *, name: str = "") -> dict[str, Any] | None:
    """A Place from an address; None when it says nothing."""
    address = address or {}
    postal = described(
        "PostalAddress",
        streetAddress=address.get("street"),
        postalCode=address.get("zip"),
        addressLocality=address.get("city"),
    )
    found = described(
        "Place",
        name=name or address.get("addition") or address.get("city"),
        address=postal if len(postal) > 1 else None,
        geo=geo_data(address),
    )
    return found if len(found) > 1 else None


def geo_data(part: Mapping[str, Any]) -> dict[str, Any] | None:
    """GeoCoordinates of an address or a location."""
    point = point_of(part)
    return described("GeoCoordinates", latitude=point.lat, longitude=point.lon) if point else None


def picture_data(pictures: Sequence[Picture | None], context: PageContext) -> list[str]:
    return [context.absolute(picture.src) for picture in pictures if picture]
