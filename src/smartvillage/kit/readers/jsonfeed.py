"""JSON Feed 1.0 and 1.1 as news."""

from collections.abc import Iterator
from typing import Any

import orjson

from smartvillage.kit import dates, html

from .entries import NewsEntry, Picture, Problem, Report, fatal
from .markup import absolute, line, pictures, safe
from .news import Draft, collected
from .source import decoded, wrong_kind

_VERSION = "jsonfeed.org/version/1"


def read_jsonfeed(
    content: bytes,
    *,
    content_type: str | None = None,
    base_url: str | None = None,
    charset: str | None = None,
) -> Report[NewsEntry]:
    """The articles of a JSON Feed. Never raises: what cannot be read is told in the report."""
    try:
        feed = orjson.loads(decoded(content, charset=charset))
    except orjson.JSONDecodeError as error:
        if content.lstrip()[:1] != b"{":
            return fatal("Feed", wrong_kind(content, missing="kein JSON Feed", content_type=content_type))
        return fatal(
            f"Zeile {error.lineno}", "Der Feed ist kein gültiges JSON (abgeschnitten oder beschädigt)."
        )
    if not isinstance(feed, dict) or not isinstance(items := feed.get("items"), list):
        return fatal("Feed", wrong_kind(b"{}", missing="kein JSON Feed"))
    problems = []
    if _VERSION not in _text(feed.get("version")):
        problems.append(Problem("Feed", "Die Angabe „version“ nennt kein JSON Feed 1.0 oder 1.1."))
    base = base_url or absolute(_text(feed.get("home_page_url")))
    objects = (item if isinstance(item, dict) else {} for item in items)
    return collected((_draft(item, feed=feed, base=base) for item in objects), problems)


def _draft(item: dict[str, Any], *, feed: dict[str, Any], base: str) -> Draft:
    markup, plain = _text(item.get("content_html")), _text(item.get("content_text"))
    published = _text(item.get("date_published")) or _text(item.get("date_modified"))
    number = item.get("id")
    return Draft(
        entry=NewsEntry(
            external_id=str(number) if isinstance(number, int | float) else _text(number).strip(),
            title=line(_text(item.get("title"))),
            teaser_html=html.linked(_text(item.get("summary"))),
            body_html=safe(markup, base=base) if markup else html.linked(plain),
            url=absolute(_text(item.get("url")), base=base),
            author=", ".join(_authors(item) or _authors(feed)),
            published_at=dates.parse_datetime(published),
            categories=tuple(dict.fromkeys(filter(None, map(line, map(_text, _items(item.get("tags"))))))),
            pictures=tuple({picture.url: picture for picture in _pictures(item, base=base)}.values()),
            language=(_text(item.get("language")) or _text(feed.get("language")))
            .partition("-")[0]
            .lower()[:8],
        ),
        dated=bool(published),
    )


def _authors(owner: dict[str, Any]) -> list[str]:
    people = _items(owner.get("authors")) or [owner.get("author")]
    return [name for who in people if isinstance(who, dict) and (name := line(_text(who.get("name"))))]


def _pictures(item: dict[str, Any], *, base: str) -> Iterator[Picture]:
    found = False
    for name in ("image", "banner_image"):
        if url := absolute(_text(item.get(name)), base=base):
            found = True
            yield Picture(url)
            break
    for part in _items(item.get("attachments")):
        kind = _text(part.get("mime_type")).lower() if isinstance(part, dict) else ""
        if kind.startswith("image/") and (url := absolute(_text(part.get("url")), base=base)):
            found = True
            yield Picture(url, caption=line(_text(part.get("title"))), content_type=kind)
    if not found:
        yield from pictures(_text(item.get("content_html")), base=base)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _items(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
