"""Feeds for tests."""

from smartvillage.kit.readers import NewsEntry, Report, read_feed
from smartvillage.testing import shared


def sample(name: str) -> Report[NewsEntry]:
    return read_feed(shared(f"data/samples/feeds/{name}").read_bytes())


def rss(*items: str, head: str = "<link>https://stadt.example/aktuell/</link>") -> bytes:
    names = (
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    )
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0" {names}><channel><title>Stadt</title>{head}{body}</channel></rss>'.encode()


def only(content: bytes, **options: str) -> NewsEntry:
    report = read_feed(content, **options)
    assert report.problems == ()
    (entry,) = report.entries
    return entry
