"""Calendar files: the samples with exact outcomes, and what calendar programs get wrong."""

import time as clock
from datetime import date, time

import pytest

from smartvillage.kit.readers import EventEntry, Picture, Problem, Report, read, read_ics
from smartvillage.kit.readers.ics import assembly
from smartvillage.kit.recurrence import Recurrence, expand
from smartvillage.testing import shared

ZIMBRA = "623c13c0-6c2b-45d6-a12b-c33ad61c4868"


def sample(name: str) -> Report[EventEntry]:
    return read_ics(shared(f"data/samples/ics/{name}").read_bytes())


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar of events, each given by its lines with `|` between them."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head.split("|")]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.split("|"), "END:VEVENT"]
    return "\r\n".join([*filter(None, lines), "END:VCALENDAR", ""]).encode()


def only(event: str, head: str = "") -> EventEntry:
    report = read_ics(calendar(f"UID:1|SUMMARY:A|{event}", head=head))
    assert report.problems == ()
    (entry,) = report.entries
    return entry


def times(entry: EventEntry) -> tuple[date, date | None, time | None, time | None]:
    return entry.start, entry.end, entry.time_from, entry.time_to


def days(entry: EventEntry, until: date = date(2030, 1, 1)) -> list[date]:
    assert entry.recurrence
    return expand(entry.recurrence, since=date(1990, 1, 1), until=until)


def test_broken_sample_is_survived() -> None:
    report = sample("broken-issue104.ics")
    (entry,) = report.entries
    assert (entry.title, times(entry)) == (
        "Broken Eevnt",
        (date(2014, 4, 1), None, time(2), time(3)),
    )
    assert entry.external_id.startswith("derived:")
    assert report.problems == (
        Problem("Zeile 13", "„X“ gehört nicht in eine Kalenderdatei, Zeile übergangen."),
    )


def test_birthdays_sample_with_orphans_and_broken_dates() -> None:
    report = sample("google-birthday-icaljs.ics")
    assert report.problems == ()
    assert [entry.title for entry in report.entries] == ["PErson #2's birthday"] * 4
    assert [entry.start for entry in report.entries] == [
        date(2014, 12, 10),
        date(2012, 12, 10),
        date(2013, 12, 10),
        date(2014, 12, 10),
    ]
    assert days(report.entries[0]) == [date(2012, 12, 10), date(2013, 12, 10), date(2014, 12, 10)]
    assert report.entries[1].external_id == "BIRTHDAY_79d389868f96182e@google.com#2012-12-10"
    assert report.entries[1].recurrence is None


def test_excluded_day_of_a_timed_series_without_title() -> None:
    report = sample("rdate-exdate-icaljs.ics")
    (entry,) = report.entries
    assert days(entry) == [date(2024, 6, 9), date(2024, 6, 10), date(2024, 6, 12)]
    assert (entry.external_id, entry.time_from) == ("123", time(5))
    assert report.problems == (
        Problem("Termin ab Zeile 2", "Der Termin hat keinen Titel und heißt nun „Termin ohne Titel“."),
    )


def test_changed_dates_of_a_series_sample() -> None:
    report = sample("recur-instances-icaljs.ics")
    assert report.problems == ()
    series, *others = report.entries
    assert series.external_id == ZIMBRA
    assert (series.title, series.place_name, series.organiser) == (
        "Crazy Event Thingy!",
        "PLACE",
        "James Lal",
    )
    assert times(series) == (date(2012, 10, 2), None, time(19), time(19, 30))
    assert series.recurrence == Recurrence(
        rule="FREQ=MONTHLY;INTERVAL=1;BYDAY=1TU",
        first=date(2012, 10, 2),
        last=None,
        excluded=(date(2012, 10, 2), date(2012, 12, 4), date(2013, 2, 5), date(2013, 4, 2)),
        added=(date(2012, 11, 10), date(2012, 11, 30)),
    )
    assert [(entry.external_id, *times(entry)) for entry in others] == [
        (f"{ZIMBRA}#2023-11-23", date(2023, 11, 23), None, time(10), None),
        (f"{ZIMBRA}#2023-11-25", date(2023, 11, 25), None, time(10), None),
        (f"{ZIMBRA}#2012-10-02", date(2012, 10, 3), None, time(0), time(0, 30)),
        (f"{ZIMBRA}#2012-11-05", date(2012, 11, 7), None, time(5), time(5, 30)),
    ]
    assert others[2].description_html == "<p>I HAZ CHANGED!</p>"
    assert others[3].description_html == "<p>IAM FOO</p>"


def test_own_zone_of_a_file_sample() -> None:
    (entry,) = sample("vtimezone-new-york.ics").entries
    assert entry.title == "an event with a custom tz name"
    assert times(entry) == (date(2014, 8, 29), None, time(14), time(16))


def test_waste_samples() -> None:
    report = sample("waste-abfallplus-aichwald-2020.ics")
    assert (len(report.entries), report.problems) == (112, ())
    first, last = report.entries[0], report.entries[-1]
    assert (first.title, times(first)) == ("Gelbe/r Sack/Tonne", (date(2020, 1, 4), None, None, None))
    assert (last.title, last.start) == ("Restmüll 2-wöchentlich", date(2020, 12, 24))
    assert {entry.place_name for entry in report.entries} == {"Aichwald Ahornweg"}
    assert len({entry.external_id for entry in report.entries}) == 112

    report = sample("waste-sabredav-rrule.ics")
    assert report.problems == ()
    assert [(entry.title, entry.start) for entry in report.entries] == [
        ("Poubelle jaune", date(2020, 4, 2)),
        ("Encombrants", date(2020, 5, 22)),
        ("Poubelle verte", date(2020, 4, 6)),
        ("Poubelle marron (matin)", date(2020, 4, 10)),
    ]
    assert days(report.entries[0], until=date(2020, 5, 1)) == [
        date(2020, 4, 2),
        date(2020, 4, 16),
        date(2020, 4, 30),
    ]
    assert days(report.entries[1], until=date(2020, 9, 30)) == [
        date(2020, 5, 22),
        date(2020, 7, 24),
        date(2020, 9, 25),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DTSTART;VALUE=DATE:20260505", (date(2026, 5, 5), None, None, None)),
        ("DTSTART;VALUE=DATE:20260505|DTEND;VALUE=DATE:20260506", (date(2026, 5, 5), None, None, None)),
        (
            "DTSTART;VALUE=DATE:20260505|DTEND;VALUE=DATE:20260508",
            (date(2026, 5, 5), date(2026, 5, 7), None, None),
        ),
        ("DTSTART;VALUE=DATE:20260505|DURATION:P2D", (date(2026, 5, 5), date(2026, 5, 6), None, None)),
        ("DTSTART;TZID=Europe/Berlin;VALUE=DATE:20260505", (date(2026, 5, 5), None, None, None)),
        ("DTSTART;TZID=Europe/Berlin:20260505T", (date(2026, 5, 5), None, None, None)),
        ("DTSTART:20260505T100000Z|DTEND:20260505T110000Z", (date(2026, 5, 5), None, time(12), time(13))),
        ("DTSTART:20260505T100000|DURATION:PT90M", (date(2026, 5, 5), None, time(10), time(11, 30))),
        ("DTSTART:20260505T100000|DURATION:-PT90M", (date(2026, 5, 5), None, time(10), None)),
        ("DTSTART:20260505T100000|DTEND:20260505T090000", (date(2026, 5, 5), None, time(10), None)),
        ("DTSTART:20260505T200000|DTEND:20260506T000000", (date(2026, 5, 5), None, time(20), time(0))),
        (
            "DTSTART:20260505T200000|DTEND:20260506T020000",
            (date(2026, 5, 5), date(2026, 5, 6), time(20), time(2)),
        ),
        ("DTSTART:20260504T220000Z|DTEND:20260505T220000Z", (date(2026, 5, 5), None, None, None)),
        (
            "DTSTART;TZID=W. Europe Standard Time:20260505T100000|DTEND;TZID=Europe/London:20260505T100000",
            (date(2026, 5, 5), None, time(10), time(11)),
        ),
        ('DTSTART;TZID="Europe/Vienna":20260505T100000', (date(2026, 5, 5), None, time(10), None)),
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20260505T100000",
            (date(2026, 5, 5), None, time(11), None),
        ),
        ("DTSTART:2026-05-05T10:00:00+02:00", (date(2026, 5, 5), None, time(10), None)),
        # a length in hours is exact, one in days keeps the time of day, also when the clocks change
        ("DTSTART;TZID=Europe/Berlin:20260328T120000|DURATION:PT24H", (
            date(2026, 3, 28), date(2026, 3, 29), time(12), time(12),
        )),
        ("DTSTART;TZID=Europe/Berlin:20260328T120000|DURATION:PT25H", (
            date(2026, 3, 28), date(2026, 3, 29), time(12), time(14),
        )),
    ],
)  # fmt: skip
def test_times(lines: str, expected: tuple[object, ...]) -> None:
    assert times(only(lines)) == expected


def test_floating_time_is_that_of_the_calendar() -> None:
    lines = "DTSTART:20260505T100000"
    assert only(lines, head="X-WR-TIMEZONE:Europe/London").time_from == time(11)
    assert only(lines, head="X-WR-TIMEZONE:Nirgends").time_from == time(10)


def test_unknown_zone_is_told() -> None:
    empty = "BEGIN:VTIMEZONE|TZID:Mars/Olympus|END:VTIMEZONE"
    report = read_ics(calendar("UID:1|SUMMARY:A|DTSTART;TZID=Mars/Olympus:20260505T100000", head=empty))
    assert report.entries[0].time_from == time(10)
    assert [problem.message for problem in report.problems] == [
        "Die Zeitzone „Mars/Olympus“ ist unbekannt, es gilt die deutsche Zeit."
    ]


def _zone(offset: str, rule: str = "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU") -> str:
    return (
        f"BEGIN:VTIMEZONE|TZID:Ours|BEGIN:STANDARD|DTSTART:16010101T000000|RRULE:{rule}|TZOFFSETFROM:{offset}"
        f"|TZOFFSETTO:{offset}|END:STANDARD|END:VTIMEZONE"
    )


def test_a_zone_counts_only_in_its_own_file() -> None:
    event = "DTSTART;TZID=Ours:20260505T100000"
    assert only(event, head=_zone("+0000")).time_from == time(12)
    assert only(event, head=_zone("+0100")).time_from == time(11)


def test_texts_address_and_pictures() -> None:
    entry = only(
        "DTSTART:20260505T100000|DESCRIPTION:Zeile 1\\nZeile 2\\, mit Komma und lang|  gefaltet"
        "|LOCATION:Bürgerhaus\\, Weitzgrunder Straße 4a\\, 14806 Bad Belzig\\, Deutschland|GEO:52.14;12.59"
        "|URL:https://verein.example/fest|CATEGORIES:Kultur,Musik\\, live|CATEGORIES:Kultur"
        '|ORGANIZER;CN="Verein, Der":mailto:a@verein.example|ATTACH;FMTTYPE=image/png:https://a.example/p'
        "|ATTACH:https://a.example/plan.pdf|IMAGE;VALUE=URI:https://a.example/b.jpg|STATUS:CANCELLED"
    )
    assert entry == EventEntry(
        external_id="1",
        title="A",
        start=date(2026, 5, 5),
        time_from=time(10),
        description_html="<p>Zeile 1<br>Zeile 2, mit Komma und lang gefaltet</p>",
        url="https://verein.example/fest",
        place_name="Bürgerhaus",
        street="Weitzgrunder Straße 4a",
        zip="14806",
        city="Bad Belzig",
        lat=52.14,
        lon=12.59,
        categories=("Kultur", "Musik, live"),
        organiser="Verein, Der",
        cancelled=True,
        pictures=(
            Picture("https://a.example/b.jpg"),
            Picture("https://a.example/p", content_type="image/png"),
        ),
    )


def test_rich_description_goes_first() -> None:
    entry = only(
        "DTSTART:20260505T100000|DESCRIPTION:plain"
        "|X-ALT-DESC;FMTTYPE=text/html:<p onclick=x>Fett\\, <b>ja</b></p><script>x</script>"
    )
    assert entry.description_html == "<p>Fett, <b>ja</b></p>"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Rathaus", ("Rathaus", "", "", "")),
        ("Rathaus\\nWiesenburger Str. 6\\n14806 Bad Belzig", (
            "Rathaus", "Wiesenburger Str. 6", "14806", "Bad Belzig",
        )),
        ("Am Bahnhof 11-13, Belzig", ("", "Am Bahnhof 11-13", "", "Belzig")),
        ("https://meet.example/abc", ("https://meet.example/abc", "", "", "")),
        ("", ("", "", "", "")),
    ],
)  # fmt: skip
def test_location_is_taken_apart(written: str, expected: tuple[str, ...]) -> None:
    entry = only(f"DTSTART:20260505T100000|LOCATION:{written}")
    assert (entry.place_name, entry.street, entry.zip, entry.city) == expected


WEEKLY = (
    "UID:1|SUMMARY:Chor|LOCATION:Kirche|DTSTART;TZID=Europe/Berlin:20260105T190000|RRULE:FREQ=WEEKLY;COUNT=4"
)


def override(planned: str, rest: str) -> str:
    return f"UID:1|RECURRENCE-ID;TZID=Europe/Berlin:{planned}T190000|{rest}"


def test_moved_and_cancelled_dates_stay_in_the_series() -> None:
    report = read_ics(
        calendar(
            WEEKLY,
            override("20260112", "DTSTART;TZID=Europe/Berlin:20260113T190000"),
            override("20260119", "DTSTART;TZID=Europe/Berlin:20260119T190000|STATUS:CANCELLED"),
            override("20260126", "DTSTART;TZID=Europe/Berlin:20260126T190000|SUMMARY:Chor"),
        )
    )
    (entry,) = report.entries
    assert report.problems == ()
    assert entry.recurrence == Recurrence(
        rule="FREQ=WEEKLY",
        first=date(2026, 1, 5),
        last=date(2026, 1, 26),
        excluded=(date(2026, 1, 19),),
        moved=((date(2026, 1, 12), date(2026, 1, 13)),),
    )
    assert days(entry) == [date(2026, 1, 5), date(2026, 1, 13), date(2026, 1, 26)]


def test_otherwise_changed_date_is_an_entry_of_its_own() -> None:
    changed = override("20260112", "DTSTART;TZID=Europe/Berlin:20260112T200000|LOCATION:Saal")
    older = override("20260112", "DTSTART;TZID=Europe/Berlin:20260112T210000|SEQUENCE:0")
    series, single = read_ics(calendar(WEEKLY, f"{changed}|SEQUENCE:2", older)).entries
    assert days(series) == [date(2026, 1, 5), date(2026, 1, 19), date(2026, 1, 26)]
    assert (single.external_id, single.title, single.place_name) == ("1#2026-01-12", "Chor", "Saal")
    assert times(single) == (date(2026, 1, 12), None, time(20), None)
    assert single.recurrence is None


def test_series_whose_dates_all_became_entries_of_their_own() -> None:
    single = "UID:1|SUMMARY:Fest|DTSTART:20260105T190000"
    report = read_ics(calendar(single, "UID:1|RECURRENCE-ID:20260105T190000|DTSTART:20260105T200000"))
    assert [(entry.external_id, entry.time_from) for entry in report.entries] == [("1#2026-01-05", time(20))]
    gone = read_ics(calendar(f"{single}|RRULE:FREQ=DAILY;COUNT=1|EXDATE:20260105T190000"))
    assert gone.entries == ()
    assert [problem.message for problem in gone.problems] == [
        "Die Serie hat keinen einzigen Termin, deshalb ausgelassen."
    ]


RDATES = "RDATE:20260107T190000,20260108T190000|RDATE;VALUE=PERIOD:20260109T190000/PT1H"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # added days, periods, and excluded ones among them
        (
            f"DTSTART:20260105T190000|{RDATES}|EXDATE:20260108T190000",
            [5, 7, 9],
        ),
        # a beginning outside the rule counts, too
        ("DTSTART:20260105T190000|RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260113", [5, 6, 13]),
        # UNTIL with a time of day before that of the event excludes its last day
        ("DTSTART:20260105T190000|RRULE:FREQ=DAILY;UNTIL=20260107T180000", [5, 6]),
        ("DTSTART:20260105T190000|RRULE:FREQ=DAILY;UNTIL=20260107T180000Z", [5, 6, 7]),
        # all-day events end by the day in Berlin
        ("DTSTART;VALUE=DATE:20260105|RRULE:FREQ=DAILY;UNTIL=20260106T230000Z", [5, 6, 7]),
        # half past midnight in Berlin is the evening before in UTC
        ("DTSTART:20260104T233000Z|RRULE:FREQ=WEEKLY;BYDAY=SU;COUNT=3", [5, 12, 19]),
        ("DTSTART:20260105T190000|EXDATE;VALUE=DATE:20260106|RRULE:FREQ=DAILY;COUNT=3", [5, 7]),
    ],
)
def test_days_of_series(lines: str, expected: list[int]) -> None:
    assert days(only(lines)) == [date(2026, 1, day) for day in expected]


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            "FREQ=HOURLY",
            "Die Serie wurde nicht übernommen, nur ihr erster Termin. Wiederholt werden kann nur",
        ),
        ("FREQ=DAILY;INTERVAL=0", "Die Serie wurde nicht übernommen, nur ihr erster Termin. Der Wert „0“"),
        ("nonsense", "Die Serie wurde nicht übernommen, nur ihr erster Termin. Die Wiederholungsregel"),
        ("FREQ=MONTHLY;BYDAY=1SU", "Die Serie wurde nicht übernommen, nur ihr erster Termin. In deutscher"),
    ],
)
def test_series_we_cannot_follow(rule: str, message: str) -> None:
    report = read_ics(calendar(f"UID:1|SUMMARY:A|DTSTART:20260104T233000Z|RRULE:{rule}"))
    (entry,) = report.entries
    assert (entry.start, entry.recurrence) == (date(2026, 1, 5), None)
    assert [problem.message[: len(message)] for problem in report.problems] == [message]


def test_series_in_utc_tells_where_its_hour_differs() -> None:
    report = read_ics(calendar("UID:1|SUMMARY:A|DTSTART:20260105T180000Z|RRULE:FREQ=MONTHLY;COUNT=12"))
    assert report.entries[0].time_from == time(19)
    (problem,) = report.problems
    assert problem.message == (
        "Die Serie rechnet in einer anderen Zeitzone; an 7 Terminen des ersten Jahres weicht die Uhrzeit ab."
        " Es gilt überall die des ersten Termins."
    )


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
        calendar("UID:1|SUMMARY:A|DTSTART;TZID=Ours:20260505T100000", head=_zone("+0100", "FREQ=SECONDLY")),
        calendar(
            "UID:1|SUMMARY:A|DTSTART;TZID=Ours:20260505T100000",
            head=_zone("+0100", "FREQ=YEARLY;BYSECOND=0,1,2,3,4,5,6,7,8,9;BYMINUTE=1,2,3,4,5,6,7,8,9"),
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
    begin = clock.monotonic()
    assert isinstance(read_ics(content), Report)
    assert clock.monotonic() - begin < 5
