"""Clock, lenient reading and German wording of dates."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
import time_machine
from hypothesis import example, given
from hypothesis import strategies as st

from smartvillage.kit import dates
from smartvillage.kit.dates import BERLIN

DAY = date(2024, 11, 4)


def berlin(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=BERLIN, fold=fold)  # type: ignore[misc,arg-type]


@time_machine.travel(datetime(2026, 8, 21, 22, 30, tzinfo=UTC), tick=False)
def test_the_day_begins_at_midnight_in_berlin() -> None:
    assert dates.now() == berlin(2026, 8, 22, 0, 30)
    assert dates.now().tzinfo is BERLIN
    assert dates.today() == date(2026, 8, 22)


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-04",
        "2024-11-4",
        "2024/11/04",
        "20241104",
        " 2024-11-04 ",
        "04.11.2024",
        "4.11.2024",
        "4. 11. 2024",
        "04.11.24",
        "4. November 2024",
        "4. Nov 2024",
        "Montag, 4. Nov. 2024",
        "Mo., 04.11.2024",
        "Mon, 04 Nov 2024 10:00:00 +0100",
        "04 Nov 2024",
        "2024-11-04 10:00:00 +0100",
        "2024-11-04T10:00:00Z",
        "2024-11-03T23:30:00Z",
        "04.11.2024 10:00",
        "04.11.2024, 10:00 Uhr",
        "4.11.2024 um 10:00 Uhr",
    ],
)
def test_many_ways_to_write_a_date(text: str) -> None:
    assert dates.parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-11-04T10:00:00+01:00", berlin(2024, 11, 4, 10)),
        ("2024-11-04T10:00:00Z", berlin(2024, 11, 4, 11)),
        ("2024-11-04 10:00:00 UTC", berlin(2024, 11, 4, 11)),
        ("2024-11-04 10:00:00 +0100", berlin(2024, 11, 4, 10)),
        ("2024-11-04 10:00", berlin(2024, 11, 4, 10)),
        ("2024-11-04T10:00:00.250", berlin(2024, 11, 4, 10, 0, 0, 250_000)),
        ("2024-11-04", berlin(2024, 11, 4)),
        ("2024-11-04 24:00", berlin(2024, 11, 5)),
        ("Mon, 04 Nov 2024 10:00:00 +0100", berlin(2024, 11, 4, 10)),
        ("Mon, 04 Nov 2024 10:00:00 GMT", berlin(2024, 11, 4, 11)),
        ("Mon, 4 Nov 24 04:00 EST", berlin(2024, 11, 4, 10)),
        ("04 Mai 2024 10:00:60 MESZ", berlin(2024, 5, 4, 10, 0, 59)),
        ("4.11.2024 9:05", berlin(2024, 11, 4, 9, 5)),
        (DAY, berlin(2024, 11, 4)),
        (datetime(2024, 11, 4, 10), berlin(2024, 11, 4, 10)),  # noqa: DTZ001
        (datetime(2024, 11, 4, 10, tzinfo=UTC), berlin(2024, 11, 4, 11)),
    ],
)
def test_moments(text: object, expected: datetime) -> None:
    found = dates.parse_datetime(text)
    assert found == expected
    assert found is not None
    assert found.tzinfo is BERLIN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:00", time(10)),
        ("9:05", time(9, 5)),
        ("10:00:30", time(10, 0, 30)),
        ("10:30 Uhr", time(10, 30)),
        ("10.30 Uhr", time(10, 30)),
        ("10 Uhr", time(10)),
        ("24:00", time(0)),
        ("2024-11-04T10:00:00Z", time(11)),
        ("2024-11-04 10:00:00 +0100", time(10)),
        ("04.11.2024 10:00", time(10)),
        (time(10, tzinfo=UTC), time(10)),
        (datetime(2024, 7, 4, 10, tzinfo=UTC), time(12)),
    ],
)
def test_times(text: object, expected: time) -> None:
    assert dates.parse_time(text) == expected


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", " ", 0, 5, True, 1.5, [], {}, b"2024-11-04", "heute", "2024", "2024-13-01", "0000-00-00"),
        *(
            "31.02.2024",
            "2024-02-30",
            "2024-1-1-1",
            "2024-11/04",
            "99.99.9999",
            "4. Foo 2024",
            "2024-11-04 25:00",
        ),
        *("2024-11-04 10:61", "2024-11-04 10:00:61", "2024-11-04T10:00 XYZ", "2024-11-04T10:00+99:00"),
        *("٢٠٢٤-١١-٠٤", "2024-11-04" + " " * 200 + "x", "1" * 9, "24:01", "-1:00", "9999-12-31T24:00:00Z"),
    ],
)
def test_what_cannot_be_read_is_nothing(value: object) -> None:
    assert dates.parse_date(value) is None
    assert dates.parse_datetime(value) is None
    assert dates.parse_time(value) is None


def test_a_date_is_no_time_and_a_time_no_date() -> None:
    assert dates.parse_time("2024-11-04") is None
    assert dates.parse_time(DAY) is None
    assert dates.parse_date("10:00") is None
    assert dates.parse_datetime("10:00") is None


def test_the_change_to_summer_time_and_back() -> None:
    skipped = dates.parse_datetime("2026-03-29 02:30")
    assert dates.wire_datetime(skipped) == "2026-03-29 03:30:00 +0200"
    twice = dates.parse_datetime("2026-10-25 02:30")
    assert dates.wire_datetime(twice) == "2026-10-25 02:30:00 +0200"
    second = dates.parse_datetime("2026-10-25 02:30:00 +0100")
    assert dates.wire_datetime(second) == "2026-10-25 02:30:00 +0100"


def test_the_ends_of_the_calendar() -> None:
    assert dates.parse_datetime(datetime.min.replace(tzinfo=UTC)) is not None  # 0001-01-01 00:53 in Berlin
    assert dates.parse_datetime(datetime(1, 1, 1)) is None  # noqa: DTZ001 its UTC moment would lie before year 1
    assert dates.parse_datetime(datetime.max.replace(tzinfo=UTC)) is None
    assert dates.parse_date(datetime.max.replace(tzinfo=UTC)) is None
    assert dates.parse_time("0001-01-01 00:00:00 +1400") is None


@given(st.one_of(st.text(max_size=40), st.from_regex(r"[0-9T:.+\- ]{4,30}"), st.integers(), st.floats()))
@example("0001-01-01T00:00:00+15:00")
def test_reading_never_raises(value: object) -> None:
    for parse in (dates.parse_date, dates.parse_time, dates.parse_datetime):
        parse(value)


offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=offsets)  # noqa: DTZ001


@given(moments)
def test_what_we_write_we_read_again(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert dates.parse_datetime(dates.wire_datetime(moment)) == moment
    assert dates.parse_datetime(dates.iso_datetime(moment)) == moment
    assert dates.parse_datetime(moment.isoformat()) == moment


def test_wire_forms() -> None:
    summer = datetime(2026, 8, 21, 12, 0, 0, 999_999, tzinfo=UTC)
    assert dates.wire_datetime(summer) == "2026-08-21 14:00:00 +0200"
    assert dates.iso_datetime(summer) == "2026-08-21T14:00:00+02:00"
    assert dates.wire_datetime(datetime(2026, 1, 1, 0, 0, tzinfo=BERLIN)) == "2026-01-01 00:00:00 +0100"
    assert dates.wire_datetime(datetime(2026, 8, 21, 14)) == "2026-08-21 14:00:00 +0200"  # noqa: DTZ001
    assert dates.wire_datetime(None) is None
    assert dates.iso_datetime(None) is None


def test_german_dates() -> None:
    sunday = date(2026, 11, 22)
    assert dates.long_date(sunday) == "Sonntag, 22. November 2026"
    assert dates.short_date(sunday) == "So., 22.11.2026"
    assert dates.short_date(date(2026, 3, 2)) == "Mo., 02.03.2026"


D = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("start", "end", "time_from", "time_to", "expected"),
    [
        (D, None, None, None, "Sonntag, 22. November 2026"),
        (D, D, None, None, "Sonntag, 22. November 2026"),
        (D, D, time(10), time(12), "Sonntag, 22. November 2026, 10–12 Uhr"),
        (D, None, time(10), None, "Sonntag, 22. November 2026, 10 Uhr"),
        (D, None, time(10, 30), time(12), "Sonntag, 22. November 2026, 10:30–12:00 Uhr"),
        (D, None, time(20), time(0), "Sonntag, 22. November 2026, 20–24 Uhr"),
        (D, None, None, time(12), "Sonntag, 22. November 2026, bis 12 Uhr"),
        (D, date(2026, 11, 24), None, None, "22.–24. November 2026"),
        (D, date(2026, 12, 3), None, None, "22. November – 3. Dezember 2026"),
        (D, date(2027, 1, 3), time(9), time(9), "22. November 2026 – 3. Januar 2027, 9 Uhr"),
        (D, date(2026, 11, 1), None, None, "Sonntag, 22. November 2026"),
        (None, D, None, None, "bis 22. November 2026"),
        (None, None, time(8), time(16, 15), "8:00–16:15 Uhr"),
        (None, None, None, None, ""),
    ],
)
def test_span_text(
    start: date | None, end: date | None, time_from: time | None, time_to: time | None, expected: str
) -> None:
    assert dates.span_text(start, end, time_from, time_to) == expected
