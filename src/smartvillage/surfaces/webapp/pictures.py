"""Pictures of items at the widths a page needs; foreign ones only through our proxy."""

from typing import Any
from urllib.parse import urlsplit

from smartvillage.core.media.actions import WIDTHS, rendition_url
from smartvillage.core.municipalities.directory import resolve_host
from smartvillage.surfaces.webapp.cards import Picture
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source

MIDDLE = 960
PICTURES = ("image", "thumbnail", "logo", None, "")
OWN = "/medien/"
MIDST = 5


def pictures_of(part: Source, context: PageContext) -> list[Picture]:
    """The pictures of an item (outside its blocks of text) or of a block."""
    media = (one for one in part.get("media_contents") or () if one.get("content_type") in PICTURES)
    return [picture for one in media if (picture := _picture(one, context))]


def first_picture(found: Source, context: PageContext) -> Picture | None:
    """What stands for the item in lists: its first picture, its own before those of its blocks."""
    parts = (found, *(found.get("content_blocks") or ()))
    return next((picture for part in parts for picture in pictures_of(part, context)), None)


def _picture(media: dict[str, Any], context: PageContext) -> Picture | None:
    url = _showable((media.get("source_url") or {}).get("url") or "", context)
    if not url:
        return None
    width, height = media.get("width"), media.get("height")
    wide = [step for step in WIDTHS if not width or step < width] or [WIDTHS[0]]
    steps = WIDTHS[: len(wide) + 1]
    return Picture(
        src=rendition_url(url, MIDDLE if MIDDLE in steps else steps[-1]),
        srcset=", ".join(f"{rendition_url(url, step)} {step}w" for step in steps),
        alt="" if media.get("decorative") else media.get("alt") or media.get("caption_text") or "",
        focus=_focus(media.get("focus_x"), media.get("focus_y")),
        width=width or 1200,
        height=height or 800,
        credit=media.get("copyright") or "",
    )


def _focus(x: int | None, y: int | None) -> str:
    """Classes in steps of ten percent; none in the middle."""
    steps = [(name, round(place / 10)) for name, place in (("fx", x), ("fy", y)) if place is not None]
    return " ".join(f"{name}-{min(10, max(0, step))}" for name, step in steps if step != MIDST)


def _showable(url: str, context: PageContext) -> str:
    """The address if our own path or a web address; our own files lose a host that importers added."""
    if url.startswith(OWN):
        return url
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    if parts.path.startswith(OWN) and resolve_host(host) == context.municipality:
        return parts.path
    return url.strip()
