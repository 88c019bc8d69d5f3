"""Moments of a calendar file as civil days and times in Berlin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from icalendar import Event
from icalendar.prop import vBroken

from smartvillage.kit import dates

from .zones import Zones

Moment = date | datetime  # a whole day, or an aware datetime in the zone the file names
_DAY = timedelta(days=1)
_DAY_ONLY = re.compile(r"(\d{8})[TZ]{0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Civil:
    """A day and, unless the whole day is meant, a time of day, in Berlin."""

    day: date
    clock: time | None = None

    @property
    def key(self) -> tuple[date, time]:
        """For comparing; whole days begin at midnight."""
        return self.day, self.clock or time()


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when an event lasts; `own` is its beginning in the zone of the file."""

    own: Moment
    begin: Civil
    end_day: date | None = None
    end_clock: time | None = None


class Moments:
    """Reads the moments of one file; a local time without a zone is `local` time."""

    def __init__(self, zones: Zones, *, local: tzinfo) -> None:
        self._zones = zones
        self._local = local
        self.unknown: set[str] = set()

    def one(self, event: Event, name: str) -> Moment | None:
        """The moment of a property, None when absent or unreadable."""
        return next(self.all(event, name), None)

    def all(self, event: Event, name: str) -> Iterator[Moment]:
        """The readable moments of all properties of that name; of periods their beginnings."""
        found = event.get(name, [])
        for prop in found if isinstance(found, list) else [found]:
            zone = str(prop.params.get("X-TZID", "")) if hasattr(prop, "params") else ""
            whole = hasattr(prop, "params") and str(prop.params.get("VALUE", "")).upper() == "DATE"
            for value in _values(prop):
                if (moment := self._located(value, zone)) is not None:
                    yield moment.date() if whole and isinstance(moment, datetime) else moment

    def span(self, event: Event) -> Span | None:
        """When the event takes place, None without a readable beginning."""
        own = self.one(event, "DTSTART")
        if own is None or (begin := civil(own)) is None:
            return None
        last = self._end(event, own)
        if last is None or last <= begin.key:
            return Span(own, begin)
        end_day, end_clock = last
        if begin.clock is None:  # the end of whole days is the day after the last one
            end_day -= _DAY
            return Span(own, begin, end_day if end_day > begin.day else None)
        if end_clock == time() and end_day > begin.day:
            end_day -= _DAY
            if begin.clock == time():  # from midnight to midnight are whole days, too
                return Span(own, Civil(begin.day), end_day if end_day > begin.day else None)
        return Span(own, begin, end_day if end_day > begin.day else None, end_clock)

    def _end(self, event: Event, own: Moment) -> tuple[date, time] | None:
        end = self.one(event, "DTEND")
        if end is None:
            length = getattr(_first(event.get("DURATION")), "dt", None)
            end = _later(own, length) if isinstance(length, timedelta) else None
        found = civil(end) if end is not None else None
        return found.key if found else None

    def _located(self, value: Any, zone: str) -> Moment | None:
        if isinstance(value, tuple):
            value = value[0]
        if not isinstance(value, datetime):
            return value if isinstance(value, date) else None
        if value.tzinfo is not None:
            return value
        known = self._zones.get(zone) if zone else self._local
        if known is None:
            self.unknown.add(zone)
        return value.replace(tzinfo=known or self._local)


def civil(moment: Moment) -> Civil | None:
    """Day and time in Berlin, None at the ends of the calendar."""
    if not isinstance(moment, datetime):
        return Civil(moment)
    try:
        there = dates.parse_datetime(moment.astimezone(UTC))
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return Civil(there.date(), there.time().replace(second=0, microsecond=0)) if there else None


def _values(prop: Any) -> list[Any]:
    if isinstance(prop, vBroken):
        return [found for text in str(prop).split(",") if (found := _lenient(text)) is not None]
    if hasattr(prop, "dts"):
        return [each.dt for each in prop.dts]
    return [getattr(prop, "dt", None)]


def _lenient(text: str) -> Moment | None:
    if match := _DAY_ONLY.fullmatch(text.strip()):
        return dates.parse_date(match[1])
    return dates.parse_datetime(text)


def _later(begin: Moment, length: timedelta) -> Moment | None:
    try:
        if not isinstance(begin, datetime) or length % _DAY == timedelta():
            return begin + length
        return begin.astimezone(UTC) + length
    except OverflowError:
        return None


def _first(prop: Any) -> Any:
    found = prop[0] if isinstance(prop, list) and prop else prop
    return None if isinstance(found, vBroken) else found
