"""Opening hours in the way people write them.

`Mo-Fr 9-12, 13-17:30` · `Sa geschlossen` · `01.04.-31.10. Di-So 10-18 | letzter Einlass 17:30` ·
`24.12.-31.12. geschlossen | Betriebsruhe` · `Mo-So` (open all day).
"""

import re
from datetime import date, timedelta

from smartvillage.examples.parts import OpeningHour
from smartvillage.examples.when import SHORT, WEEKDAYS

_LINE = re.compile(
    r"(?:(?P<from>\d\d\.\d\d\.)-(?P<to>\d\d\.\d\d\.) ?)?"
    r"(?P<days>(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:[-,](?:Mo|Di|Mi|Do|Fr|Sa|So))*)?"
    r"(?P<times> ?(?:geschlossen|[\d:, -]+))?(?: ?\| (?P<note>.+))?"
)


def parse(lines: list[str], *, today: date) -> tuple[OpeningHour, ...]:
    """Entries in the order of the lines. Raises ValueError for a line that cannot be read."""
    entries = [entry for line in lines for entry in _line(line, today=today)]
    for number, entry in enumerate(entries, start=1):
        entry["sort_number"] = number
    return tuple(entries)


def _line(line: str, *, today: date) -> list[OpeningHour]:
    found = _LINE.fullmatch(line)
    if found is None or not (found["days"] or found["from"]):
        raise ValueError(f"not opening hours: {line!r}")
    times = (found["times"] or "").strip()
    period = _period(found["from"], found["to"], today=today) if found["from"] else (None, None)
    return [
        OpeningHour(
            weekday=weekday,
            time_from=start,
            time_to=end,
            open=times != "geschlossen",
            description=found["note"],
            date_from=period[0],
            date_to=period[1],
            sort_number=0,
            use_year=False,
        )
        for weekday in _weekdays(found["days"])
        for start, end in _spans(times)
    ]


def _weekdays(text: str | None) -> list[str | None]:
    if text is None:
        return [None]
    chosen: list[str | None] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        chosen += WEEKDAYS[SHORT.index(first) : SHORT.index(last or first) + 1]
    return chosen


def _spans(text: str) -> list[tuple[str | None, str | None]]:
    if text in ("", "geschlossen"):
        return [(None, None)]
    return [
        (_clock(first), _clock(last)) for first, _, last in (span.partition("-") for span in text.split(","))
    ]


def _clock(text: str) -> str:
    hour, _, minute = text.strip().partition(":")
    return f"{int(hour):02d}:{minute or '00'}"


def _period(first: str, last: str, *, today: date) -> tuple[str, str]:
    """The running period, else the next one."""
    (day1, month1), (day2, month2) = ((int(text[:2]), int(text[3:5])) for text in (first, last))
    over_new_year = (month2, day2) < (month1, day1)
    for year in (today.year - 1, today.year, today.year + 1):
        end = date(year + over_new_year, month2, day2)
        if end >= today - timedelta(days=1):
            return date(year, month1, day1).isoformat(), end.isoformat()
    raise ValueError(f"no period {first}-{last}")
