"""Opening hours for readers who chose English."""

from datetime import date, datetime
from typing import Any

import pytest

from smartvillage.kit import hours
from smartvillage.kit.dates import BERLIN
from smartvillage.kit.dates.tongue import speaking

OFFICE = [
    {"weekday": "Mo-Fr", "time_from": "9:00", "time_to": "12:30", "open": True},
    {"weekday": "Di", "time_from": "14:00", "time_to": "18:00", "open": True},
    {"weekday": "Feiertage", "open": False},
]
MONDAY = (2026, 11, 30)


def _at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=BERLIN)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("entries", "moment", "said"),
    [
        (OFFICE, (*MONDAY, 10, 0), "Open now until 12:30"),
        (OFFICE, (*MONDAY, 8, 0), "Closed, opens today at 9:00"),
        (OFFICE, (*MONDAY, 13, 0), "Closed, opens tomorrow at 9:00"),
        (OFFICE, (2026, 12, 5, 8, 0), "Closed, opens on Monday at 9:00"),
        ([{"weekday": "täglich", "time_from": "0:00", "time_to": "24:00"}], MONDAY, "Open around the clock"),
        ([{"weekday": "Mo", "time_from": "9:00"}], (*MONDAY, 10, 0), "Open now"),
        (
            [{"date_from": "2027-05-01", "time_from": "9:00", "time_to": "17:00"}],
            MONDAY,
            "Closed, opens on 1 May 2027 at 9:00",
        ),
        (
            [{"weekday": "Mo", "time_from": "9:00", "time_to": "24:00"}],
            (*MONDAY, 10, 0),
            "Open now until 24:00",
        ),
        ([], MONDAY, None),
    ],
)
def test_whether_it_is_open(entries: list[dict[str, Any]], moment: tuple[int, ...], said: str | None) -> None:
    with speaking("en"):
        assert hours.status_text(entries, at=_at(*moment)) == said


def test_the_week() -> None:
    with speaking("en"):
        week = hours.week(OFFICE, on=date(*MONDAY))
        assert [(day.label, day.text) for day in week[1:3]] == [
            ("Tuesday", "9:00–12:30, 14:00–18:00"),
            ("Wednesday", "9:00–12:30"),
        ]
        assert week[6].text == "closed"
        assert hours.remarks(OFFICE, on=date(*MONDAY)) == ["Feiertage: closed"]
    assert hours.week(OFFICE, on=date(*MONDAY))[6].text == "geschlossen"
