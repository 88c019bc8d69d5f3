"""Upstream's recurring fields, in and out; what old clients cannot see survives them."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartvillage.modules.events.tests.support import (
    CREATE,
    TODAY,
    create,
    day,
    days_of,
    occurrences,
    record,
    span,
    store,
    stored,
)
from smartvillage.testing import Place

DAILY, WEEKLY, MONTHLY, YEARLY = range(4)
Fields = dict[str, Any]


def weekly(*weekdays: int, interval: int = 1) -> Fields:
    return {
        "recurring": "1",
        "recurringType": "1",
        "recurringInterval": str(interval),
        "recurringWeekdays": [str(weekday) for weekday in weekdays],
    }


def sent_back(place: Place, number: str, **changes: Any) -> Fields:
    """What the CMS sends after opening an event: of a series the first date, else all dates."""
    shown = record(place, number)
    dates = shown["dates"][:1] if shown["recurring"] else shown["dates"]
    return {
        "id": number,
        "forceCreate": True,
        "title": shown["title"],
        "dates": [
            {name: date_[name] or None for name in ("dateStart", "dateEnd", "timeStart")} for date_ in dates
        ],
        "recurring": str(shown["recurring"]).lower(),
        "recurringType": str(shown["recurringType"] or 0),
        "recurringInterval": str(shown["recurringInterval"] or ""),
        "recurringWeekdays": [str(weekday) for weekday in shown["recurringWeekdays"]],
        **changes,
    }


def naive(kind: int, interval: int, weekdays: list[int], first: date, last: date) -> Iterator[date]:
    """Upstream's rule as its description says it, day by day."""
    monday = first - timedelta(days=first.weekday())
    for offset in range((last - first).days + 1):
        found = first + timedelta(days=offset)
        months = (found.year - first.year) * 12 + found.month - first.month
        same_day = found.day == min(first.day, monthrange(found.year, found.month)[1])
        match kind:
            case 0:
                hit = offset % interval == 0
            case 1:
                hit = (found - monday).days // 7 % interval == 0 and found.weekday() in weekdays
            case 2:
                hit = months % interval == 0 and same_day
            case _:
                hit = months % (12 * interval) == 0 and same_day
        if hit:
            yield found


@given(
    kind=st.integers(DAILY, YEARLY),
    interval=st.integers(0, 5),
    weekdays=st.lists(st.integers(0, 6), min_size=1, unique=True),
    first=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    length=st.integers(0, 900),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_client_creates_it_reads_back(
    town: Place, kind: int, interval: int, weekdays: list[int], first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    number = create(
        town,
        recurring="1",
        recurringType=str(kind),
        recurringInterval=str(interval),
        recurringWeekdays=[str(weekday) for weekday in weekdays],
        forceCreate=True,
        dates=[{"dateStart": first.isoformat(), "dateEnd": last.isoformat(), "timeStart": "19:00"}],
    )
    expected = list(naive(kind, interval or 1, weekdays, first, last))
    assert occurrences(town, int(number)) == [(found, found) for found in expected]
    coming = [found.isoformat() for found in expected if found >= TODAY]
    assert days_of(town, number) == coming
    shown = record(town, number)
    assert (shown["recurring"], shown["recurringType"], shown["recurringInterval"]) == (
        True,
        kind,
        interval or 1,
    )
    assert shown["recurringWeekdays"] == (sorted(weekdays) if kind == WEEKLY else [])
    pattern = [first.isoformat()] if coming or last >= TODAY else []
    assert [found["dateStart"] for found in shown["dates"]] == pattern + coming
    town.data(CREATE, sent_back(town, number))
    assert stored(town, number).version == 1


def test_the_dates_of_a_series(town: Place) -> None:
    number = create(
        town, dates=[span(0, 14, timeStart="19:00", timeEnd="21:00", timeDescription="Saal")], **weekly(4)
    )
    shown = record(town, number)
    assert [(one["dateStart"], one["dateEnd"]) for one in shown["dates"]] == [
        (day(0), day(14)),
        (day(0), day(0)),
        (day(7), day(7)),
        (day(14), day(14)),
    ]
    assert {(one["timeStart"], one["timeEnd"], one["timeDescription"]) for one in shown["dates"]} == {
        ("19:00", "21:00", "Saal")
    }
    assert len({one["id"] for one in shown["dates"]}) == 4
    town.data(CREATE, sent_back(town, number, title="Neu", dates=[span(-7, 14)]))
    kept = {one["dateStart"]: one["id"] for one in record(town, number)["dates"][1:]}
    assert kept == {one["dateStart"]: one["id"] for one in shown["dates"][1:]}
    assert stored(town, number).version == 2


@pytest.mark.parametrize(
    ("flag", "expected"), [("1", True), ("true", True), ("0", False), ("false", False), ("", False)]
)
def test_the_flag_is_a_text(town: Place, flag: str, expected: bool) -> None:
    number = create(town, dates=[span(0, 14), span(3)], **weekly(4) | {"recurring": flag})
    shown = record(town, number)
    assert shown["recurring"] is expected
    if not expected:
        assert (shown["recurringType"], shown["recurringInterval"], shown["recurringWeekdays"]) == (
            None,
            None,
            [],
        )
        assert [one["dateStart"] for one in shown["dates"]] == [day(0), day(3)]


def test_odd_patterns(town: Place) -> None:
    dates = [span(3, 24)]  # a Monday
    assert days_of(town, create(town, forceCreate=True, dates=dates, **weekly())) == [
        day(n) for n in (3, 10, 17, 24)
    ]
    without_type = create(town, forceCreate=True, dates=dates, recurring="1")
    assert record(town, without_type)["recurring"] is False
    assert (
        record(town, create(town, forceCreate=True, recurring="1", recurringType="0"))["recurring"] is False
    )
    many = weekly(0) | {"recurringInterval": "99999999999999999", "recurringWeekdays": ["0", "9", "x", ""]}
    assert days_of(town, create(town, forceCreate=True, dates=dates, **many)) == [day(3)]
    for kind in ("7", "-1", "wöchentlich", "999999999999999999999999"):
        said = town.ask(CREATE, {"title": "x", "dates": dates, "recurring": "1", "recurringType": kind})
        assert said["errors"][0]["message"] == (
            "Invalid input: Wiederholt werden kann nur täglich, wöchentlich, monatlich oder jährlich."
        )


def test_a_series_without_last_day_goes_on(town: Place) -> None:
    number = create(town, dates=[span(0)], **weekly(4))
    found = record(town, number)["dates"]
    assert (found[0]["dateStart"], found[0]["dateEnd"]) == (day(0), "")
    assert found[-1]["dateStart"] == "2028-03-17"
    assert len(found) == 1 + 105


@pytest.fixture
def choir(town: Place) -> tuple[Place, str]:
    """A weekly series with every kind of exception."""
    saved = store(
        town,
        dates=[{"date_start": day(-14), "date_end": day(42), "time_start": "18:00"}],
        recurrence={
            "rule": "FREQ=WEEKLY",
            "excluded": [day(7)],
            "added": [day(9)],
            "moved": [[day(14), day(15)]],
        },
        cancelled=[day(21)],
    )
    return town, str(saved.item.pk)


CHOIR = [day(n) for n in (0, 9, 15, 28, 35, 42)]


def test_an_old_client_that_sends_everything_back_loses_no_exception(choir: tuple[Place, str]) -> None:
    town, number = choir
    assert days_of(town, number) == CHOIR
    town.data(CREATE, sent_back(town, number, title="Neuer Titel"))
    assert days_of(town, number) == CHOIR
    assert stored(town, number).version == 2
    town.data(CREATE, sent_back(town, number, dates=[span(-14, 42, timeStart="20:00")]))
    assert days_of(town, number) == CHOIR
    assert {one["timeStart"] for one in record(town, number)["dates"]} == {"20:00"}
    town.data(CREATE, sent_back(town, number, dates=[span(-14, 30, timeStart="20:00")]))
    assert days_of(town, number) == CHOIR[:4]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"recurringInterval": "2"}, [0, 14, 28, 42]),
        ({"recurringWeekdays": ["4", "5"]}, [0, 1, 7, 8, 14, 15, 21, 22, 28, 29, 35, 36, 42]),
        ({"dates": [span(-7, 14)]}, [0, 7, 14]),
        ({"recurring": "0", "dates": [span(3)]}, [3]),
        ({"recurringType": "0", "recurringInterval": "21"}, [7, 28]),
        ({"dates": None}, []),
    ],
)
def test_a_changed_pattern_or_first_day_builds_the_series_anew(
    choir: tuple[Place, str], changes: Fields, expected: list[int]
) -> None:
    town, number = choir
    town.data(CREATE, sent_back(town, number, **changes))
    assert days_of(town, number) == [day(n) for n in expected]


def test_a_rule_beyond_upstreams_words_is_shown_as_single_dates_and_survives(town: Place) -> None:
    saved = store(
        town,
        dates=[{"date_start": "2026-01-13", "date_end": "2026-07-31", "time_start": "19:00"}],
        recurrence={"rule": "FREQ=MONTHLY;BYDAY=2TU", "excluded": ["2026-05-12"]},
    )
    number = str(saved.item.pk)
    expected = ["2026-04-14", "2026-06-09", "2026-07-14"]
    shown = record(town, number)
    assert (shown["recurring"], shown["recurringType"], shown["recurringWeekdays"]) == (False, None, [])
    assert [(one["dateStart"], one["dateEnd"]) for one in shown["dates"]] == [
        (found, found) for found in expected
    ]
    town.data(CREATE, sent_back(town, number, title="Neuer Titel"))
    assert len(occurrences(town, int(number))) == 6
    assert days_of(town, number) == expected
    fewer = sent_back(town, number)
    town.data(CREATE, fewer | {"dates": fewer["dates"][1:]})
    assert days_of(town, number) == expected[1:]
    assert len(occurrences(town, int(number))) == 2


def test_dates_of_several_days_are_shown_with_their_end(town: Place) -> None:
    saved = store(
        town,
        dates=[{"date_start": day(-8), "date_end": day(30)}],
        recurrence={"rule": "FREQ=WEEKLY", "days": 3},
    )
    shown = record(town, str(saved.item.pk))
    assert shown["recurring"] is False
    assert [(one["dateStart"], one["dateEnd"]) for one in shown["dates"]] == [
        (day(n), day(n + 2)) for n in (-1, 6, 13, 20, 27)
    ]
    assert shown["listDate"] == day(0)


def test_past_and_cancelled_single_dates_survive_what_leaves_the_others_alone(town: Place) -> None:
    dates = [{"date_start": day(n), "time_start": "10:00"} for n in (-9, 4, 8, 12)]
    number = str(store(town, dates=dates, cancelled=[day(8)]).item.pk)
    assert [one["dateStart"] for one in record(town, number)["dates"]] == [day(4), day(12)]
    town.data(CREATE, sent_back(town, number, title="Neuer Titel"))
    assert [start.isoformat() for start, _ in occurrences(town, int(number))] == [day(-9), day(4), day(12)]
    town.data(CREATE, sent_back(town, number, dates=[span(4)]))
    assert [start.isoformat() for start, _ in occurrences(town, int(number))] == [day(4)]


def test_an_event_that_is_over_keeps_its_date(town: Place) -> None:
    number = create(town, dates=[span(-3)])
    town.data(CREATE, sent_back(town, number, title="Rückblick", dates=None))
    assert occurrences(town, int(number)) == [(TODAY - timedelta(days=3),) * 2]
    series = create(town, "Kurs", dates=[span(-30, -3)], **weekly(4))
    assert record(town, series)["dates"] == []
    town.data(CREATE, sent_back(town, series, title="Kurs war schön"))
    assert len(occurrences(town, int(series))) == 4


def test_an_importer_that_resends_changes_nothing(town: Place) -> None:
    values = {"externalId": "kurs-1", "dates": [span(0, 28)], **weekly(4)}
    number = create(town, "Kurs", role="user", **values)
    assert create(town, "Kurs", role="user", **values) == number
    assert stored(town, number).version == 1
    assert create(town, "Kurs", role="user", **values | {"dates": [span(0, 35)]}) == number
    assert days_of(town, number) == [day(n) for n in (0, 7, 14, 21, 28, 35)]
    other = {"dates": [span(1, timeStart="18:00")], "addresses": [{"street": "Markt 1", "zip": "14806"}]}
    anonymous = create(town, "Markt", role="user", **other)
    assert create(town, "Markt", role="user", **other, description="<p>Neu</p>") == anonymous
    assert create(town, "Markt", role="user", **other | {"dates": [span(2, timeStart="18:00")]}) != anonymous


def test_what_an_editor_changed_by_hand_the_importer_leaves(town: Place) -> None:
    values = {"externalId": "kurs-2", "dates": [span(0, 28)], **weekly(4)}
    number = create(town, "Kurs", role="user", **values)
    town.data(CREATE, sent_back(town, number, dates=[span(0, 28, timeStart="17:00")]))
    assert stored(town, number).locked == ["cancelled", "dates", "recurrence"]
    create(town, "Kurs, neu", role="user", **values | weekly(4, interval=2))
    found = record(town, number)
    assert (found["title"], found["recurringInterval"], found["dates"][0]["timeStart"]) == (
        "Kurs, neu",
        1,
        "17:00",
    )
