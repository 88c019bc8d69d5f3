"""Calendars: samples, times, texts."""

from datetime import date, time

import pytest

from smartvillage.kit.readers import EventEntry, Picture, Problem, read_ics
from smartvillage.kit.recurrence import Recurrence
from smartvillage.kit.tests.calendars import ZIMBRA, calendar, days, only, sample, times, zone


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


def test_a_zone_counts_only_in_its_own_file() -> None:
    event = "DTSTART;TZID=Ours:20260505T100000"
    assert only(event, head=zone("+0000")).time_from == time(12)
    assert only(event, head=zone("+0100")).time_from == time(11)


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
