"""oEmbed 1.0 (oembed.com): for an address of ours the frame that shows it."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree as ET

import orjson
from django.utils.html import format_html
from django.utils.safestring import SafeString

from smartvillage.core.municipalities.directory import resolve_host
from smartvillage.kit.characters import printable
from smartvillage.surfaces.embeds.targets import Target, target_of
from smartvillage.surfaces.webapp.pagecontext import PageContext

WIDTH = 600
KEPT = 300  # seconds an answer may be kept
TYPES = {"json": "application/json", "xml": "text/xml"}
Said = Mapping[str, str | int]


def asked_target(context: PageContext, url: str) -> Target | None:
    """What an absolute address names, if it is one of this municipality's, under whichever of its hosts."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or resolve_host(host) != context.municipality:
        return None
    return target_of(context, parts.path, dict(parse_qsl(parts.query)))


def described(target: Target, context: PageContext, *, most: tuple[int, int]) -> Said | None:
    """The answer within the width and height there is; None for what nobody may see."""
    title = target.title(context)
    if title is None:
        return None
    width, height = min(WIDTH, most[0]), min(target.height(), most[1])
    name = context.municipality.name
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": name,
        "provider_url": context.absolute("/"),
        "cache_age": KEPT,
        "html": iframe(context.absolute(target.frame()), f"{title} · {name}", width=width, height=height),
        "width": width,
        "height": height,
    }


def iframe(address: str, title: str, *, width: int | str, height: int) -> SafeString:
    """The element for pages of others: named for those who do not see it, fetched when it is reached."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="border:0;max-width:100%"></iframe>',
        address,
        title,
        width,
        height,
    )


def lines(address: str, title: str, *, height: int, page: str) -> SafeString:
    """What a webmaster copies: the frame, and below it the way there for whom it does not show."""
    return format_html(
        '{}\n<p><a href="{}">{}</a></p>', iframe(address, title, width="100%", height=height), page, title
    )


def written(said: Said, format_: str) -> bytes:
    if format_ == "json":
        return orjson.dumps(said)
    root = ET.Element("oembed")
    for name, value in said.items():
        ET.SubElement(root, name).text = printable(str(value))
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body
