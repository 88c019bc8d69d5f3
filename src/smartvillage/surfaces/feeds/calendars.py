"""Calendars of modules: their `feeds` room names in `CALENDARS` which dates a kind's calendar holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from icalendar import Calendar, Event

from smartvillage.core.content.kinds import Kind
from smartvillage.core.modules import rooms
from smartvillage.surfaces.webapp.pagecontext import PageContext


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
    made.add_missing_timezones()
    return bytes(made.to_ical())
