"""Calendars: series and the dates that break them."""

from datetime import date, time

import pytest

from smartvillage.kit.readers import read_ics
from smartvillage.kit.recurrence import Recurrence
from smartvillage.kit.tests.calendars import calendar, days, only, times

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
