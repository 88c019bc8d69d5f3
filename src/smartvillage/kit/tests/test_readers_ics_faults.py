"""Calendars: doubles, damage and malice."""

import pytest

from smartvillage.kit.readers import Problem, Report, read, read_ics
from smartvillage.kit.readers.ics import assembly
from smartvillage.kit.tests.calendars import calendar, zone
from smartvillage.testing import finishes


def test_same_identity_twice() -> None:
    report = read_ics(
        calendar(
            "UID:1|SUMMARY:A|DTSTART:20260105T190000",
            "UID:1|SUMMARY:B|DTSTART:20260106T190000|SEQUENCE:1",
            "UID:1|SUMMARY:C|DTSTART:20260106T190000",
        )
    )
    assert [(entry.external_id, entry.title) for entry in report.entries] == [
        ("1#2026-01-05", "A"),
        ("1#2026-01-06", "B"),
    ]
    assert [problem.message for problem in report.problems] == [
        "Kennung „1“ kommt mehrfach vor, je Tag zählt ein Termin."
    ]


def test_identity_without_uid_is_stable() -> None:
    events = ["SUMMARY:A|DTSTART:20260105T190000", "SUMMARY:B|DTSTART:20260105T190000"]
    first, again = read_ics(calendar(*events)).entries, read_ics(calendar(*reversed(events))).entries
    assert len({entry.external_id for entry in first}) == 2
    assert {entry.external_id for entry in first} == {entry.external_id for entry in again}


def test_one_faulty_event_breaks_no_other() -> None:
    report = read_ics(
        calendar(
            "UID:1|SUMMARY:A|DTSTART:99999999",
            "UID:2|SUMMARY:B|CLASS:PRIVATE|DTSTART:20260105T190000",
            "UID:3|SUMMARY:C|DTSTART:20260105T190000|<b>Warning</b>: in x.php",
            "UID:4|SUMMARY:D",
            "UID:5|SUMMARY:E|DTSTART:20260105T190000|BEGIN:VALARM|DTSTART:1|SUMMARY:X|END:VALARM",
        )
    )
    assert [entry.title for entry in report.entries] == ["C", "E"]
    assert report.problems == (
        Problem(
            "Zeile 18",
            "„<b>Warning</b>: in x.php“ gehört nicht in eine Kalenderdatei, Zeile übergangen.",
        ),
        Problem("Termin ab Zeile 3", "Ohne lesbares Datum, deshalb ausgelassen.", lost=True),
        Problem("Termin ab Zeile 8", "Der Termin ist als privat gekennzeichnet, deshalb ausgelassen."),
        Problem("Termin ab Zeile 20", "Ohne lesbares Datum, deshalb ausgelassen.", lost=True),
    )


def test_cut_off_file_is_told() -> None:
    whole = calendar("UID:1|SUMMARY:A|DTSTART:20260105", "UID:2|SUMMARY:B|DTSTART:20260106|DESCRIPTION:x")
    report = read_ics(whole[: whole.index(b"DESCRIPTION")])
    assert [entry.title for entry in report.entries] == ["A"]
    message = "Die Datei endet vorzeitig, Termine können fehlen. Der Termin ab Zeile 8 fehlt."
    assert report.problems == (Problem("Dateiende", message, lost=True),)
    assert not report.complete


def test_missing_end_of_an_event() -> None:
    content = calendar("UID:1|SUMMARY:A|DTSTART:20260105|BEGIN:VEVENT|UID:2|SUMMARY:B|DTSTART:20260106")
    report = read_ics(content)
    assert [entry.title for entry in report.entries] == ["B"]
    assert [problem.message for problem in report.problems] == [
        "Dem Termin fehlt sein Ende, deshalb ausgelassen."
    ]


def test_windows_text_and_bare_events() -> None:
    content = "BEGIN:VEVENT\nSUMMARY:Grüße\nDTSTART:20260105\nEND:VEVENT"
    assert read_ics(content.encode("cp1252")).entries[0].title == "Grüße"
    assert read_ics(b"\xef\xbb\xbf" + content.encode()).entries[0].title == "Grüße"


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (b"", "Die Datei ist leer."),
        (b"<!doctype html><html>", "Hier liegt eine Webseite, keine Kalenderdatei."),
        (b"<rss/>", "Hier liegt keine Kalenderdatei."),
    ],
)
def test_what_is_no_calendar(content: bytes, beginning: str) -> None:
    report = read_ics(content)
    assert (report.entries, report.fatal) == ((), True)
    assert report.problems[0].message.startswith(beginning)


def test_empty_calendar_is_no_problem() -> None:
    assert read_ics(calendar()) == Report()


def test_calendars_are_events_only() -> None:
    report = read(calendar(), format="ics", target="news")
    assert report.fatal
    assert report.problems[0].message == (
        "Ein Kalender (ICS) enthält Veranstaltungen, keine Nachrichten. Bitte importieren Sie als „events“."
    )


def test_series_without_measure_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assembly, "_PATIENCE", 0.05)
    event = "UID:{}|SUMMARY:A|DTSTART:20260101|RRULE:FREQ=DAILY;COUNT=999999999"
    report = read_ics(calendar(*map(event.format, range(100))))
    assert (report.entries, report.fatal) == ((), True)
    assert report.problems[0].message.startswith("Das Auswerten dauert zu lange.")


@pytest.mark.parametrize(
    "content",
    [
        calendar("UID:1|SUMMARY:A|DTSTART;TZID=Ours:20260505T100000", head=zone("+0100", "FREQ=SECONDLY")),
        calendar(
            "UID:1|SUMMARY:A|DTSTART;TZID=Ours:20260505T100000",
            head=zone("+0100", "FREQ=YEARLY;BYSECOND=0,1,2,3,4,5,6,7,8,9;BYMINUTE=1,2,3,4,5,6,7,8,9"),
        ),
        calendar("UID:1|SUMMARY:A|DTSTART:00010101T000000Z|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        calendar("UID:1|SUMMARY:A|DTSTART:99991231T235959Z|DURATION:P99999D|RRULE:FREQ=DAILY"),
        calendar("UID:1|SUMMARY:A|DTSTART:20260101|RRULE:FREQ=DAILY;COUNT=999999999"),
        calendar("UID:1|SUMMARY:A|DTSTART:20260101|" + "RDATE:20260102,|" * 2_000),
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 20_000,
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 20_000 + b"END:Y\r\n" * 20_000,
        b"BEGIN:VEVENT\r\nSUMMARY:" + b"a\r\n " * 100_000 + b"\r\nEND:VEVENT",
        b"BEGIN:VEVENT\r\nX" + b";A=B" * 50_000 + b":1\r\nEND:VEVENT",
    ],
)
def test_hostile_calendars_are_done_quickly(content: bytes) -> None:
    with finishes():
        assert isinstance(read_ics(content), Report)
