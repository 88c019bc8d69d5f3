"""JSON Feed 1.0 and 1.1 as news."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from smartvillage.kit import dates, html

from .entries import NewsEntry, Picture, Problem, Report, fatal
from .loose import items, part, parts, text
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
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return fatal("Feed", wrong_kind(b"{}", missing="kein JSON Feed"))
    problems = []
    if _VERSION not in text(feed, "version"):
        problems.append(Problem("Feed", "Die Angabe „version“ nennt kein JSON Feed 1.0 oder 1.1."))
    base = base_url or absolute(text(feed, "home_page_url"))
    objects = (item if isinstance(item, dict) else {} for item in feed["items"])
    return collected((_draft(item, feed=feed, base=base) for item in objects), problems)


def _draft(item: Mapping[str, Any], *, feed: Mapping[str, Any], base: str) -> Draft:
    markup, plain = text(item, "content_html"), text(item, "content_text")
    published = text(item, "date_published", "date_modified")
    number = item.get("id")
    return Draft(
        entry=NewsEntry(
            external_id=str(number) if isinstance(number, int | float) else text(item, "id").strip(),
            title=line(text(item, "title")),
            teaser_html=html.linked(text(item, "summary")),
            body_html=safe(markup, base=base) if markup else html.linked(plain),
            url=absolute(text(item, "url"), base=base),
            author=", ".join(_authors(item) or _authors(feed)),
            published_at=dates.parse_datetime(published),
            categories=tuple(dict.fromkeys(filter(None, map(line, _tags(item))))),
            pictures=tuple({picture.url: picture for picture in _pictures(item, base=base)}.values()),
            language=(text(item, "language") or text(feed, "language")).partition("-")[0].lower()[:8],
        ),
        dated=bool(published),
    )


def _authors(owner: Mapping[str, Any]) -> list[str]:
    people = parts(owner, "authors") or [part(owner, "author")]
    return [name for person in people if (name := line(text(person, "name")))]


def _tags(item: Mapping[str, Any]) -> list[str]:
    return [tag for tag in items(item, "tags") if isinstance(tag, str)]


def _pictures(item: Mapping[str, Any], *, base: str) -> Iterator[Picture]:
    found = False
    for name in ("image", "banner_image"):
        if url := absolute(text(item, name), base=base):
            found = True
            yield Picture(url)
            break
    for attachment in parts(item, "attachments"):
        kind = text(attachment, "mime_type").lower()
        if kind.startswith("image/") and (url := absolute(text(attachment, "url"), base=base)):
            found = True
            yield Picture(url, caption=line(text(attachment, "title")), content_type=kind)
    if not found:
        yield from pictures(text(item, "content_html"), base=base)
