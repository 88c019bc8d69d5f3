"""RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 of the same entries."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from smartvillage.kit.dates import iso_datetime
from smartvillage.surfaces.feeds.entries import Entry


@dataclass(frozen=True)
class Head:
    """What a feed says of itself; addresses are absolute."""

    title: str
    page: str
    address: str
    publisher: str
    language: str


class _Rss(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])


class _Atom(Atom1Feed):
    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


def rss(head: Head, entries: Sequence[Entry]) -> bytes:
    return _xml(_Rss, head, entries)


def atom(head: Head, entries: Sequence[Entry]) -> bytes:
    return _xml(_Atom, head, entries)


def json(head: Head, entries: Sequence[Entry]) -> bytes:
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": head.title,
            "home_page_url": head.page,
            "feed_url": head.address,
            "language": head.language,
            "authors": [{"name": head.publisher}],
            "items": [_item(entry) for entry in entries],
        }
    )


def _item(entry: Entry) -> dict[str, Any]:
    said = {
        "id": entry.key,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "image": entry.picture,
        "date_published": iso_datetime(entry.published),
        "date_modified": iso_datetime(entry.updated),
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": list(entry.categories),
    }
    content = {"content_html": entry.content} if entry.content else {"content_text": entry.summary}
    return {**{name: value for name, value in said.items() if value}, **content}


def _xml(format_: type[SyndicationFeed], head: Head, entries: Sequence[Entry]) -> bytes:
    feed = format_(
        title=head.title,
        link=head.page,
        description=head.title,
        language=head.language,
        feed_url=head.address,
        feed_guid=head.address,
        author_name=head.publisher,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            unique_id=entry.key,
            unique_id_is_permalink=True,
            pubdate=entry.published,
            updateddate=entry.updated,
            author_name=entry.author or None,
            categories=entry.categories,
            content=entry.content,
        )
    return feed.writeString("utf-8").encode()


@dataclass(frozen=True)
class Format:
    """A way to write a feed; `suffix` ends its address."""

    suffix: str
    label: str
    content_type: str
    write: Callable[[Head, Sequence[Entry]], bytes]


FORMATS = (
    Format("rss", "RSS", "application/rss+xml", rss),
    Format("atom", "Atom", "application/atom+xml", atom),
    Format("json", "JSON Feed", "application/feed+json", json),
)
