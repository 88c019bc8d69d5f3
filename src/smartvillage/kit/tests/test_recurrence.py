"""Series of dates against the standard's examples, dateutil, and a day-by-day model of the wire."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from smartvillage.kit.recurrence import (
    Recurrence,
    RecurrenceError,
    WireRecurrence,
    expand,
    from_wire,
    parse_rule,
    to_wire,
    without_end,
)
from smartvillage.testing import finishes

FIRST = date(1997, 9, 2)
EVER = date(2090, 1, 1)


def days(rule: str, first: date = FIRST, until: date = EVER, limit: int = 1000) -> list[date]:
    return expand(Recurrence(rule, first, None), since=first, until=until, limit=limit)


def iso(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", iso("1997-09-02", "1997-09-03", "1997-09-04")),
        ("FREQ=DAILY;INTERVAL=10;COUNT=3", iso("1997-09-02", "1997-09-12", "1997-09-22")),
        ("FREQ=WEEKLY;UNTIL=19970916T000000Z", iso("1997-09-02", "1997-09-09", "1997-09-16")),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH;COUNT=3", iso("1997-09-02", "1997-09-04", "1997-09-16")),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=1FR", iso("1997-09-05", "1997-10-03", "1997-11-07")),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=-2MO", iso("1997-09-22", "1997-10-20", "1997-11-17")),
        ("FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=2", iso("1997-09-28", "1997-10-29")),
        ("FREQ=MONTHLY;COUNT=3;BYMONTHDAY=1,-1", iso("1997-09-30", "1997-10-01", "1997-10-31")),
        ("FREQ=YEARLY;COUNT=2;BYMONTH=6,7", iso("1998-06-02", "1998-07-02")),
        ("FREQ=YEARLY;INTERVAL=3;COUNT=3;BYYEARDAY=1,100,200", iso("2000-01-01", "2000-04-09", "2000-07-18")),
        ("FREQ=YEARLY;BYDAY=20MO;COUNT=2", iso("1998-05-18", "1999-05-17")),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2", iso("1998-05-11", "1999-05-17")),
        ("FREQ=YEARLY;BYWEEKNO=20;COUNT=2", iso("1998-05-12", "1999-05-18")),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2", iso("1998-02-13", "1998-03-13")),
        ("FREQ=MONTHLY;COUNT=2;BYDAY=TU,WE,TH;BYSETPOS=3", iso("1997-09-04", "1997-10-07")),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=2", iso("1997-09-29", "1997-10-30")),
        (
            "rrule:freq=yearly;interval=4;bymonth=11;byday=TU;bymonthday=2,3,4,5,6,7,8;count=2",
            iso("1997-11-04", "2001-11-06"),
        ),
        ("FREQ=DAILY;COUNT=1;BYHOUR=9,10;X-NOTE=x;", iso("1997-09-02")),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=MO,2TU", iso("1997-09-08", "1997-09-09", "1997-09-15")),
    ],
)
def test_examples_of_the_standard(rule: str, expected: list[date]) -> None:
    assert days(rule) == expected


@pytest.mark.parametrize(
    "rule",
    [
        *(
            "",
            "FREQ",
            "FREQ=",
            "FREQ=SECONDLY",
            "FREQ=MINUTELY;INTERVAL=1",
            "FREQ=HOURLY",
            "INTERVAL=2",
            "FREQ=NEVER",
        ),
        *(
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;INTERVAL=-1",
            "FREQ=DAILY;INTERVAL=10000",
            "FREQ=DAILY;COUNT=0",
        ),
        *(
            "FREQ=DAILY;BYMONTH=13",
            "FREQ=DAILY;BYMONTH=0",
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "FREQ=DAILY;COUNT=x",
        ),
        *(
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;BYDAY=2MO",
            "FREQ=MONTHLY;BYDAY=0MO",
            "FREQ=MONTHLY;BYDAY=54MO",
        ),
        *("FREQ=DAILY;UNTIL=2027", "FREQ=DAILY;UNTIL=20270231", "FREQ=DAILY;UNTIL=99991231T235959Z"),
        *("FREQ=DAILY;WKST=XX", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;BYEASTER=0", "FREQ=MONTHLY;BYSETPOS=1"),
        *(
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367",
            "FREQ=DAILY;COUNT=١",
            "FREQ=DAILY;X-A=" + "1" * 1000,
            "FREQ=DAILY;;COUNT=1",
        ),
    ],
)
def test_rules_that_cannot_be_used_are_refused_in_german(rule: str) -> None:
    with pytest.raises(RecurrenceError, match=r"[a-zäöü]{3,} .*\.$"):
        days(rule)


@pytest.mark.parametrize(
    "rule",
    [
        *(
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;COUNT=999999999",
        ),
        *("FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1", "FREQ=WEEKLY;INTERVAL=9999;BYMONTH=2;BYMONTHDAY=31"),
        *(
            "FREQ=YEARLY;BYDAY=53MO;BYSETPOS=366",
            "FREQ=MONTHLY;BYWEEKNO=53;BYMONTH=6",
            "FREQ=YEARLY;BYWEEKNO=53,-53",
        ),
    ],
)
def test_hostile_rules_end_soon(rule: str) -> None:
    with finishes():
        found = expand(
            Recurrence(rule, date(2026, 1, 1), None), since=date.min, until=date.max, limit=100_000
        )
    assert len(found) <= 36_526


@pytest.mark.parametrize("first", [date.min, date(1, 1, 2), date(9999, 12, 31), date(9998, 12, 30)])
@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY", "FREQ=WEEKLY;WKST=SU", "FREQ=MONTHLY", "FREQ=YEARLY;BYWEEKNO=1,53"]
)
def test_the_ends_of_the_calendar(rule: str, first: date) -> None:
    assert len(days(rule, first, date.max, limit=5)) <= 5


def test_the_first_ones_within_the_span() -> None:
    series = Recurrence("FREQ=WEEKLY", date(2026, 1, 5), date(2026, 3, 1))
    assert expand(series, since=date(2026, 1, 6), until=EVER, limit=2) == iso("2026-01-12", "2026-01-19")
    assert expand(series, since=date(2026, 2, 20), until=EVER) == iso("2026-02-23")
    assert expand(series, since=date(2026, 1, 5), until=date(2026, 1, 5)) == iso("2026-01-05")
    assert expand(series, since=EVER, until=FIRST) == []
    assert expand(series, since=FIRST, until=EVER, limit=0) == []


def test_single_dates_differ_from_the_rule() -> None:
    series = Recurrence(
        "FREQ=WEEKLY",
        date(2026, 1, 5),
        date(2026, 2, 9),
        excluded=tuple(iso("2026-01-12", "2026-01-13")),
        added=tuple(iso("2026-01-12", "2026-01-14", "2026-03-01", "2026-01-26")),
        moved=((date(2026, 1, 19), date(2026, 1, 20)), (date(2026, 1, 21), date(2026, 1, 22))),
    )
    assert expand(series, since=date(2026, 1, 1), until=date(2026, 2, 28)) == iso(
        "2026-01-05", "2026-01-12", "2026-01-14", "2026-01-20", "2026-01-26", "2026-02-02", "2026-02-09"
    )


def test_dates_move_into_and_out_of_the_span() -> None:
    moved = ((date(2026, 1, 5), date(2026, 2, 3)), (date(2026, 2, 2), date(2026, 1, 4)))
    series = Recurrence("FREQ=WEEKLY", date(2026, 1, 5), None, moved=moved)
    assert expand(series, since=date(2026, 2, 1), until=date(2026, 2, 10)) == iso("2026-02-03", "2026-02-09")
    assert expand(series, since=date(2026, 1, 1), until=date(2026, 1, 12), limit=1) == iso("2026-01-04")


def test_the_end_of_a_rule_apart() -> None:
    assert without_end("FREQ=WEEKLY;BYDAY=TU", first=FIRST) == ("FREQ=WEEKLY;BYDAY=TU", None)
    assert without_end("FREQ=WEEKLY;UNTIL=19971231;BYDAY=TU", first=FIRST) == (
        "FREQ=WEEKLY;BYDAY=TU",
        date(1997, 12, 31),
    )
    assert without_end("RRULE:FREQ=WEEKLY;COUNT=3", first=FIRST) == ("FREQ=WEEKLY", date(1997, 9, 16))
    assert without_end("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", first=FIRST)[1] == FIRST


def test_until_is_a_moment_in_berlin() -> None:
    assert parse_rule("FREQ=DAILY;UNTIL=20260630T220000Z").until == date(2026, 7, 1)
    assert parse_rule("FREQ=DAILY;UNTIL=20260630T220000").until == date(2026, 6, 30)


firsts = st.dates(date(1980, 1, 1), date(2060, 12, 31))
some_days = st.lists(st.sampled_from("MO TU WE TH FR SA SU".split()), min_size=1, max_size=4, unique=True)  # noqa: SIM905


def numbers(lowest: int, highest: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(lowest, highest).filter(bool), min_size=1, max_size=4, unique=True)


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [
        f"FREQ={frequency}",
        f"INTERVAL={draw(st.integers(1, 4))}",
        f"WKST={draw(st.sampled_from(['MO', 'SU', 'TH']))}",
    ]
    weekdays = draw(st.booleans())
    if weekdays:
        plain = frequency in ("DAILY", "WEEKLY") or draw(st.booleans())
        ordinal = "" if plain else str(draw(st.integers(-5, 5).filter(bool)))
        parts.append("BYDAY=" + ",".join(ordinal + day for day in draw(some_days)))
    if draw(st.integers(0, 3)) == 0:
        parts.append("BYMONTH=" + ",".join(map(str, draw(numbers(1, 12)))))
    if frequency != "WEEKLY" and draw(st.integers(0, 2)) == 0:
        parts.append("BYMONTHDAY=" + ",".join(map(str, draw(numbers(-28, 28)))))
    elif frequency == "YEARLY" and weekdays and plain and draw(st.booleans()):
        parts.append("BYWEEKNO=" + ",".join(map(str, draw(numbers(-53, 53)))))
    elif frequency == "YEARLY" and draw(st.booleans()):
        parts.append("BYYEARDAY=" + ",".join(map(str, draw(numbers(-366, 366)))))
    if frequency in ("MONTHLY", "YEARLY") and weekdays and draw(st.booleans()):
        parts.append("BYSETPOS=" + ",".join(map(str, draw(numbers(-5, 5)))))
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    return ";".join(parts)


@settings(max_examples=300, deadline=None)
@given(rules(), firsts, st.integers(0, 1500))
def test_dateutil_agrees(rule: str, first: date, later: int) -> None:
    since = first + timedelta(days=later)
    until = since + timedelta(days=1200)
    with patch("datetime.MAXYEAR", until.year + 1):  # else dateutil searches on to the year 9999
        moments = list(rrulestr(f"RRULE:{rule}", dtstart=datetime.combine(first, datetime.min.time())))
    expected = [moment.date() for moment in moments if since <= moment.date() <= until]
    assert expand(Recurrence(rule, first, None), since=since, until=until, limit=5_000) == expected


def model(wire: WireRecurrence, first: date, last: date) -> list[date]:
    """Day by day, what old servers store for a recurring event."""
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        at_first_day = day.day == min(first.day, monthrange(day.year, day.month)[1])
        if wire.type == 0:
            takes_place = number % wire.interval == 0
        elif wire.type == 1:
            weeks = (number + first.weekday()) // 7
            takes_place = weeks % wire.interval == 0 and day.weekday() in (
                wire.weekdays or (first.weekday(),)
            )
        elif wire.type == 2:
            months = (day.year - first.year) * 12 + day.month - first.month
            takes_place = months % wire.interval == 0 and at_first_day
        else:
            takes_place = (
                (day.year - first.year) % wire.interval == 0 and at_first_day and day.month == first.month
            )
        if takes_place:
            found.append(day)
    return found


wires = st.builds(
    WireRecurrence,
    type=st.integers(0, 3),
    interval=st.integers(-1, 14),
    weekdays=st.lists(st.integers(-1, 8), max_size=8).map(tuple),
)
wire_firsts = st.one_of(
    firsts, st.sampled_from(iso("2024-02-29", "2026-01-31", "2026-08-30", "2025-12-29", "2028-02-29"))
)


@given(wires, wire_firsts)
def test_wire_and_back(wire: WireRecurrence, first: date) -> None:
    assert to_wire(from_wire(wire, first=first), first=first) == wire


@settings(max_examples=200, deadline=None)
@given(wires, wire_firsts, st.integers(0, 3000))
def test_the_wire_means_what_it_meant(wire: WireRecurrence, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    series = Recurrence(from_wire(wire, first=first), first, last)
    assert expand(series, since=first, until=EVER + timedelta(days=9000), limit=5_000) == model(
        wire, first, last
    )


def test_the_31st_does_not_drift() -> None:
    rule = from_wire(WireRecurrence(2, 1), first=date(2026, 1, 31))
    assert days(rule, date(2026, 1, 31), date(2026, 6, 30)) == iso(
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"
    )
    leap = from_wire(WireRecurrence(3, 1), first=date(2024, 2, 29))
    assert days(leap, date(2024, 2, 29), date(2028, 3, 1)) == iso(
        "2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"
    )


def test_wire_values_are_put_in_order() -> None:
    assert WireRecurrence(1, 0, (6, 0, 0, 9)) == WireRecurrence(1, 1, (0, 6))
    assert WireRecurrence(2, 1, (1,)) == WireRecurrence(2, 1)
    with pytest.raises(RecurrenceError):
        WireRecurrence(4, 1)


MONDAY = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;BYDAY=MO,TU", WireRecurrence(1, 1, (0, 1))),
        ("FREQ=WEEKLY;WKST=SU", WireRecurrence(1, 1)),
        ("FREQ=WEEKLY;WKST=SU;INTERVAL=2", None),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", WireRecurrence(2, 1)),
        ("FREQ=MONTHLY", None),
        ("FREQ=YEARLY;INTERVAL=2", WireRecurrence(3, 2)),
        ("FREQ=MONTHLY;BYDAY=2TU", None),
        ("FREQ=WEEKLY;BYMONTH=4", None),
        ("FREQ=WEEKLY;COUNT=4", None),
        ("FREQ=WEEKLY;UNTIL=20270101", None),
        ("FREQ=MONTHLY;BYMONTHDAY=1", None),
        ("FREQ=DAILY;INTERVAL=2;BYDAY=MO", None),
    ],
)
def test_what_the_wire_can_say(rule: str, expected: WireRecurrence | None) -> None:
    assert to_wire(rule, first=MONDAY) == expected
