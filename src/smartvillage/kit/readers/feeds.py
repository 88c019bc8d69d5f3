"""RSS 0.9x to 2.0, RDF and Atom as news."""

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError

import feedparser

from smartvillage.kit import dates

from .entries import NewsEntry, Problem, Report, fatal
from .feed_pictures import feed_pictures
from .loose import part, parts, text
from .markup import absolute, line, safe_text
from .news import Draft, collected
from .source import decoded, wrong_kind
from .xmlguard import RefusedXmlError, syntax_error

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.-]{1,40})""")
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
# feedparser takes titles and captions of pictures for those of the entry, so it gets to see other names.
_MEDIA_TEXT = re.compile(rb"<(/?)media:(title|description)\b")


def read_feed(
    content: bytes,
    *,
    content_type: str | None = None,
    base_url: str | None = None,
    charset: str | None = None,
) -> Report[NewsEntry]:
    """The articles of a feed. Never raises: what cannot be read is told in the report."""
    if declared := _DECLARED.match(content):
        charset = declared[1].decode("ascii", "replace")
    content = decoded(content, charset=charset).lstrip().encode("utf-8", "replace")
    try:
        error = syntax_error(content)
    except RefusedXmlError as refused:
        return fatal("Feed", str(refused))
    cut_off = error is not None and not _END.search(content)
    feed = _parsed(content, base_url=base_url)
    if feed is None or not (feed.get("version") or feed.entries) or (cut_off and not feed.entries):
        missing = "kein vollständiger Feed" if feed and feed.get("version") else "kein Feed"
        return fatal("Feed", wrong_kind(content, missing=missing, content_type=content_type))
    entries = feed.entries[:-1] if cut_off else feed.entries
    problems = [_damage(error, cut_off=cut_off)] if error else []
    return collected((_draft(entry, feed=feed, base=base_url or "") for entry in entries), problems)


def _parsed(content: bytes, *, base_url: str | None) -> Any:
    headers = {"content-location": base_url or "", "content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(
            BytesIO(_MEDIA_TEXT.sub(rb"<\1media:x-\2", content)),
            response_headers=headers,
            sanitize_html=False,  # `markup` does both, and does not slow down on hostile input
            resolve_relative_uris=False,
        )
    except Exception:  # noqa: BLE001 feedparser meets byte soup with a dozen kinds of exceptions
        return None


def _damage(error: ExpatError, *, cut_off: bool) -> Problem:
    where = f"Zeile {error.lineno}"
    if cut_off:
        message = "Der Feed endet vorzeitig. Der letzte, unvollständige Eintrag wurde ausgelassen."
        return Problem(where, message, lost=True)
    return Problem(where, "Der Feed ist kein fehlerfreies XML. Bitte prüfen Sie die übernommenen Einträge.")


def _draft(entry: Any, *, feed: Any, base: str) -> Draft:
    base = base or absolute(text(feed.feed, "link"))
    content = max(parts(entry, "content"), key=lambda each: len(text(each, "value")), default={})
    body_base = text(content, "base") or base
    link = absolute(text(entry, "link"), base=base)
    if feed.version.startswith("atom") and not entry.get("links"):
        link = ""  # feedparser takes the identity of an Atom entry for its address
    return Draft(
        entry=NewsEntry(
            external_id=text(entry, "id").strip(),
            title=line(text(entry, "title")),
            teaser_html=_html(part(entry, "summary_detail"), base=base),
            body_html=_html(content, base=body_base),
            url=link,
            author=", ".join(_authors(entry)),
            published_at=_moment(entry, "published", "updated", "created"),
            categories=tuple(dict.fromkeys(_categories(entry))),
            pictures=feed_pictures(entry, body=text(content, "value"), base=body_base),
            language=_language(entry, feed.feed),
        ),
        dated="published" in entry or "updated" in entry,
    )


def _html(detail: Mapping[str, Any], *, base: str) -> str:
    plain = text(detail, "type") == "text/plain"
    return safe_text(text(detail, "value"), base=text(detail, "base") or base, lines=plain)


def _authors(entry: Any) -> Iterator[str]:
    for author in parts(entry, "authors") or [part(entry, "author_detail")]:
        if name := line(text(author, "name", "email")):
            yield name


def _categories(entry: Any) -> Iterator[str]:
    for tag in parts(entry, "tags"):
        if name := line(text(tag, "label", "term")):
            yield name


def _moment(entry: Any, *names: str) -> datetime | None:
    for name in names:
        if name not in entry:  # feedparser's get() would warn and answer with another date
            continue
        raw, parsed = entry[name], entry.get(f"{name}_parsed")
        # Ours first: without a zone a date is meant in Berlin time, feedparser would take it as UTC.
        if found := dates.parse_datetime(raw):
            return found
        try:
            if parsed:
                return dates.parse_datetime(datetime.fromtimestamp(timegm(parsed), UTC))
        except (ValueError, OverflowError, OSError):
            continue
    return None


def _language(entry: Any, feed: Any) -> str:
    detail = part(entry, "title_detail")
    tag = text(entry, "language") or text(detail, "language") or text(feed, "language")
    return tag.replace("_", "-").partition("-")[0].strip().lower()[:8]
