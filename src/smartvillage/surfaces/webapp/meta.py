"""What search engines and messengers read of a page: canonical address, Open Graph, JSON-LD."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe

from smartvillage.kit.dates import as_berlin, iso_datetime, parse_date, parse_time
from smartvillage.surfaces.webapp.cards import Picture
from smartvillage.surfaces.webapp.faces import headline
from smartvillage.surfaces.webapp.facts import point_of
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source
from smartvillage.surfaces.webapp.pictures import first_picture
from smartvillage.surfaces.webapp.wording import teaser

SCHEMA = "https://schema.org"
END_OF_DAY = time(23, 59, 59)
_ESCAPED = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@dataclass(frozen=True)
class Meta:
    """`canonical` and `picture` are absolute addresses, `data` is a schema.org object.

    `short`: the address for paper, where it is another than `canonical`: it lasts when the title changes.
    `alternates`: the page's addresses by language, where it has several.
    """

    canonical: str = ""
    kind: str = "website"
    description: str = ""
    picture: str = ""
    published: datetime | None = None
    data: Mapping[str, Any] | None = None
    short: str = ""
    locale: str = "de_DE"
    alternates: Mapping[str, str] = field(default_factory=dict)

    @property
    def paper(self) -> str:
        return self.short or self.canonical

    @property
    def paper_path(self) -> str:
        return urlsplit(self.paper).path

    @property
    def paper_words(self) -> str:
        """As people type it."""
        return self.paper.partition("://")[2]

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


def valid_data(found: Source) -> dict[str, str]:
    """`validFrom` and `validThrough`: from the start of the first day to the end of the last, in Berlin."""
    first: list[datetime] = []
    last: list[datetime] = []
    for span in found.get("dates") or ():
        start, end = parse_date(span.get("date_start")), parse_date(span.get("date_end"))
        if start:
            first.append(datetime.combine(start, parse_time(span.get("time_start")) or time.min))
        if day := end or start:
            last.append(datetime.combine(day, parse_time(span.get("time_end")) or END_OF_DAY))
    said = {"validFrom": min(first, default=None), "validThrough": max(last, default=None)}
    return {name: as_berlin(value).isoformat() for name, value in said.items() if value}


def offer_data(found: Source, context: PageContext, **more: Any) -> dict[str, Any]:
    """An Offer with the time it is valid and its picture."""
    return described(
        "Offer",
        name=headline(found),
        description=teaser(found),
        image=picture_data([first_picture(found, context)], context),
        **valid_data(found),
        **more,
    )


def euro_data(amount: float | None) -> dict[str, str]:
    """The properties of an Offer that say its price; none where it is not known."""
    return {} if amount is None else {"price": f"{amount:.2f}", "priceCurrency": "EUR"}
