"""Is it open now, until when, and when does it open again?"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal

from smartvillage.kit.dates import as_berlin, day_and_month, time_text
from smartvillage.kit.dates.tongue import tongue

from .entry import Entry, read_entries
from .phrases import phrases
from .week import day_hours

_DAYS_AHEAD = 370
_ALWAYS = timedelta(days=7)


def is_open(entries: Iterable[Mapping[str, Any]], *, at: datetime) -> bool | None:
    """Whether it is open at that moment; None when nothing certain is known about the day."""
    known, moment = read_entries(entries), _civil(at)
    return True if _closing(known, moment) else _known_closed(known, moment)


def status_text(entries: Iterable[Mapping[str, Any]], *, at: datetime) -> str | None:
    """`Jetzt geöffnet bis 18 Uhr`, `Geschlossen, öffnet morgen um 9 Uhr`; None if nothing is certain."""
    known, moment = read_entries(entries), _civil(at)
    if closing := _closing(known, moment):
        return _open_text(*closing, moment)
    if _known_closed(known, moment) is None:
        return None
    opening = _opening(known, moment)
    if opening is None:
        return phrases().shut
    return phrases().opens.format(_when(opening, moment.date()))


def _known_closed(entries: Sequence[Entry], moment: datetime) -> Literal[False] | None:
    hours = day_hours(entries, moment.date())
    return None if hours is None or hours.vague else False


def _civil(at: datetime) -> datetime:
    """The clock on the wall in Berlin; hours are civil times, so shifts of the clock do not matter."""
    return as_berlin(at).replace(tzinfo=None, fold=0)


def _openings(entries: Sequence[Entry], *days: date) -> list[tuple[datetime, datetime, bool]]:
    """Start, end, and whether the end is a mere guess, of every opening that begins on one of the days."""
    found = []
    for day in days:
        hours = day_hours(entries, day)
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - civil time
        for start, end, guess in hours.intervals if hours else ():
            found.append((midnight + timedelta(minutes=start), midnight + timedelta(minutes=end), guess))
    return found


def _closing(entries: Sequence[Entry], moment: datetime) -> tuple[datetime, bool] | None:
    """When the opening that holds the moment ends, and whether that is a mere guess; None when closed.

    Openings that go on at midnight, such as a weekend round the clock, are followed for a week.
    """
    closing: tuple[datetime, bool] | None = None
    place = moment
    while place - moment < _ALWAYS:
        around = _openings(entries, place.date() - timedelta(days=1), place.date())
        holding = [(end, guess) for start, end, guess in around if start <= place < end]
        if not holding:
            break
        closing = max(holding)
        place = closing[0]
    return closing


def _opening(entries: Sequence[Entry], moment: datetime) -> datetime | None:
    days = (moment.date() + timedelta(days=number) for number in range(_DAYS_AHEAD))
    starts = (start for day in days for start, _, _ in _openings(entries, day) if start > moment)
    return next(starts, None)


def _open_text(end: datetime, guess: bool, moment: datetime) -> str:
    said = phrases()
    if end - moment >= _ALWAYS:
        return said.always
    if guess:
        return said.open
    if end - moment > timedelta(days=1):
        # Midnight belongs to the day that ends with it.
        day = tongue().weekdays[(end - timedelta(minutes=1)).weekday()]
        return said.open_until_day.format(day, _hour(end))
    return said.open_until.format(_hour(end))


def _hour(end: datetime) -> str:
    return time_text(end.time()) if end.hour or end.minute else phrases().midnight


def _when(opening: datetime, today: date) -> str:
    said, days = phrases(), (opening.date() - today).days
    clock = said.at.format(time_text(opening.time()))
    if days < 2:
        return f"{(said.today, said.tomorrow)[days]} {clock}"
    if days < 7:
        return f"{said.on.format(tongue().weekdays[opening.weekday()])} {clock}"
    year = f" {opening.year}" if opening.year != today.year else ""
    return f"{said.on.format(day_and_month(opening.date()) + year)} {clock}"
