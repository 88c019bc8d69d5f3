"""The document: what it refuses, and on which days it takes place."""

from datetime import date, timedelta
from typing import Any

import pytest

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.normalise import validated
from smartvillage.modules.events.document import Event
from smartvillage.modules.events.series import MAX_DATES
from smartvillage.modules.events.tests.support import TODAY


def event(**values: Any) -> Event:
    document = validated(Event, {"title": "Markt", **values})
    document.prepare()
    assert isinstance(document, Event)
    return document


def series(rule: str, first: str, last: str | None = None, **more: Any) -> Event:
    cancelled = more.pop("cancelled", [])
    return event(
        dates=[{"date_start": first, "date_end": last, "time_start": "19:00"}],
        recurrence={"rule": rule, **more},
        cancelled=cancelled,
    )


def days(document: Event) -> list[str]:
    return [found.starts_on.isoformat() for found in document.happenings()]


@pytest.mark.parametrize("values", [{}, {"title": ""}, {"title": "   "}])
def test_a_title_is_required(values: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as error:
        validated(Event, values)
    assert error.value.problems == {"title": "Titel muss ausgefüllt werden"}


@pytest.mark.parametrize("rule", ["täglich", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;INTERVAL=0"])
def test_an_unreadable_rule_is_refused_in_german(rule: str) -> None:
    with pytest.raises(Invalid) as error:
        series(rule, "2026-04-01")
    assert list(error.value.problems) == ["recurrence.rule"]
    assert (
        "wieder" in str(error.value).lower() or "Wert" in str(error.value) or "Wochentag" in str(error.value)
    )


def test_a_series_without_first_day_is_refused() -> None:
    with pytest.raises(Invalid) as error:
        event(dates=[{"time_start": "10:00"}], recurrence={"rule": "FREQ=DAILY"})
    assert list(error.value.problems) == ["dates"]


def test_single_dates_take_place_as_they_say() -> None:
    found = event(
        dates=[
            {"date_start": "2026-04-01", "time_start": "10:00", "time_end": "12:00"},
            {"date_start": "2026-04-03", "date_end": "2026-04-05"},
            {"date_start": "2026-04-09", "date_end": "2026-04-02"},
            {"date_end": "2026-04-11"},
            {"weekday": "Montag"},
            {},
        ],
        cancelled=["2026-04-03", "kein Tag"],
    ).happenings()
    assert [(one.starts_on.day, one.ends_on.day) for one in found] == [(1, 1), (9, 9), (11, 11)]
    assert str(found[0].time_from) == "10:00:00"
    assert str(found[0].time_to) == "12:00:00"


def test_day_31_does_not_drift() -> None:
    found = series("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2026-01-31", "2026-06-30")
    assert days(found) == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]


def test_exceptions_of_a_series() -> None:
    found = series(
        "FREQ=WEEKLY;BYDAY=FR",
        "2026-03-27",
        "2026-05-01",
        excluded=["2026-04-03"],
        added=["2026-05-14"],
        moved=[["2026-04-10", "2026-04-11"], ["2026-04-12", "2026-04-13"], ["2026-05-01", None]],
        cancelled=["2026-04-17"],
    )
    assert days(found) == ["2026-03-27", "2026-04-11", "2026-04-24", "2026-05-01", "2026-05-14"]


def test_dates_outside_the_span_may_be_added_and_moved_to() -> None:
    found = series(
        "FREQ=WEEKLY;BYDAY=FR",
        "2026-03-27",
        "2026-04-03",
        added=["2026-03-01"],
        moved=[{"planned": "2026-04-03", "new": "2026-04-30"}],
    )
    assert days(found) == ["2026-03-01", "2026-03-27", "2026-04-30"]


def test_dates_of_several_days() -> None:
    found = series("FREQ=MONTHLY;BYDAY=1FR", "2026-04-03", "2026-06-01", days=3).happenings()
    assert [(str(one.starts_on), str(one.ends_on)) for one in found] == [
        ("2026-04-03", "2026-04-05"),
        ("2026-05-01", "2026-05-03"),
    ]


@pytest.mark.parametrize(
    ("rule", "last", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", None, "2026-04-03"),
        ("FREQ=DAILY;COUNT=3", "2026-04-02", "2026-04-02"),
        ("RRULE:FREQ=DAILY;UNTIL=20260410", "2026-05-01", "2026-04-10"),
    ],
)
def test_a_rules_own_end_becomes_the_last_day(rule: str, last: str | None, expected: str) -> None:
    found = series(rule, "2026-04-01", last)
    assert found.dates[0].date_end == date.fromisoformat(expected)
    assert found.recurrence is not None
    assert "COUNT" not in (found.recurrence.rule or "")
    assert "UNTIL" not in (found.recurrence.rule or "")
    assert days(found)[-1] == expected


def test_a_last_day_before_the_first_means_one_day() -> None:
    assert days(series("FREQ=DAILY", "2026-04-05", "2026-04-01")) == ["2026-04-05"]


def test_endless_series_reach_two_years_ahead() -> None:
    found = days(series("FREQ=WEEKLY;BYDAY=MO", "2020-01-06"))
    assert found[0] == "2020-01-06"
    assert found[-1] == "2028-03-20"
    assert days(series("FREQ=YEARLY", "2030-05-01")) == ["2030-05-01", "2031-05-01", "2032-05-01"]


def test_of_too_many_dates_the_coming_ones_stay() -> None:
    found = series("FREQ=DAILY", "2015-01-01").series
    assert len(found) == MAX_DATES
    assert found[-1] == TODAY + timedelta(days=731)
    assert found == [found[-1] - timedelta(days=n) for n in range(MAX_DATES)][::-1]
    ahead = series("FREQ=DAILY", "2026-03-01", "2040-01-01").series
    assert len(ahead) == MAX_DATES
    assert ahead[0] == TODAY


@pytest.mark.parametrize("first", ["0001-01-01", "9999-12-31", "1900-01-01"])
def test_the_ends_of_the_calendar_break_nothing(first: str) -> None:
    found = series("FREQ=DAILY", first, None, days=366, added=["9999-12-31", "0001-01-01"])
    assert len(found.happenings()) <= MAX_DATES
