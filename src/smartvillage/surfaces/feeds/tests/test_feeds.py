"""Feeds as programs read them. Today is Sunday, 22 November 2026, ten o'clock."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from smartvillage.surfaces.feeds.entries import Entry
from smartvillage.surfaces.feeds.formats import FORMATS, Head, atom, rss
from smartvillage.surfaces.feeds.formats import json as json_feed
from smartvillage.surfaces.webapp.tests.pagecheck import category, statements
from smartvillage.testing import Place

HOST = "http://bad-belzig.localhost"


@pytest.fixture(autouse=True)
def _sunday() -> Iterator[None]:
    with time_machine.travel("2026-11-22T10:00:00+01:00", tick=False):
        yield


def _news(town: Place, title: str, **values: Any) -> int:
    block = {
        "title": title,
        "intro": "Kurz gesagt.",
        "body": "<p>Mehr <a href='/seite/x'>dazu</a></p><script>x()</script>",
    }
    return town.publish("news_item", content_blocks=[block], **values)


@pytest.mark.parametrize("suffix", ["rss", "atom"])
def test_a_reader_gets_what_the_list_shows(town: Place, amt: Place, suffix: str) -> None:
    number = _news(town, "Wochenmarkt <zieht> um & bleibt")
    _news(amt, "Anderswo")
    _news(town, "Entwurf", publish_from=None)
    answer = town.page(f"/nachrichten.{suffix}")
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert [entry.title for entry in found.entries][-1] == "Wochenmarkt <zieht> um & bleibt"
    assert "Anderswo" not in answer.content.decode()
    entry = found.entries[-1]
    assert entry.id == f"{HOST}/nachrichten/{number}"
    assert entry.link.startswith(f"{HOST}/nachrichten/{number}-")
    text = entry.content[0].value
    assert f'href="{HOST}/seite/x"' in text
    assert "script" not in text
    assert town.page(urlsplit(entry.link).path).status_code == 200


def test_json_feed(town: Place) -> None:
    _news(town, "Markt")
    answer = town.page("/nachrichten.json")
    said = answer.json()
    assert answer["Content-Type"].startswith("application/feed+json")
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    assert said["feed_url"] == f"{HOST}/nachrichten.json"
    assert [item["title"] for item in said["items"]] == ["Markt"]
    assert "Kurz gesagt." in said["items"][0]["content_html"]


def test_what_nobody_may_see_is_in_no_feed(town: Place) -> None:
    from smartvillage.core.content.models import Item
    from smartvillage.core.municipalities.scope import within

    _news(town, "Steht")
    hidden, draft, early = (_news(town, title) for title in ("Versteckt", "Entwurf", "Zu früh"))
    with within(town.id):
        Item.objects.filter(pk=hidden).update(visible=False)
        Item.objects.filter(pk=draft).update(state="draft")
        Item.objects.filter(pk=early).update(publish_from="2026-11-23T00:00:00Z")
    for suffix in ("rss", "atom", "json"):
        text = town.page(f"/nachrichten.{suffix}").content.decode()
        assert "Steht" in text
        assert not any(title in text for title in ("Versteckt", "Entwurf", "Zu fr"))
    part = town.page("/sitemap-nachrichten-1.xml").content.decode()
    assert "steht" in part
    assert "versteckt" not in part


def test_filters_are_those_of_the_page(town: Place) -> None:
    road = category(town, "Straßen", "news_item")
    _news(town, "Sperrung", categories=[road])
    _news(town, "Markt")

    def titles(query: str) -> list[str]:
        return [item["title"] for item in town.page(f"/nachrichten.json?{query}").json()["items"]]

    assert titles(f"kategorie={road}") == ["Sperrung"]
    assert titles("suche=markt") == ["Markt"]
    assert titles(f"anbieter={town.organisation}") == ["Markt", "Sperrung"]
    assert titles("anbieter=999999") == []
    assert titles("kategorie=%00&anbieter=%00x") == ["Markt", "Sperrung"]
    assert titles("ort=nirgends%25") == []
    head = town.page(f"/nachrichten?kategorie={road}").content.decode()
    assert f'href="/nachrichten.rss?kategorie={road}"' in head
    assert 'href="/nachrichten.rss"' in town.page("/").content.decode()


def test_unchanged_feeds_are_not_sent_again(town: Place) -> None:
    _news(town, "Markt")
    first = town.page("/nachrichten.rss")
    with time_machine.travel("2026-11-22T15:30:00+01:00", tick=False):
        assert town.page("/nachrichten.rss", if_none_match=first["ETag"]).status_code == 304
        assert town.page("/nachrichten.rss", if_modified_since=first["Last-Modified"]).status_code == 304
    _news(town, "Neu")
    assert town.page("/nachrichten.rss", if_none_match=first["ETag"]).status_code == 200


@pytest.mark.parametrize("path", ["/nachrichten.rss", "/orte.atom", "/veranstaltungen.ics", "/sitemap.xml"])
def test_three_statements_at_most(town: Place, path: str) -> None:
    for number in range(5):
        _news(town, f"Nachricht {number}")
        span = {"date_start": f"2026-12-0{number + 1}", "time_start": "19:00"}
        town.publish("event_record", title=f"Konzert {number}", dates=[span])
    assert statements(town, path) <= 3


def test_what_is_not_there(town: Place) -> None:
    for path in (
        "/nichts.rss",
        "/nachrichten.ics",
        "/seite.rss",
        "/sitemap-nachrichten-2.xml",
        "/sitemap-x-1.xml",
    ):
        assert town.page(path).status_code == 404, path


def test_a_switched_off_module_has_no_feed(town: Place) -> None:
    from smartvillage.core.municipalities.models import Municipality

    place = Municipality.objects.get(pk=town.id)
    place.modules_off = ["news"]
    place.save()
    assert town.page("/nachrichten.rss").status_code == 404
    assert "sitemap-nachrichten" not in town.page("/sitemap.xml").content.decode()


def test_sitemap_and_robots(town: Place, amt: Place) -> None:
    _news(town, "Markt")
    other = _news(amt, "Anderswo")
    robots = town.page("/robots.txt").content.decode()
    assert f"Sitemap: {HOST}/sitemap.xml" in robots
    assert "Disallow: /cms/" in robots
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    index = etree.fromstring(town.page("/sitemap.xml").content)
    found: list[str] = []
    for part in index.iterfind("s:sitemap/s:loc", space):
        tree = etree.fromstring(town.page(urlsplit(part.text or "").path).content)
        found += [page.text or "" for page in tree.iterfind("s:url/s:loc", space)]
    assert f"{HOST}/nachrichten" in found
    assert any(url.endswith("-markt") for url in found)
    assert not any(f"/{other}" in url for url in found)
    assert all(town.page(urlsplit(url).path).status_code == 200 for url in found)


def test_the_page_says_what_there_is(town: Place) -> None:
    page = town.page("/abonnieren").content.decode()
    assert 'href="webcal://bad-belzig.localhost/veranstaltungen.ics"' in page
    assert 'href="/nachrichten.rss"' in page
    assert 'href="/orte.json"' in page
    assert "<svg" in page
    assert "style=" not in page


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=st.text(alphabet=st.characters(exclude_categories=[]), max_size=300),
    year=st.sampled_from([1900, 2026, 9999]),
)
def test_hostile_text_breaks_no_format(title: str, year: int) -> None:
    from datetime import UTC, datetime

    from smartvillage.kit.characters import printable

    said = printable(title) or "x"
    at = datetime(year, 6, 1, tzinfo=UTC)
    entry = Entry("http://a/1", "http://a/1-x", said, said, said, at, at, said, (said,), "")
    head = Head(said, "http://a/", "http://a/x.rss", said, "de")
    for write in (rss, atom):
        tree = etree.fromstring(write(head, [entry]))
        assert said.replace("\r\n", "\n").replace("\r", "\n") in [one.text for one in tree.iter() if one.text]
    assert json.loads(json_feed(head, [entry]))["items"][0]["title"] == said
    assert len(FORMATS) == 3


def test_ten_thousand_characters(town: Place) -> None:
    _news(town, "Ä😀\x0b" * 3_333)
    for suffix in ("rss", "atom"):
        found = feedparser.parse(town.page(f"/nachrichten.{suffix}").content)
        assert not found.bozo
        assert found.entries[0].title.startswith("Ä😀")


def test_times_in_summer_are_right_for_every_calendar(town: Place) -> None:
    """ical.js (Nextcloud, Thunderbird) reads the zone by rule only."""
    number = town.publish(
        "event_record", title="Chor", dates=[{"date_start": "2027-07-01", "time_start": "10:00"}]
    )
    for path in ("/veranstaltungen.ics", f"/veranstaltungen/{number}-chor.ics"):
        said = town.page(path).content.decode()
        assert "DTSTART;TZID=Europe/Berlin:20270701T100000" in said
        assert said.count("BEGIN:VTIMEZONE") == 1
        assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in said
        assert "RDATE" not in said
