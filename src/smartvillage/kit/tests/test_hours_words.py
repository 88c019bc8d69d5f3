"""What offices write about when they are open, read where it is certain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.kit.hours import entries_in, read_weekdays, week

MONDAY = date(2026, 11, 23)
CLOSED = "geschlossen"
MORNINGS = ["9–12 Uhr"] * 5 + [CLOSED] * 2


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mo-Fr 9-12 Uhr", MORNINGS),
        ("Öffnungszeiten: Montag bis Freitag 9:00 bis 12:00 Uhr", MORNINGS),
        ("Montags – Freitags: 09.00–12.00 Uhr, Samstag und Sonntag geschlossen", MORNINGS),
        ("Mo., Di., Mi. 9-12\nDo u. Fr von 9 Uhr bis 12 Uhr", MORNINGS),
        (
            "Dienstag 9:00 - 12:00 und 13:00 - 18:00 Uhr; Donnerstag 8-12 Uhr sowie nach Vereinbarung",
            [CLOSED, "9–12 Uhr, 13–18 Uhr", CLOSED, "8–12 Uhr", CLOSED, CLOSED, CLOSED],
        ),
        (
            "Di 13-18 Uhr Mi nach telefonischer Terminvereinbarung Fr geschlossen",
            [CLOSED, "13–18 Uhr", "nach telefonischer Terminvereinbarung", CLOSED, CLOSED, CLOSED, CLOSED],
        ),
        ("täglich 0 bis 24 Uhr", ["ganztägig"] * 7),
    ],
)
def test_what_is_clear_becomes_a_week(text: str, days: list[str]) -> None:
    assert [day.text for day in week(entries_in(text), on=MONDAY)] == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nach Vereinbarung",
        "Mo-Fr",
        "9-12 Uhr",
        "Jeden 2. Dienstag 9-12 Uhr",
        "Mo-Fr 9-12 Uhr, am 24.12. geschlossen",
        "Mo 9-12 Uhr (außer in den Ferien)",
        "Mo 12-9 Uhr",
        "Mo 9-25 Uhr",
        "Mo 9.75-12 Uhr",
        "Mo 9-12 Uhr geschlossen",
        "Mit Termin: Mo 9-12 Uhr",
        "Di 9-12 Uhr, telefonisch auch Mi",
        "Mo 9-12 Uhr " * 200,
    ],
)
def test_what_is_not_stays_words(text: str) -> None:
    assert entries_in(text) == []


@given(st.text(max_size=80) | st.text(alphabet="MoDiFr0123456789-:., Uhrundbis", max_size=60))
def test_any_text_is_read_or_not(text: str) -> None:
    for entry in entries_in(text):
        assert read_weekdays(entry["weekday"])
        assert entry.get("time_from", "00:00") < entry.get("time_to", "24:01")


DAYS = st.sampled_from(["Mo", "Dienstag", "Mi-Fr", "Sa und So", "Do, Fr"])
SPAN = st.tuples(st.integers(0, 11), st.integers(12, 24))


@given(st.lists(st.tuples(DAYS, SPAN), min_size=1, max_size=4))
def test_what_is_written_is_read_again(lines: list[tuple[str, tuple[int, int]]]) -> None:
    text = "\n".join(f"{days}: {first}-{last} Uhr" for days, (first, last) in lines)
    read = [(entry["time_from"], entry["time_to"]) for entry in entries_in(text)]
    assert read == [(f"{first:02d}:00", f"{last:02d}:00") for _, (first, last) in lines]
