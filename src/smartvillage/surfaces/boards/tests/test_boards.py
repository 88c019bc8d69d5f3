"""Boards in town halls. Today is Sunday, 22 November 2026, ten o'clock."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from smartvillage.surfaces.webapp.tests.pagecheck import category, words
from smartvillage.testing import Place


@pytest.fixture(autouse=True)
def _sunday() -> Iterator[None]:
    with time_machine.travel("2026-11-22T10:00:00+01:00", tick=False):
        yield


def _configured(town: Place, boards: object) -> None:
    text = boards if isinstance(boards, str) else json.dumps(boards)
    town.publish("static_content", "json", name="boards", content=text)


def _event(town: Place, title: str, day: str, **values: Any) -> int:
    return town.publish(
        "event_record", title=title, dates=[{"date_start": day, "time_start": "19:00"}], **values
    )


def test_without_a_word_it_shows_what_is_next_and_what_is_new(town: Place, amt: Place) -> None:
    for number in range(6):
        _event(town, f"Konzert {number}", f"2026-11-{22 + number}")
    _event(amt, "Anderswo", "2026-11-22")
    news = town.publish("news_item", title="Markt zieht um")
    first = town.page("/tafel")
    said = words(first)
    assert said.startswith("Nächste Termine Nov 22 So Konzert 0 19 Uhr")
    assert re.findall(r"Konzert \d", said) == [f"Konzert {number}" for number in range(3)]
    assert "Anderswo" not in said
    page = first.content.decode()
    assert "10:00" in page
    assert '<meta http-equiv="refresh" content="20;url=/tafel/1?seite=2">' in page
    assert first["X-Robots-Tag"] == "noindex"
    assert page.count('class="board__code"') == 3
    second = town.page("/tafel/1?seite=2")
    assert words(second) == "Nachrichten heute Markt zieht um Rathaus Bad Belzig"
    assert "url=/tafel/1?seite=1" in second.content.decode()
    assert words(town.page("/tafel/1?seite=4")) == words(second)
    assert str(news) not in words(second)
    assert town.page("/tafel/2").status_code == 404


def test_what_changes_by_itself_can_be_stopped(town: Place) -> None:
    _event(town, "Konzert", "2026-11-28")
    town.publish("news_item", title="Markt")
    page = town.page("/tafel/1?seite=2").content.decode()
    assert 'href="/tafel/1?seite=2&amp;halt"' in page
    held = town.page("/tafel/1?seite=2&halt").content.decode()
    assert "refresh" not in held
    assert 'data-next=""' in held


def test_a_municipality_says_what_each_board_shows(town: Place) -> None:
    choir = category(town, "Chor", "event_record")
    _event(town, "Konzert", "2026-11-28")
    _event(town, "Chorprobe", "2026-11-29", categories=[choir])
    hours = [{"weekday": "So", "time_from": "09:00", "time_to": "12:00", "open": True}]
    hall = town.publish(
        "point_of_interest", name="Rathaus", opening_hours=hours, description="<p>Am Markt.</p>"
    )
    pages = [
        {"block": "events", "title": "Singen", "category": choir},
        {"item": f"orte/{hall}"},
        {"title": "Willkommen", "text": "<p>Zimmer 4 ist <b>oben</b>.</p><script>x</script>"},
        {"block": "gibt-es-nicht"},
        {"item": "orte/999999"},
        {"item": "../cms"},
    ]
    _configured(town, [{"id": 7, "title": "Foyer", "seconds": 3, "theme": "light", "pages": pages}])
    said = [words(town.page(f"/tafel/7?seite={number}")) for number in range(1, 5)]
    assert said[0].startswith("Singen")
    assert "Chorprobe" in said[0]
    assert "Konzert" not in said[0]
    assert "Geöffnet" in said[1]
    assert "Am Markt." in said[1]
    assert said[2] == "Willkommen Zimmer 4 ist oben ."
    assert said[3] == said[0]
    page = town.page("/tafel/").content.decode()
    assert 'data-theme="light"' in page
    assert 'content="8;url=/tafel/7?seite=2"' in page
    assert "Foyer" in page
    assert "<script>x" not in town.page("/tafel/7?seite=3").content.decode()
    assert town.page("/tafel/1").status_code == 200


def test_where_a_board_hangs_it_says_when_the_bins_are_emptied(town: Place) -> None:
    created = """mutation { createWastePickUpTime(pickupDate: "2026-11-23", wasteLocationType: {wasteType: "paper",
      address: {street: "Dorfstraße", city: "Bad Belzig"}}) { id } }"""
    town.data(created)
    _configured(town, {"street": "Dorfstraße"})
    assert "Nächste Abholung" in town.page("/tafel").content.decode()


@pytest.mark.parametrize(
    "boards",
    [
        "{",
        "[]",
        "null",
        '"x"',
        "[1, null]",
        '[{"pages": 3}]',
        '[{"id": {}, "pages": [[], {"block": []}, {"text": 1}]}]',
        '[{"seconds": "x", "theme": [], "street": {}, "locality": 3, "title": {"a": 1}}]',
        '{"pages": [{"limit": -4}]}',
    ],
)
def test_wrong_json_never_breaks_it(town: Place, boards: str) -> None:
    _event(town, "Konzert", "2026-11-28")
    _configured(town, boards)
    for path in ("/tafel", "/tafel/1", "/tafel/1?seite=x", "/tafel/1?seite=0", "/tafel/1?seite=99999999"):
        assert town.page(path).status_code == 200
    assert words(town.page("/tafel/1"))


def test_an_empty_town_says_where_one_is(town: Place) -> None:
    assert words(town.page("/tafel")) == "Bad Belzig"
