"""Calendars of modules: their `feeds` room names in `CALENDARS` which dates a kind's calendar holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from icalendar import Calendar, Event, Timezone

from smartvillage.core.content.kinds import Kind
from smartvillage.core.modules import rooms
from smartvillage.surfaces.webapp.pagecontext import PageContext

_BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Dates:
    """`entries` are the events of a subscription, narrowed as the request says; their UIDs stay the same."""

    kind: Kind
    entries: Callable[[HttpRequest, PageContext], Iterable[Event]]


@cache
def _calendars() -> dict[str, Dates]:
    return {dates.kind.path: dates for room in rooms("feeds") for dates in getattr(room, "CALENDARS", ())}


def dates_of(path: str) -> Dates | None:
    return _calendars().get(path)


def calendar(name: str, entries: Iterable[Event], context: PageContext) -> bytes:
    """An iCalendar file with the zones its times need; programs ask again after some hours."""
    made = Calendar()
    made.add("prodid", f"-//Smart Village//{context.municipality.slug}//DE")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("x-published-ttl", "PT6H")
    for entry in entries:
        made.add_component(entry)
    add_zones(made)
    return bytes(made.to_ical())


def add_zones(made: Calendar) -> None:
    """The zones its times need. Berlin's by rule: with a list of dates ical.js is an hour off in summer."""
    if "Europe/Berlin" in made.get_missing_tzids():
        made.add_component(Timezone.from_ical(_BERLIN))
    made.add_missing_timezones()
