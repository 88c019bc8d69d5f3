"""Feeds: damage and malice."""

import pytest

from smartvillage.kit.readers import Problem, Report, read, read_feed
from smartvillage.kit.tests.feeds import rss
from smartvillage.testing import finishes


def test_cut_off_feed_loses_only_its_last_item() -> None:
    whole = rss("<title>A</title>", "<title>B</title>", "<title>C</title>")
    report = read_feed(whole[: whole.index(b"C</title>")])
    assert [entry.title for entry in report.entries] == ["A", "B"]
    assert report.problems == (
        Problem(
            "Zeile 1",
            "Der Feed endet vorzeitig. Der letzte, unvollständige Eintrag wurde ausgelassen.",
            lost=True,
        ),
    )
    assert not report.complete


def test_faulty_xml_is_read_as_far_as_possible() -> None:
    report = read_feed(rss("<title>A & B&nbsp;C</title>", "<title>D</title>"))
    assert [entry.title for entry in report.entries] == ["A & B C", "D"]
    assert [problem.message[:36] for problem in report.problems] == ["Der Feed ist kein fehlerfreies XML. "]


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (b"", "Die Datei ist leer."),
        (b"   \n", "Die Datei ist leer."),
        (
            b"<!DOCTYPE html><html><head></head><body>404</body></html>",
            "Hier liegt eine Webseite, kein Feed.",
        ),
        (b"BEGIN:VCALENDAR", "Hier liegt kein Feed."),
        (b"<?xml version='1.0'?><note>x</note>", "Hier liegt kein Feed."),
        (b"{}", "Hier liegt kein Feed."),
        (b"\x00\xff\xfe", "Hier liegt kein Feed."),
        (b"<rss version='2.0'><channel><ti", "Hier liegt kein vollständiger Feed."),
    ],
)
def test_what_is_no_feed(content: bytes, beginning: str) -> None:
    report = read_feed(content)
    assert (report.entries, report.fatal) == ((), True)
    assert report.problems[0].message.startswith(beginning)


def test_empty_feed_is_no_problem() -> None:
    assert read_feed(rss()) == Report()


def _laughs() -> bytes:
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{rows}]><rss>&l11;</rss>'.encode()


@pytest.mark.parametrize(
    "content",
    [
        _laughs(),
        _laughs().decode().encode("utf-16"),
        _laughs()[:-10],  # also where the slower parser would take over
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><title>&x;</title></rss>',
        b'<!DOCTYPE r [<!ENTITY % p SYSTEM "http://a.example/e.dtd"> %p;]><rss version="2.0"/>',
        b"<rss>" + b"<a>" * 100_000,
        b"<rss>" + b"<a/>" * 300_000 + b"</rss>",
        b"<rss>&" + b"<a>" * 1_000_000,
        b"<rss>" + b" " * 10_000_001 + b"</rss>",
    ],
)
def test_hostile_xml_is_refused_quickly(content: bytes) -> None:
    with finishes():
        report = read_feed(content)
    assert (report.entries, report.fatal) == ((), True)


def test_feeds_are_news_only() -> None:
    report = read(rss(), format="rss", target="events")
    assert report.fatal
    assert report.problems[0].message == (
        "Ein Feed enthält Nachrichten, keine Veranstaltungen. Bitte importieren Sie als „news“."
    )
    assert read(rss("<title>A</title>"), format="atom", target="news").entries[0].title == "A"
    assert read(b"", format="fax", target="news").fatal
    assert read(b"", format="rss", target="tours").fatal
