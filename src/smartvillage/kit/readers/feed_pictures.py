"""The pictures that belong to an entry of a feed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from .entries import Picture
from .markup import absolute, line, pictures, pixels

_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")


def feed_pictures(entry: Any, *, body: str, base: str) -> tuple[Picture, ...]:
    """Pictures named as such (media elements, enclosures), else those inside the text, each once."""
    named = _unique([*_media(entry, base=base), *_enclosures(entry, base=base)])
    if not named:
        named = _unique(_thumbnails(entry, base=base))
    if not named:
        return _unique(pictures(body or entry.get("summary") or "", base=base))
    if len(named) == 1:
        return (_labelled(named[0], entry),)
    return named


def _unique(found: Iterable[Picture]) -> tuple[Picture, ...]:
    return tuple({picture.url: picture for picture in reversed(list(found))}.values())[::-1]


def _media(entry: Any, *, base: str) -> Iterator[Picture]:
    for medium in entry.get("media_content") or ():
        if _is_picture(medium, medium.get("url", "")) and (url := absolute(medium.get("url", ""), base=base)):
            yield _picture(url, medium)


def _enclosures(entry: Any, *, base: str) -> Iterator[Picture]:
    for link in entry.get("links") or ():
        address = link.get("href", "")
        picture = link.get("rel") == "enclosure" and _is_picture(link, address)
        if picture and (url := absolute(address, base=base)):
            yield _picture(url, link)


def _thumbnails(entry: Any, *, base: str) -> Iterator[Picture]:
    for medium in entry.get("media_thumbnail") or ():
        if url := absolute(medium.get("url", ""), base=base):
            yield _picture(url, medium)
    if url := absolute((entry.get("image") or {}).get("href", ""), base=base):
        yield Picture(url)


def _picture(url: str, source: Any) -> Picture:
    kind = str(source.get("type") or "").lower()
    return Picture(
        url, width=pixels(source.get("width")), height=pixels(source.get("height")), content_type=kind
    )


def _is_picture(source: Any, address: str) -> bool:
    kind, medium = str(source.get("type") or ""), source.get("medium")
    if kind or medium:
        return kind.lower().startswith("image/") or medium == "image"
    return address.lower().partition("?")[0].endswith(_ENDINGS)


def _labelled(picture: Picture, entry: Any) -> Picture:
    makers = ", ".join(line(credit.get("content", "")) for credit in entry.get("media_credit") or ())
    rights = entry.get("media_copyright") or {}
    owner = rights.get("content", "") if isinstance(rights, dict) else str(rights)
    caption = entry.get("media_x-description") or entry.get("media_x-title") or ""
    return replace(picture, caption=line(str(caption)), copyright=line(owner) or makers)
