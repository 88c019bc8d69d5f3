"""Links are gathered, tried politely, and broken ones are found where they stand."""

from datetime import timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.links.checking import AT_ONCE, OF_ONE_SERVER, PATIENCE, check_some
from smartvillage.core.links.collecting import FORGOTTEN, Linked, collect, links_in
from smartvillage.core.links.models import Link, LinkUse
from smartvillage.core.links.queries import broken_links
from smartvillage.kit.dates import now

GONE = "Unter dieser Adresse gibt es nichts (mehr)."
HERE, THERE = "https://a.example/1", "https://b.example/1"
USES = [
    Linked(HERE, "m:1", "Markt", "/cms/inhalte/news_item/7/"),
    Linked(HERE, "m:1", "Fest", "/cms/inhalte/news_item/8/"),
    Linked(HERE, "m:2", "Anderswo", "/cms/inhalte/news_item/9/"),
    Linked(THERE, "m:1", "Markt", "/cms/inhalte/news_item/7/"),
    Linked("mailto:x@example.org", "m:1", "Markt", ""),
    Linked("https://a.example/" + "x" * 2000, "m:1", "Markt", ""),
]


def all_uses() -> list[Linked]:
    return USES


@pytest.mark.django_db
def test_a_broken_link_is_told_where_it_stands_and_to_whom() -> None:
    assert collect([all_uses]) == 2
    assert check_some(lambda url: GONE if url == HERE else "") == 2
    assert broken_links(scopes=["m:1"]) == []  # where it stands is gathered at night
    collect([all_uses])
    (found,) = broken_links(scopes=["m:1"])
    assert (found.url, found.fault) == (HERE, GONE)
    assert found.uses == [
        ("Fest", "/cms/inhalte/news_item/8/"),
        ("Markt", "/cms/inhalte/news_item/7/"),
    ]
    assert [one.uses for one in broken_links(scopes=["m:2"])] == [[("Anderswo", "/cms/inhalte/news_item/9/")]]
    assert broken_links(scopes=["m:1"], prefix="/cms/leistungen/") == []
    with time_machine.travel(now() + timedelta(days=2)):
        check_some(lambda _url: "")
    assert broken_links(scopes=["m:1", "m:2"]) == []


@pytest.mark.django_db
def test_a_server_may_be_out_of_order_for_a_while() -> None:
    collect([all_uses])
    at = now()
    faults = []
    for day in range(PATIENCE):
        with time_machine.travel(at + timedelta(days=2 * day)):
            assert check_some(lambda _url: "…Der Server meldet eine Störung.") == 2
        faults.append(Link.objects.get(url=HERE).fault)
    assert faults == ["", "", "Der Server meldet eine Störung."]


@pytest.mark.django_db
def test_a_server_with_very_many_links_is_spared_and_keeps_nobody_waiting() -> None:
    many = [Linked(f"https://a.example/{number:03}", "m:1", "x", "") for number in range(100)]
    few = [Linked(f"https://{number}.example/", "m:1", "x", "") for number in range(3)]
    collect([lambda: many])
    collect([lambda: few])
    tried: list[str] = []

    def note(url: str) -> str:
        tried.append(url)
        return ""

    assert check_some(note, pause=0.0) == OF_ONE_SERVER + 3
    assert sorted(tried) == sorted([*(one.url for one in many[:OF_ONE_SERVER]), *(one.url for one in few)])
    assert check_some(note, pause=0.0) == OF_ONE_SERVER
    assert len(set(tried)) == len(tried)  # not too soon again


@pytest.mark.django_db
def test_no_more_than_a_few_at_once() -> None:
    collect([lambda: [Linked(f"https://{number}.example/", "m:1", "x", "") for number in range(AT_ONCE + 5)]])
    assert [check_some(lambda _url: "") for _ in range(3)] == [AT_ONCE, 5, 0]


@pytest.mark.django_db
def test_links_that_are_in_no_text_any_more_are_forgotten() -> None:
    collect([all_uses])
    with time_machine.travel(now() + FORGOTTEN + timedelta(days=1)):
        collect([lambda: USES[3:4]])
    assert list(Link.objects.values_list("url", flat=True)) == [THERE]
    assert LinkUse.objects.count() == 0


def test_links_of_a_text() -> None:
    html = """<a href="https://a.example/?x=1&amp;y=2">a</a><A HREF='/b'>b</A><a name="c">c</a>"""
    assert list(links_in(html)) == ["https://a.example/?x=1&y=2", "/b"]


@given(st.text())
def test_any_text_has_links_or_none(text: str) -> None:
    assert all(isinstance(url, str) for url in links_in(text))
