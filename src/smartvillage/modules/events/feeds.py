"""The calendar of all events, to subscribe to."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from django.http import HttpRequest
from icalendar import Event

from smartvillage.modules.events import agenda
from smartvillage.modules.events.document import KIND
from smartvillage.modules.events.pages.lists import narrowing_of
from smartvillage.modules.events.pages.takeaway import calendar_entry
from smartvillage.modules.events.schedule import EventDate
from smartvillage.surfaces.feeds.calendars import Dates
from smartvillage.surfaces.webapp.pagecontext import PageContext

PAST, AHEAD = timedelta(days=30), timedelta(days=400)
MOST = 2_000


def entries(request: HttpRequest, context: PageContext) -> Iterator[Event]:
    """Each date an entry of its own, cancelled ones marked: a calendar would keep what is merely left out.

    The UID is of the event and the day, so a corrected time changes the entry people have.
    """
    since, until = context.today - PAST, context.today + AHEAD
    found = agenda.occasions(context, narrowing_of(request, context), since=since, until=until)[:MOST]
    sources = agenda.sources(context, found)
    seen: Counter[tuple[int, date]] = Counter()
    for one in found:
        if source := sources.get(one.item):
            seen[one.item, one.first] += 1
            again = seen[one.item, one.first]
            uid = one.first.isoformat() + (f"-{again}" if again > 1 else "")
            planned = EventDate(one.first, one.last, one.time_from, one.time_to, cancelled=one.cancelled)
            yield calendar_entry(source, context, planned, uid=uid)


CALENDARS = (Dates(KIND, entries),)
