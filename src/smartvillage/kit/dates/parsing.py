"""Lenient reading of dates and times. Nothing here raises: what cannot be read is None."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from .clock import BERLIN, as_berlin

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan",
            "feb",
            "mar mär mae mrz",
            "apr",
            "may mai",
            "jun",
            "jul",
            "aug",
            "sep",
            "oct okt",
            "nov",
            "dec dez",
        ),
        start=1,
    )
    for name in names.split()
}
_ZONES = {
    **dict.fromkeys(("z", "ut", "utc", "gmt"), 0),
    **dict.fromkeys(("cet", "mez", "bst"), 1),
    **dict.fromkeys(("cest", "mesz"), 2),
    "edt": -4,
    "est": -5,
    "cdt": -5,
    "cst": -6,
    "mdt": -6,
    "mst": -7,
    "pdt": -7,
    "pst": -8,
}
_DATE = r"""(?:
    (?P<year>\d{4})([-/])(?P<month>\d{1,2})\2(?P<day>\d{1,2})
  | (?P<day_de>\d{1,2})\.\s?(?P<month_de>\d{1,2})\.\s?(?P<year_de>\d{4}|\d{2})
  | (?P<day_name>\d{1,2})\.?\ (?P<month_name>[a-zä]{3,9})\.?\ (?P<year_name>\d{4}|\d{2})
  | (?P<compact>\d{8})
)"""
_TIME = r"""(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"""
_ZONE = r"""(?:(?P<sign>[+-])(?P<off_hour>\d{2}):?(?P<off_minute>\d{2})?|(?P<zone>[a-z]{1,4}))"""
_WHOLE = re.compile(
    rf"(?:[a-zä]{{2,10}}\.?,?\s+)?{_DATE}(?:(?:t|,?\s+|,?\s+um\s+){_TIME}(?:\s*uhr)?(?:\s*{_ZONE})?(?:\s*\([^)]*\))?)?",
    re.ASCII | re.VERBOSE,
)
_CLOCK = re.compile(
    rf"(?:{_TIME}(?:\s*uhr)?|(?P<uhr>\d{{1,2}})(?:[.](?P<uhr_minute>\d{{2}}))?\s*uhr)", re.ASCII | re.VERBOSE
)
_LONGEST = 80


def parse_date(value: object) -> date | None:
    """The civil date in Berlin that `value` (text, date or datetime) names."""
    if isinstance(value, datetime):
        moment = _in_berlin(value)
        return moment.date() if moment else None
    if isinstance(value, date):
        return value
    found = _read(value)
    return found.date() if isinstance(found, datetime) else found


def parse_datetime(value: object) -> datetime | None:
    """The moment, aware and in Berlin time; without a zone it is Berlin time, without a time midnight."""
    if isinstance(value, datetime):
        return _in_berlin(value)
    found = value if isinstance(value, date) else _read(value)
    if found is None or isinstance(found, datetime):
        return found
    return _in_berlin(datetime.combine(found, time()))


def parse_time(value: object) -> time | None:
    """The time of day (`24:00` is midnight); of a datetime its time in Berlin."""
    if isinstance(value, time):
        return value.replace(tzinfo=None)
    if isinstance(value, datetime):
        moment = _in_berlin(value)
        return moment.time() if moment else None
    text = _text(value)
    if match := _CLOCK.fullmatch(text):
        return _clock(match["hour"] or match["uhr"], match["minute"] or match["uhr_minute"], match["second"])
    found = _read(text)
    return found.time() if isinstance(found, datetime) else None


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    return value.strip().lower()


def _read(value: object) -> date | datetime | None:
    """A date, or a moment in Berlin time when the text has a time."""
    match = _WHOLE.fullmatch(_text(value))
    if match is None or (day := _day(match)) is None:
        return None
    if match["hour"] is None:
        return day
    clock = _clock(match["hour"], match["minute"], match["second"], match["fraction"])
    zone = _zone(match)
    if clock is None or zone is None:
        return None
    try:
        after = timedelta(days=int(match["hour"]) // 24)
        return _in_berlin(datetime.combine(day + after, clock, None if zone is BERLIN else zone))
    except OverflowError:
        return None


def _day(match: re.Match[str]) -> date | None:
    if compact := match["compact"]:
        parts = compact[:4], compact[4:6], compact[6:]
    elif match["month_name"]:
        parts = match["year_name"], str(_MONTHS.get(match["month_name"][:3], 0)), match["day_name"]
    elif match["month_de"]:
        parts = match["year_de"], match["month_de"], match["day_de"]
    else:
        parts = match["year"], match["month"], match["day"]
    year, month, day = map(int, parts)
    if len(parts[0]) == 2:
        year += 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(hour: str, minute: str | None, second: str | None, fraction: str | None = None) -> time | None:
    parts = int(hour), int(minute or 0), int(second or 0)
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    if parts == (24, 0, 0):
        return time()
    try:
        return time(parts[0], parts[1], min(parts[2], 59) if parts[2] <= 60 else 99, micro)
    except ValueError:
        return None


def _zone(match: re.Match[str]) -> tzinfo | None:
    if match["sign"]:
        offset = timedelta(hours=int(match["off_hour"]), minutes=int(match["off_minute"] or 0))
        if offset > timedelta(hours=15):
            return None
        return timezone(offset if match["sign"] == "+" else -offset)
    if name := match["zone"]:
        hours = _ZONES.get(name)
        return None if hours is None else timezone(timedelta(hours=hours))
    return BERLIN


def _in_berlin(value: datetime) -> datetime | None:
    try:
        moment = as_berlin(value)
        moment.astimezone(UTC)  # the ends of the calendar have no neighbour zone to go to
    except (OverflowError, ValueError):
        return None
    return moment
