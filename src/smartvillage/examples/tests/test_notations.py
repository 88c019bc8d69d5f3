"""The short notations the texts are written in."""

from datetime import date
from itertools import pairwise

import pytest

from smartvillage.examples import hours, markup, paths, school, series, when
from smartvillage.examples.building.scene import prices, span
from smartvillage.examples.parts import OpeningHour

MONDAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("+0", date(2026, 6, 1)),
        ("-3", date(2026, 5, 29)),
        ("+12 Sa", date(2026, 6, 13)),
        ("+0 Mo", date(2026, 6, 1)),
        ("06-01", date(2026, 6, 1)),
        ("05-22", date(2026, 5, 22)),
        ("05-21", date(2027, 5, 21)),
        ("12-01 Sa", date(2026, 12, 5)),
    ],
)
def test_day_expressions(expression: str, day: date) -> None:
    assert when.resolve(expression, today=MONDAY) == day


@pytest.mark.parametrize("expression", ["", "12", "+1 Xx", "13", "+1 Sa So"])
def test_unknown_day_expressions(expression: str) -> None:
    with pytest.raises(ValueError, match="not a day"):
        when.resolve(expression, today=MONDAY)


def test_the_last_ten_days_still_count_across_new_year() -> None:
    assert when.resolve("12-31", today=date(2027, 1, 5)) == date(2026, 12, 31)
    assert when.resolve("12-20", today=date(2027, 1, 5)) == date(2027, 12, 20)


def test_placeholders() -> None:
    text = "am {day:+12 Sa}, bis {date:+40}, ab {month:+40}, {year:+300}"
    assert when.fill(text, today=MONDAY) == "am Samstag, 13. Juni, bis 11. Juli 2026, ab Juli, 2027"


def test_seasons() -> None:
    months = [when.season(date(2026, month, 1)) for month in (1, 3, 6, 9, 12)]
    assert months == ["winter", "spring", "summer", "autumn", "winter"]


def brief(entry: OpeningHour) -> tuple[str | None, str | None, str | None, bool]:
    return entry["weekday"], entry["time_from"], entry["time_to"], entry["open"]


def test_opening_hours_with_lunch_break() -> None:
    entries = hours.parse(["Mo-Di 9-12, 13-17:30", "Sa geschlossen | Ruhetag"], today=MONDAY)
    assert [brief(entry) for entry in entries] == [
        ("Montag", "09:00", "12:00", True),
        ("Montag", "13:00", "17:30", True),
        ("Dienstag", "09:00", "12:00", True),
        ("Dienstag", "13:00", "17:30", True),
        ("Samstag", None, None, False),
    ]
    assert [entry["sort_number"] for entry in entries] == [1, 2, 3, 4, 5]
    assert entries[-1]["description"] == "Ruhetag"


def test_seasonal_opening_hours() -> None:
    summer, winter = hours.parse(["15.05.-15.09. So 11-19", "24.12.-01.01. geschlossen"], today=MONDAY)
    assert (summer["date_from"], summer["date_to"]) == ("2026-05-15", "2026-09-15")
    assert (winter["weekday"], winter["open"]) == (None, False)
    assert (winter["date_from"], winter["date_to"]) == ("2026-12-24", "2027-01-01")


def test_a_season_that_has_ended_means_the_next_one() -> None:
    (entry,) = hours.parse(["01.03.-30.04. Sa 10-12"], today=MONDAY)
    assert (entry["date_from"], entry["date_to"]) == ("2027-03-01", "2027-04-30")


@pytest.mark.parametrize("line", ["", "9-12", "Mo-Fr 9-12 und mehr", "Xx 9-12"])
def test_unreadable_opening_hours(line: str) -> None:
    with pytest.raises(ValueError, match="not opening hours"):
        hours.parse([line], today=MONDAY)


def test_markup() -> None:
    text = "Ein **guter** Satz & mehr.\n\n## Titel\nText\n\n- eins\n- [zwei](https://a.example/?x=1&y=2)"
    assert markup.html(text) == (
        "<p>Ein <strong>guter</strong> Satz &amp; mehr.</p><h3>Titel</h3><p>Text</p>"
        '<ul><li>eins</li><li><a href="https://a.example/?x=1&amp;y=2">zwei</a></li></ul>'
    )


def test_markup_keeps_the_lines_of_an_address() -> None:
    assert markup.html("Markt 1\n14806 Bad Belzig") == "<p>Markt 1<br>14806 Bad Belzig</p>"


def test_markup_escapes_tags() -> None:
    assert markup.html("<script>1</script>") == "<p>&lt;script&gt;1&lt;/script&gt;</p>"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Am 1. Mai geht es los. Danach nicht.", "Am 1. Mai geht es los."),
        ("Die Kirche St. Marien steht hier. Und dort.", "Die Kirche St. Marien steht hier."),
        ("Ohne Ende", "Ohne Ende"),
    ],
)
def test_first_sentence(text: str, sentence: str) -> None:
    assert markup.first_sentence(text) == sentence


def test_prices() -> None:
    assert prices({"price": ["Kinder bis 14 Jahre: 4,50 (mit Ausweis)"]}) == (
        {"name": "Kinder bis 14 Jahre", "amount": 4.5, "description": "mit Ausweis"},
    )
    assert prices({"price": "frei"})[0]["amount"] == 0.0
    assert prices({}) == ()
    with pytest.raises(ValueError, match="not a price"):
        prices({"price": ["umsonst"]})


def test_span() -> None:
    dates = span(MONDAY, time="19:00-20:30")
    assert (dates["date_start"], dates["date_end"], dates["weekday"]) == (
        "2026-06-01",
        "2026-06-01",
        "Montag",
    )
    assert (dates["time_start"], dates["time_end"]) == ("19:00", "20:30")


def test_school_holidays() -> None:
    assert school.is_holiday(date(2026, 12, 24))
    assert school.is_holiday(date(2027, 1, 3))
    assert school.is_holiday(date(2026, 8, 1))
    assert not school.is_holiday(date(2026, 6, 1))


def test_a_series_pauses_moves_and_cancels() -> None:
    made = series.recurrence(
        "FREQ=WEEKLY;BYDAY=TH",
        since=date(2026, 12, 1),
        until=date(2027, 1, 20),
        today=date(2026, 12, 4),
        pause=True,
        move=(1, 1),
        cancel=2,
    )
    assert made == {
        "rule": "FREQ=WEEKLY;BYDAY=TH",
        "first": "2026-12-03",
        "last": "2027-01-14",
        "excluded": ["2026-12-17", "2026-12-24", "2026-12-31"],
        "moved": [["2026-12-10", "2026-12-11"]],
        "cancelled": ["2026-12-17"],
    }


def test_the_last_day_of_every_month() -> None:
    days = series.occurrences("FREQ=MONTHLY;BYMONTHDAY=-1", first=date(2027, 1, 1), last=date(2027, 4, 30))
    assert [day.day for day in days] == [31, 28, 31, 30]


def test_a_line_passes_through_its_waypoints_without_jumps() -> None:
    waypoints = [(52.1404, 12.5862), (52.1631, 12.5428), (52.1880, 12.5290)]
    line = paths.line(waypoints, points=120)
    assert {(round(lat, 4), round(lon, 4)) for lat, lon in line} >= set(waypoints)
    steps = [paths.distance_km(first, second) for first, second in pairwise(line)]
    assert max(steps) < 4 * sum(steps) / len(steps)
    direct = paths.length_km(waypoints)
    assert direct < paths.length_km(line) < 1.4 * direct
    assert line == paths.line(waypoints, points=120)


def test_distance_of_a_degree_of_latitude() -> None:
    assert paths.distance_km((52.0, 12.0), (53.0, 12.0)) == pytest.approx(111.2, abs=0.1)
