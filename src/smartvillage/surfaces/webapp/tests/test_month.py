"""The calendar grid."""

from datetime import date

from smartvillage.surfaces.webapp.month import month


def test_weeks_are_whole_and_begin_on_monday() -> None:
    shown = month(
        shown=date(2026, 2, 17),
        counts={date(2026, 2, 28): 5, date(2026, 3, 1): 1},
        today=date(2026, 2, 28),
        day_url="tag={}".format,
        month_url="monat={:%Y-%m}".format,
    )
    assert [len(week) for week in shown.weeks] == [7, 7, 7, 7, 7]
    assert (shown.weeks[0][0].date, shown.weeks[-1][-1].date) == (date(2026, 1, 26), date(2026, 3, 1))
    saturday, sunday = shown.weeks[-1][5:]
    assert (saturday.url, saturday.today, saturday.outside, len(saturday.dots)) == (
        "tag=2026-02-28",
        True,
        False,
        3,
    )
    assert (sunday.url, sunday.today, sunday.outside, len(sunday.dots)) == ("tag=2026-03-01", False, True, 1)
    assert shown.weeks[0][0].url == ""
    assert (shown.previous, shown.next) == ("monat=2026-01", "monat=2026-03")


def test_the_turn_of_the_year() -> None:
    december = month(
        shown=date(2026, 12, 31), counts={}, today=date(2026, 1, 1), day_url=str, month_url="{:%Y-%m}".format
    )
    assert (december.first, december.previous, december.next) == (date(2026, 12, 1), "2026-11", "2027-01")
