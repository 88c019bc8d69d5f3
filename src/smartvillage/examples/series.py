"""Series of events: a rule, its span, the pauses, and single dates that moved or are cancelled."""

from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from smartvillage.examples import school
from smartvillage.examples.parts import Recurrence


def occurrences(rule: str, *, first: date, last: date) -> list[date]:
    """Every day of an RFC 5545 rule within the span, both ends included."""
    start = datetime.combine(first, time())
    days = rrulestr(rule, dtstart=start).between(start, datetime.combine(last, time()), inc=True)
    return [day.date() for day in days]


def recurrence(
    rule: str,
    *,
    since: date,
    until: date,
    today: date,
    pause: bool = False,
    move: tuple[int, int] | None = None,
    cancel: int | None = None,
) -> Recurrence:
    """A series from the first to the last date the rule has between `since` and `until`.

    `pause` leaves out school holidays. `move=(2, 1)` shifts the second coming date by one day,
    `cancel=3` drops the third coming one.
    """
    days = occurrences(rule, first=since, last=until)
    skipped = [day for day in days if pause and school.is_holiday(day)]
    coming = [day for day in days if day >= today and day not in skipped]
    moved = [coming[move[0] - 1]] if move and len(coming) >= move[0] else []
    cancelled = [coming[cancel - 1]] if cancel and len(coming) >= cancel else []
    return Recurrence(
        rule=rule,
        first=days[0].isoformat(),
        last=days[-1].isoformat(),
        excluded=[day.isoformat() for day in sorted({*skipped, *cancelled})],
        moved=[
            [day.isoformat(), (day + timedelta(days=move[1] if move else 0)).isoformat()] for day in moved
        ],
        cancelled=[day.isoformat() for day in cancelled],
    )
