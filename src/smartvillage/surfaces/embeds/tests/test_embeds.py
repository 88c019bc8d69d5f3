"""What other sites get of a municipality. Today is Sunday, 22 November 2026, ten o'clock."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.test import Client

from smartvillage.surfaces.webapp.tests.pagecheck import category, links, statements, words
from smartvillage.testing import Place

HOST = "http://bad-belzig.localhost"


@pytest.fixture(autouse=True)
def _sunday() -> Iterator[None]:
    with time_machine.travel("2026-11-22T10:00:00+01:00", tick=False):
        yield


def _ask(town: Place, **asked: str) -> Any:
    return town.page(f"/oembed?{urlencode(asked)}")


def test_programs_get_a_frame_for_an_address(town: Place) -> None:
    number = town.publish("news_item", title="Markt <zieht> um & bleibt")
    source = f"{HOST}/einbetten/nachrichten/{number}"
    expected = {
        "version": "1.0",
        "type": "rich",
        "title": "Markt <zieht> um & bleibt",
        "provider_name": "Bad Belzig",
        "provider_url": f"{HOST}/",
        "cache_age": 300,
        "html": f'<iframe src="{source}" title="Markt &lt;zieht&gt; um &amp; bleibt · Bad Belzig" width="600" '
        'height="260" loading="lazy" style="border:0;max-width:100%"></iframe>',
        "width": 600,
        "height": 260,
    }
    page = f"{HOST}/nachrichten/{number}-markt-zieht-um-bleibt"
    answer = _ask(town, url=page)
    assert answer.json() == expected
    assert (answer["Content-Type"], answer["Access-Control-Allow-Origin"]) == (
        "application/json; charset=utf-8",
        "*",
    )
    found = ET.fromstring(_ask(town, url=page, format="xml").content)
    assert {one.tag: one.text for one in found} == {name: str(value) for name, value in expected.items()}
    small = _ask(town, url=page, maxwidth="300", maxheight="200").json()
    assert (small["width"], small["height"]) == (300, 200)
    assert 'width="300" height="200"' in small["html"]


def test_pages_name_their_oembed_address(town: Place) -> None:
    number = town.publish("news_item", title="Markt")
    for path in (f"/nachrichten/{number}-markt", "/nachrichten?kategorie=7"):
        head = town.page(path).content.decode()
        named = re.findall(r'<link rel="alternate" type="(\S+\+oembed)"[^>]* href="([^"]+)"', head)
        assert [kind for kind, _address in named] == ["application/json+oembed", "text/xml+oembed"]
        found = town.page(html.unescape(named[0][1]).removeprefix(HOST)).json()
        assert found["title"] in ("Markt", "Nachrichten")
    assert "+oembed" not in town.page("/service").content.decode()


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"url": HOST + "/nachrichten", "format": "yaml"}, 501),
        ({}, 400),
        ({"url": HOST + "/nachrichten", "maxwidth": "breit"}, 400),
        ({"url": HOST + "/nachrichten", "maxheight": "0"}, 400),
        ({"url": "http://amt-niemegk.localhost/nachrichten"}, 404),
        ({"url": "https://elsewhere.example/nachrichten"}, 404),
        ({"url": "javascript:alert(1)"}, 404),
        ({"url": "http://[/nachrichten"}, 404),
        ({"url": HOST + "/cms/"}, 404),
        ({"url": HOST + "/nachrichten/999"}, 404),
        ({"url": HOST + "/nachrichten/12/x", "format": "xml"}, 404),
    ],
)
def test_what_cannot_be_shown_is_refused(town: Place, amt: Place, asked: dict[str, str], status: int) -> None:
    answer = _ask(town, **asked)
    assert answer.status_code == status
    kind = "text/xml" if asked.get("format") == "xml" else "application/json"
    assert answer["Content-Type"].startswith(kind)
    assert "error" in answer.content.decode()


def test_nobody_sees_more_through_a_frame(town: Place, amt: Place) -> None:
    theirs = amt.publish("news_item", title="Anderswo")
    later = town.publish("news_item", title="Später", published_at="2026-11-23T08:00:00+01:00")
    hidden = town.publish("news_item", title="Entwurf")
    town.data(
        f'mutation {{ changeVisibility(id: "{hidden}", recordType: "NewsItem", visible: false) {{ statusCode }} }}'
    )
    for number in (theirs, later, hidden):
        assert _ask(town, url=f"{HOST}/nachrichten/{number}").status_code == 404
        gone = town.page(f"/einbetten/nachrichten/{number}")
        assert gone.status_code == 404
        assert "Diesen Eintrag gibt es nicht mehr" in words(gone)
    assert "Entwurf" not in words(town.page("/einbetten/nachrichten?anzahl=20"))


def test_frames_are_the_only_pages_that_others_may_frame(town: Place) -> None:
    for path in ("/einbetten/nachrichten", "/einbetten/nachrichten/999"):
        answer = town.page(path)
        assert "frame-ancestors *" in answer["Content-Security-Policy"]
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert "X-Frame-Options" not in answer
    again = town.page(
        "/einbetten/nachrichten", **{"if-none-match": town.page("/einbetten/nachrichten")["ETag"]}
    )
    assert (again.status_code, "X-Frame-Options" in again) == (304, False)
    for path in ("/nachrichten", "/einbinden", "/oembed"):
        answer = town.page(path)
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert (
        Client().post("/einbetten/nachrichten", headers={"host": "bad-belzig.localhost"}).status_code == 405
    )


def test_a_list_shows_what_comes_next_under_its_filters(town: Place) -> None:
    choir = category(town, "Chor", "event_record")
    for day, title, categories in (
        ("2026-12-24", "Christvesper", [choir]),
        ("2026-11-20", "Vorbei", [choir]),
        ("2026-11-28", "Brückenfest", []),
        ("2026-11-29", "Adventssingen", [choir]),
    ):
        town.publish("event_record", title=title, categories=categories, dates=[{"date_start": day}])
    said = words(town.page("/einbetten/veranstaltungen"))
    assert re.findall("Christvesper|Vorbei|Brückenfest|Adventssingen", said) == [
        "Brückenfest",
        "Adventssingen",
        "Christvesper",
    ]
    one = town.page(f"/einbetten/veranstaltungen?kategorie={choir}&anzahl=1&thema=dunkel")
    assert re.findall("Christvesper|Vorbei|Brückenfest|Adventssingen", words(one)) == ["Adventssingen"]
    assert f"/veranstaltungen?kategorie={choir}" in links(one)
    assert '<html lang="de" data-theme="dark">' in one.content.decode()
    assert "<script" not in one.content.decode()
    assert all('target="_blank"' in link for link in re.findall("<a [^>]*>", one.content.decode()))


def test_frames_take_few_statements(town: Place) -> None:
    number = town.publish("news_item", title="Markt")
    assert statements(town, f"/einbetten/nachrichten/{number}") <= 2
    assert statements(town, "/einbetten/nachrichten") <= 2


@pytest.mark.parametrize(
    "query", ["anzahl=x", "anzahl=0", "anzahl=99999", "kategorie=%00", "thema=%22%3E", "suche=%00"]
)
def test_nonsense_in_an_address_is_left_out(town: Place, query: str) -> None:
    assert town.page(f"/einbetten/nachrichten?{query}").status_code == 200
    assert town.page(f"/einbinden?adresse=/nachrichten&{query}").status_code == 200


def test_webmasters_copy_the_lines(town: Place) -> None:
    choir = category(town, "Chor", "event_record")
    category(town, "Sport", "event_record")
    answer = town.page(f"/veranstaltungen?kategorie={choir}")
    way = next(link for link in links(answer) if link.startswith("/einbinden"))
    page = town.page(f"{way}&anzahl=3").content.decode()
    lines = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1])  # type: ignore[index]
    source = f"{HOST}/einbetten/veranstaltungen?kategorie={choir}&amp;anzahl=3"
    assert lines == (
        f'<iframe src="{source}" title="Veranstaltungen · Bad Belzig" width="100%" height="506" loading="lazy" '
        f'style="border:0;max-width:100%"></iframe>\n<p><a href="{HOST}/veranstaltungen?kategorie={choir}">'
        "Veranstaltungen · Bad Belzig</a></p>"
    )
    assert f'<option value="{choir}" selected>' in page
    assert town.page(html.unescape(source).removeprefix(HOST)).status_code == 200
    number = town.publish("news_item", title="Markt")
    assert f"/einbinden?adresse=%2Fnachrichten%2F{number}" in links(town.page(f"/nachrichten/{number}-markt"))
    for odd in ("", "/", "//x", "/gibt-es-nicht", "http://[", f"/nachrichten/{number + 1}"):
        assert "/einbinden?adresse=/nachrichten" in links(
            town.page(f"/einbinden?{urlencode({'adresse': odd})}")
        )
