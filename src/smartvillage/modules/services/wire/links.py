"""Links on the wire: lists without the same address twice, because apps use it as key."""

import mimetypes
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from smartvillage.modules.services.shapes import LinkShape
from smartvillage.modules.services.wire.made import Shape, known

DOCUMENT = {"id": "21", "key": "FORMULARDOKINFODIENSTE", "name": "Dokument"}


def unique(links: Iterable[LinkShape]) -> Iterator[LinkShape]:
    seen: set[str] = set()
    for link in links:
        url = link.get("url", "")
        if url.startswith(("https://", "http://")) and url not in seen:
            seen.add(url)
            yield link


def external_links(links: Iterable[LinkShape]) -> list[Shape]:
    """A link without a name is called like its address."""
    return [
        known({"name": link.get("name") or link["url"], "url": link["url"], "note": link.get("note")})
        for link in unique(links)
    ]


def form_links(links: Iterable[LinkShape]) -> list[Shape]:
    return [
        known(
            {
                "type": DOCUMENT,
                "url": link["url"],
                "name": link.get("name"),
                "mimeType": mimetypes.guess_type(link["url"].partition("?")[0])[0],
            }
        )
        for link in unique(links)
    ]


def wire_moment(value: datetime | None) -> str | None:
    """`2026-10-01T08:00:00Z`"""
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if value else None
