"""The pictures that belong to an entry of a feed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from .entries import Picture
from .loose import part, parts, text
from .markup import absolute, line, pictures, pixels

_ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")


def feed_pictures(entry: Any, *, body: str, base: str) -> tuple[Picture, ...]:
    """Pictures named as such (media elements, enclosures), else those inside the text, each once."""
    named = _unique([*_media(entry, base=base), *_enclosures(entry, base=base)])
    if not named:
        named = _unique(_thumbnails(entry, base=base))
    if not named:
        return _unique(pictures(body or text(entry, "summary"), base=base))
    if len(named) == 1:
        return (_labelled(named[0], entry),)
    return named


def _unique(found: Iterable[Picture]) -> tuple[Picture, ...]:
    return tuple({picture.url: picture for picture in reversed(list(found))}.values())[::-1]


def _media(entry: Any, *, base: str) -> Iterator[Picture]:
    for medium in parts(entry, "media_content"):
        address = text(medium, "url")
        if _is_picture(medium, address) and (url := absolute(address, base=base)):
            yield _picture(url, medium)


def _enclosures(entry: Any, *, base: str) -> Iterator[Picture]:
    for link in parts(entry, "links"):
        address = text(link, "href")
        picture = link.get("rel") == "enclosure" and _is_picture(link, address)
        if picture and (url := absolute(address, base=base)):
            yield _picture(url, link)


def _thumbnails(entry: Any, *, base: str) -> Iterator[Picture]:
    for medium in parts(entry, "media_thumbnail"):
        if url := absolute(text(medium, "url"), base=base):
            yield _picture(url, medium)
    if url := absolute(text(part(entry, "image"), "href"), base=base):
        yield Picture(url)


def _picture(url: str, source: Mapping[str, Any]) -> Picture:
    width, height = pixels(source.get("width")), pixels(source.get("height"))
    return Picture(url, width=width, height=height, content_type=text(source, "type").lower())


def _is_picture(source: Mapping[str, Any], address: str) -> bool:
    kind, medium = text(source, "type"), text(source, "medium")
    if kind or medium:
        return kind.lower().startswith("image/") or medium == "image"
    return address.lower().partition("?")[0].endswith(_ENDINGS)


def _labelled(picture: Picture, entry: Any) -> Picture:
    makers = ", ".join(line(text(credit, "content")) for credit in parts(entry, "media_credit"))
    owner = line(text(part(entry, "media_copyright"), "content"))
    caption = line(text(entry, "media_x-description", "media_x-title"))
    return replace(picture, caption=caption, copyright=owner or makers)
