"""Time zones by the names calendar programs give them.

icalendar remembers zones defined in files for the whole process, so that one file could change the times of
another; here a definition counts only in its own file.
"""

import re
from datetime import tzinfo
from functools import cache
from io import StringIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

# Rules dateutil walks in no time; others would allow a file to keep it busy for hours.
_TAME_RULE = re.compile(
    r"RRULE:(?:(?:FREQ=YEARLY|INTERVAL=\d{1,3}|COUNT=\d{1,4}|UNTIL=[\dTZ]{8,16}|BYMONTH=\d{1,2}|WKST=[A-Z]{2}"
    r"|BYDAY=[+-]?\d?[A-Z]{2}|BYMONTHDAY=[-\d,]{1,30})(?:;|$))+",
    re.ASCII | re.IGNORECASE,
)
_MAX_LINES = 500


class Zones:
    """The zones of one file: those of the world, and those it defines itself."""

    def __init__(self, definitions: list[list[str]]) -> None:
        self._own: dict[str, list[str]] = {}
        for lines in definitions:
            for line in lines:
                if line.upper().startswith("TZID"):
                    self._own.setdefault(line.partition(":")[2].strip(), lines)
        self._built: dict[str, tzinfo | None] = {}

    def get(self, name: str) -> tzinfo | None:
        """The zone of that name, None when unknown."""
        name = name.strip().strip('"')
        if found := _of_the_world(name):
            return found
        if name not in self._built:
            self._built[name] = _built(self._own.get(name, []))
        return self._built[name]


@cache
def _known(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _of_the_world(name: str) -> tzinfo | None:
    if name in WINDOWS_TO_OLSON:
        return _known(WINDOWS_TO_OLSON[name])
    # Some programs put their own address before the name.
    match = re.search(r"(?:^|/)([A-Z][A-Za-z_]{1,20}(?:/[A-Z][A-Za-z_+-]{1,20}){0,2})$", name)
    return _known(match[1]) if match else None


def _built(lines: list[str]) -> tzinfo | None:
    tame = [line for line in lines if not line.upper().startswith("RRULE") or _TAME_RULE.fullmatch(line)]
    if not lines or len(lines) > _MAX_LINES:
        return None
    try:
        found = tzical(StringIO("\n".join([*tame, ""]))).get()
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return found if isinstance(found, tzinfo) else None
