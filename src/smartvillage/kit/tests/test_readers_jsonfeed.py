"""JSON Feed 1.0 and 1.1."""

import json
from typing import Any

import pytest

from smartvillage.kit import dates
from smartvillage.kit.readers import NewsEntry, Picture, Problem, Report, read, read_jsonfeed


def feed(*items: Any, **rest: Any) -> bytes:
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "Stadt", "items": items, **rest}
    return json.dumps(whole).encode()


def test_full_item() -> None:
    item = {
        "id": "https://stadt.example/1",
        "url": "/1",
        "title": "Fest &amp; mehr",
        "summary": "Am Markt\nab 10 Uhr",
        "content_html": "<p onclick='x'>Lang <a href='2'>dort</a></p>",
        "date_published": "2026-03-05T09:00:00+01:00",
        "image": "bild.jpg",
        "attachments": [
            {"url": "plan.png", "mime_type": "image/png", "title": "Plan"},
            {"url": "ton.mp3", "mime_type": "audio/mpeg"},
        ],
        "authors": [{"name": "A. Muster"}, {"name": "B. Muster"}],
        "tags": ["Kultur", "Kultur", "Markt"],
        "language": "de-DE",
    }
    report = read_jsonfeed(feed(item, home_page_url="https://stadt.example/aktuell/"))
    assert report == Report(
        (
            NewsEntry(
                external_id="https://stadt.example/1",
                title="Fest & mehr",
                teaser_html="<p>Am Markt<br>ab 10 Uhr</p>",
                body_html='<p>Lang <a href="https://stadt.example/aktuell/2" rel="noopener noreferrer">'
                "dort</a></p>",
                url="https://stadt.example/1",
                author="A. Muster, B. Muster",
                published_at=dates.parse_datetime("2026-03-05T09:00:00+01:00"),
                categories=("Kultur", "Markt"),
                pictures=(
                    Picture("https://stadt.example/aktuell/bild.jpg"),
                    Picture(
                        "https://stadt.example/aktuell/plan.png", caption="Plan", content_type="image/png"
                    ),
                ),
                language="de",
            ),
        )
    )


def test_version_1_0_author_numbers_and_plain_text() -> None:
    item = {"id": 7, "content_text": "Nur Text < hier", "date_modified": "2026-03-05"}
    content = feed(item, version="https://jsonfeed.org/version/1", author={"name": "Amt"}, language="de")
    (entry,) = read(content, format="jsonfeed", target="news").entries
    assert (entry.external_id, entry.title, entry.author, entry.language) == (
        "7",
        "Nur Text < hier",
        "Amt",
        "de",
    )
    assert entry.body_html == "<p>Nur Text &lt; hier</p>"
    assert dates.iso_datetime(entry.published_at) == "2026-03-05T00:00:00+01:00"


def test_picture_inside_the_text() -> None:
    (entry,) = read_jsonfeed(
        feed({"id": "1", "content_html": "<img src='https://a.example/b.png'>x"})
    ).entries
    assert entry.pictures == (Picture("https://a.example/b.png"),)


def test_faulty_items_are_told() -> None:
    items = ["x", {"id": "1", "title": "A", "date_published": "bald"}, {"id": "1", "title": "B"}, {"id": {}}]
    report = read_jsonfeed(feed(*items, version=1))
    assert [entry.title for entry in report.entries] == ["A"]
    assert report.problems == (
        Problem("Feed", "Die Angabe „version“ nennt kein JSON Feed 1.0 oder 1.1."),
        Problem("Eintrag 1", "Ohne Titel und Text, deshalb ausgelassen."),
        Problem("Eintrag 2 („A“)", "Das Datum ist nicht lesbar und wurde weggelassen."),
        Problem("Eintrag 3 („B“)", "Kennung „1“ kommt mehrfach vor, nur der erste zählt."),
        Problem("Eintrag 4", "Ohne Titel und Text, deshalb ausgelassen."),
    )


@pytest.mark.parametrize(
    ("content", "where", "beginning"),
    [
        (b"", "Feed", "Die Datei ist leer."),
        (b"<html></html>", "Feed", "Hier liegt eine Webseite, kein JSON Feed."),
        (b"<rss/>", "Feed", "Hier liegt kein JSON Feed."),
        (b"[]", "Feed", "Hier liegt kein JSON Feed."),
        (b'{"items": 1}', "Feed", "Hier liegt kein JSON Feed."),
        (b'{\n"items": [{', "Zeile 2", "Der Feed ist kein gültiges JSON"),
        (b'{"items":' + b"[" * 100_000, "Zeile 1", "Der Feed ist kein gültiges JSON"),
    ],
)
def test_what_is_no_json_feed(content: bytes, where: str, beginning: str) -> None:
    report = read_jsonfeed(content)
    assert (report.entries, report.fatal, report.problems[0].where) == ((), True, where)
    assert report.problems[0].message.startswith(beginning)


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [None], [1], True, "\ud800", 1e308])
def test_any_value_anywhere(value: Any) -> None:
    texts = "id url title summary content_html content_text date_published image"
    for name in (*texts.split(), "attachments", "authors", "tags", "language"):
        content = json.dumps({"items": [{"title": "T", name: value}], "language": value}).encode()
        assert isinstance(read_jsonfeed(content), Report)
