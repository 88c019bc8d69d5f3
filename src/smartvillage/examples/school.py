"""School holidays, near enough for examples: the usual weeks in Brandenburg, not the official table."""

from datetime import date, timedelta

from dateutil.easter import easter


def holidays(year: int) -> list[tuple[date, date]]:
    """First and last day of the periods that begin in that year."""
    spring = easter(year)
    return [
        (_monday(date(year, 2, 1)), _monday(date(year, 2, 1)) + timedelta(days=5)),
        (spring - timedelta(days=6), spring + timedelta(days=6)),
        (_monday(date(year, 7, 12)), _monday(date(year, 7, 12)) + timedelta(days=43)),
        (_monday(date(year, 10, 14)), _monday(date(year, 10, 14)) + timedelta(days=12)),
        (date(year, 12, 23), date(year + 1, 1, 3)),
    ]


def is_holiday(day: date) -> bool:
    return any(first <= day <= last for year in (day.year - 1, day.year) for first, last in holidays(year))


def _monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
