"""Opening hours: the week, now, and next."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartvillage.kit.dates import BERLIN
from smartvillage.kit.hours import is_open, read_weekdays, remarks, status_text, week

MONDAY = date(2026, 11, 23)


def entry(
    weekday: str | None, time_from: str | None = None, time_to: str | None = None, **more: Any
) -> dict[str, Any]:
    empty = dict.fromkeys(("date_from", "date_to", "open", "description"))
    return {"weekday": weekday, "time_from": time_from, "time_to": time_to, **empty, **more}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


OFFICE = [
    entry("Montag-Freitag", "09:00", "12:00"),
    entry("Dienstag", "13:00", "18:00"),
    entry("Mi", open=False),
    entry(
        "Montag", "2026", "x", date_from="2026-11-23", date_to="2026-11-23", open=False, description="Umzug"
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Montag", {0}),
        ("mo.", {0}),
        ("Mittwochs", {2}),
        ("Sonnabend", {5}),
        ("Sonntag", {6}),
        ("Thursday", {3}),
        ("Tue", {1}),
        ("Montag-Freitag", {0, 1, 2, 3, 4}),
        ("Mo – Mi, Fr", {0, 1, 2, 4}),
        ("von Mo bis Do und Samstag", {0, 1, 2, 3, 5}),
        ("Fr-Mo", {4, 5, 6, 0}),
        ("Di/Do", {1, 3}),
        ("täglich", set(range(7))),
        ("Am Wochenende", {5, 6}),
        ("", set(range(7))),
        (None, set(range(7))),
        ("Feiertage", None),
        ("Montage", None),
        ("Mo-Di-Mi", None),
        ("Mo,", None),
        ("-", None),
        ("Dom", None),
    ],
)
def test_weekdays(text: str | None, expected: set[int] | None) -> None:
    assert read_weekdays(text) == expected


def test_a_week() -> None:
    days = week(OFFICE, on=date(2026, 11, 26))
    assert [(day.label, day.text) for day in days] == [
        ("Montag", "geschlossen"),
        ("Dienstag", "9–12 Uhr, 13–18 Uhr"),
        ("Mittwoch", "9–12 Uhr"),
        ("Donnerstag", "9–12 Uhr"),
        ("Freitag", "9–12 Uhr"),
        ("Samstag", "geschlossen"),
        ("Sonntag", "geschlossen"),
    ]
    assert days[0].day == MONDAY
    assert days[0].special
    assert days[0].notes == ("Umzug",)
    assert not days[1].special
    assert week(OFFICE, on=date(2026, 11, 30))[0].text == "9–12 Uhr"


def test_shorter_spans_win_over_longer_ones() -> None:
    entries = [
        entry("täglich", "10:00", "16:00"),
        entry("täglich", "09:00", "20:00", date_from="2026-04-01", date_to="2026-10-31"),
        entry(None, open=False, date_from="2026-05-01", date_to="2026-05-01", description="Feiertag"),
        entry("Sa", "09:00", "22:00", date_from="2026-04-27", date_to="2026-05-03"),
    ]
    days = week(entries, on=date(2026, 5, 1))
    assert [day.text for day in days[3:]] == ["9–20 Uhr", "geschlossen", "9–22 Uhr", "9–20 Uhr"]
    assert days[4].notes == ("Feiertag",)
    assert {day.text for day in week(entries, on=MONDAY)} == {"10–16 Uhr"}


def test_nothing_known() -> None:
    unclear: list[list[dict[str, Any]]] = [
        [],
        [entry("Feiertage", "10:00", "12:00")],
        [entry(None, description="nach Vereinbarung")],
        [{}],
    ]
    for entries in unclear:
        assert week(entries, on=MONDAY) == []
        assert is_open(entries, at=at("2026-11-23T10:00")) is None
        assert status_text(entries, at=at("2026-11-23T10:00")) is None
    closing = [entry(None, open=False, date_from="2026-12-24", date_to="2026-12-24")]
    assert is_open(closing, at=at("2026-12-23T10:00")) is None
    assert is_open(closing, at=at("2026-12-24T10:00")) is False
    assert week(closing, on=MONDAY) == []
    over = [entry("Mo", "10:00", "12:00", date_from="2024-01-01", date_to="2024-12-31")]
    assert is_open(over, at=at("2026-11-23T10:00")) is None


@pytest.mark.parametrize(
    ("moment", "expected", "text"),
    [
        ("2026-11-24T08:59", False, "Geschlossen, öffnet heute um 9 Uhr"),
        ("2026-11-24T09:00", True, "Jetzt geöffnet bis 12 Uhr"),
        ("2026-11-24T11:59", True, "Jetzt geöffnet bis 12 Uhr"),
        ("2026-11-24T12:00", False, "Geschlossen, öffnet heute um 13 Uhr"),
        ("2026-11-24T18:00", False, "Geschlossen, öffnet morgen um 9 Uhr"),
        ("2026-11-27T18:00", False, "Geschlossen, öffnet am Montag um 9 Uhr"),
        ("2026-11-23T10:00", False, "Geschlossen, öffnet morgen um 9 Uhr"),
    ],
)
def test_now_and_next(moment: str, expected: bool, text: str) -> None:
    assert is_open(OFFICE, at=at(moment)) is expected
    assert status_text(OFFICE, at=at(moment)) == text


def test_other_zones_are_asked_in_berlin_time() -> None:
    assert is_open(OFFICE, at=datetime(2026, 11, 24, 8, 30, tzinfo=UTC)) is True
    assert is_open(OFFICE, at=datetime(2026, 11, 24, 11, 30, tzinfo=UTC)) is False


PUB = [entry("Fr-Sa", "20:00", "02:00"), entry("So", "18:00", "24:00"), entry("Mo", "00:00", "01:30")]


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        ("2026-11-27T23:30", "Jetzt geöffnet bis 2 Uhr"),
        ("2026-11-28T01:59", "Jetzt geöffnet bis 2 Uhr"),
        ("2026-11-28T02:00", "Geschlossen, öffnet heute um 20 Uhr"),
        ("2026-11-29T01:00", "Jetzt geöffnet bis 2 Uhr"),
        ("2026-11-29T19:00", "Jetzt geöffnet bis 1:30 Uhr"),
        ("2026-11-30T01:00", "Jetzt geöffnet bis 1:30 Uhr"),
        ("2026-11-30T12:00", "Geschlossen, öffnet am Freitag um 20 Uhr"),
    ],
)
def test_past_midnight(moment: str, text: str) -> None:
    assert status_text(PUB, at=at(moment)) == text
    assert is_open(PUB, at=at(moment)) is text.startswith("Jetzt")


def test_round_the_clock() -> None:
    always = [entry(None, open=True)]
    assert status_text(always, at=at("2026-11-24T10:00")) == "Durchgehend geöffnet"
    assert {day.text for day in week(always, on=MONDAY)} == {"ganztägig"}
    weekend = [entry("Sa-So", "00:00", "23:59"), entry("Mo", "08:00", "24:00")]
    assert status_text(weekend, at=at("2026-11-28T10:00")) == "Jetzt geöffnet bis Sonntag, 24 Uhr"
    assert status_text(weekend, at=at("2026-11-29T10:00")) == "Jetzt geöffnet bis 24 Uhr"
    assert week(weekend, on=MONDAY)[0].text == "8–24 Uhr"


def test_closing_time_unknown() -> None:
    evening = [entry("Fr", "18:00")]
    assert week(evening, on=MONDAY)[4].text == "ab 18 Uhr"
    assert status_text(evening, at=at("2026-11-27T20:00")) == "Jetzt geöffnet"
    morning = [entry("Fr", None, "12:30")]
    assert week(morning, on=MONDAY)[4].text == "0:00–12:30 Uhr"


def test_breaks_and_overlaps() -> None:
    entries = [
        entry("Mo", "08:00", "12:00"),
        entry("Mo", "11:00", "16:00"),
        entry("Mo", "12:00", "12:45", open=False),
    ]
    assert week(entries, on=MONDAY)[0].text == "8–12 Uhr, 12:45–16:00 Uhr"
    assert is_open(entries, at=at("2026-11-23T12:30")) is False
    whole = [entry("Mo", "08:00", "12:00"), entry("Mo", "07:00", "13:00", open=False)]
    assert week(whole, on=MONDAY)[0].text == "geschlossen"


def test_words_instead_of_hours() -> None:
    entries = [
        entry("Mo", "08:00", "12:00"),
        entry("Mi", description="nach Vereinbarung", open=True),
        entry("Feiertage", open=False),
        entry("Feiertage", "10:00", "12:00", date_from="2026-12-25", date_to="2026-12-26"),
        entry(None, description="Telefonisch auch sonst"),
        entry(None, description="Alt", date_to="2020-01-01"),
    ]
    assert week(entries, on=MONDAY)[2].text == "nach Vereinbarung"
    assert is_open(entries, at=at("2026-11-25T10:00")) is None
    assert status_text(entries, at=at("2026-11-25T10:00")) is None
    assert remarks(entries, on=MONDAY) == [
        "Feiertage: geschlossen",
        "Feiertage, 25.–26. Dezember 2026: 10–12 Uhr",
        "Telefonisch auch sonst",
    ]


def test_a_season_ahead_and_the_end_of_all() -> None:
    pool = [entry("täglich", "09:00", "19:00", date_from="2027-05-15", date_to="2027-08-31")]
    assert status_text(pool, at=at("2026-11-23T10:00")) == "Geschlossen, öffnet am 15. Mai 2027 um 9 Uhr"
    last = [entry("täglich", "09:00", "19:00", date_to="2026-11-23")]
    assert status_text(last, at=at("2026-11-23T20:00")) == "Geschlossen"


def test_an_hour_that_comes_twice_is_one() -> None:
    entries = [entry("So", "02:00", "03:00")]
    for moment in (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)):
        assert is_open(entries, at=moment) is True


values = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=12), st.just("Mo-Fr"), st.just("08:00")
)
keys = ("weekday", "date_from", "date_to", "time_from", "time_to", "open", "description")
clocks = st.one_of(st.none(), st.times().map(lambda clock: f"{clock:%H:%M}"))
days = st.one_of(st.none(), st.dates(date(2026, 11, 1), date(2026, 12, 15)).map(str))
names = st.one_of(st.none(), st.sampled_from(["Mo", "Di-Do", "Sa-Mo", "täglich"]))
plausible = st.fixed_dictionaries(
    dict(
        zip(
            keys,
            (names, days, days, clocks, clocks, st.sampled_from([None, True, False]), st.none()),
            strict=True,
        )
    )
)
moments = st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 15)).map(lambda m: m.replace(tzinfo=BERLIN))  # noqa: DTZ001


@given(st.lists(st.dictionaries(st.sampled_from(keys), values), max_size=5), moments)
def test_odd_entries_never_break(entries: list[dict[str, Any]], moment: datetime) -> None:
    assert len(week(entries, on=moment.date())) in (0, 7)
    remarks(entries, on=moment.date())
    assert (is_open(entries, at=moment) is None) == (status_text(entries, at=moment) is None)


@settings(max_examples=200, deadline=None)
@given(st.lists(plausible, max_size=5), moments)
def test_week_and_now_agree(entries: list[dict[str, Any]], moment: datetime) -> None:
    found = is_open(entries, at=moment)
    text = status_text(entries, at=moment)
    minutes = moment.hour * 60 + moment.minute
    today = [day for day in week(entries, on=moment.date()) if day.day == moment.date()]
    within = any(interval.start <= minutes < interval.end for day in today for interval in day.intervals)
    if within:
        assert found is True
    assert (found is True) == (text is not None and "geöffnet" in text)
    assert (found is False) == (text is not None and text.startswith("Geschlossen"))
