"""Dates that move with the day of seeding.

An expression names a day: `+12` (days from today), `-3`, `+12 Sa` (the first Saturday from then on),
`05-01` (the next 1 May, at most ten days ago), `12-01 Sa` (the first Saturday from the next 1 December on).
"""

import re
from datetime import date, timedelta

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
SHORT = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
SEASONS = ("winter", "spring", "summer", "autumn")
PAST_DAYS = 10

_EXPRESSION = re.compile(r"(?:([+-]\d+)|(\d\d)-(\d\d))(?: (Mo|Di|Mi|Do|Fr|Sa|So))?")
_PLACEHOLDER = re.compile(r"\{(day|date|month|year):([^}]+)\}")


def resolve(expression: str, *, today: date) -> date:
    """The day an expression means. Raises ValueError for anything else."""
    found = _EXPRESSION.fullmatch(expression.strip())
    if found is None:
        raise ValueError(f"not a day: {expression!r}")
    offset, month, day, weekday = found.groups()
    start = today + timedelta(days=int(offset)) if offset else _next(int(month), int(day), today=today)
    return start if weekday is None else start + timedelta(days=(SHORT.index(weekday) - start.weekday()) % 7)


def _next(month: int, day: int, *, today: date) -> date:
    oldest = today - timedelta(days=PAST_DAYS)
    candidate = date(oldest.year, month, day)
    return candidate if candidate >= oldest else date(oldest.year + 1, month, day)


def season(day: date) -> str:
    """`winter`, `spring`, `summer` or `autumn` of the calendar's months."""
    return SEASONS[day.month % 12 // 3]


def in_words(day: date) -> str:
    """`Samstag, 5. Juni`."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]}"


def fill(text: str, *, today: date) -> str:
    """Replaces `{day:+12 Sa}` (Samstag, 5. Juni), `{date:…}` (5. Juni 2027), `{month:…}` and `{year:…}`."""

    def word(found: re.Match[str]) -> str:
        day = resolve(found[2], today=today)
        match found[1]:
            case "day":
                return in_words(day)
            case "date":
                return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
            case "month":
                return MONTHS[day.month - 1]
            case _:
                return str(day.year)

    return _PLACEHOLDER.sub(word, text)
