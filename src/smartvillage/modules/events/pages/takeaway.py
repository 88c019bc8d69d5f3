"""An event as an iCalendar file, for the calendar on a telephone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from icalendar import Calendar, vRecur
from icalendar import Event as Entry

from smartvillage.kit.characters import printable
from smartvillage.kit.dates import BERLIN
from smartvillage.kit.html import plain
from smartvillage.kit.recurrence import Recurrence, RecurrenceError, expand
from smartvillage.kit.words import slug
from smartvillage.modules.events.pages.face import FACE
from smartvillage.modules.events.schedule import EventDate, coming, dates_of, series_of
from smartvillage.surfaces.feeds.calendars import add_zones
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.details import find_or_404
from smartvillage.surfaces.webapp.faces import headline
from smartvillage.surfaces.webapp.facts import address_lines, point_of
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of, first_part, moment

MOST = 50


@public_page
def calendar_file(request: HttpRequest, number: int) -> HttpResponse:
    context = context_of(request)
    found = find_or_404(FACE, context, number)
    entries = list(_entries(found, context))
    if not entries:
        raise Http404
    calendar = Calendar()
    calendar.add("prodid", f"-//Smart Village//{context.municipality.slug}//DE")
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(entry)
    add_zones(calendar)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug(headline(found)) or number}.ics"'
    return response


def _entries(found: Source, context: PageContext) -> Iterator[Entry]:
    """A series as one entry with its rule, moved and cancelled dates beside it; else an entry for each date."""
    dates = dates_of(found)
    series = series_of(found)
    first = _first_of(series) if series else None
    if series is None or first is None:
        for index, one in enumerate(coming(dates, context.today)[:MOST]):
            yield calendar_entry(found, context, one, uid=str(index))
        return
    like = next((one for one in dates if one.first == first), None) or (dates[0] if dates else None)
    if like is None:
        return
    length = like.last - like.first
    planned = EventDate(first, first + length, like.time_from, like.time_to)
    head = calendar_entry(found, context, planned, uid="serie")
    head.add("rrule", vRecur.from_ical(_rule(series, like.time_from)))
    if series.excluded:
        head.add("exdate", [_moment(day, like.time_from) for day in series.excluded])
    yield head
    for one in dates:
        if one.cancelled or one.moved_from:
            changed = calendar_entry(found, context, one, uid="serie")
            changed.add("recurrence-id", _moment(one.moved_from or one.first, like.time_from))
            yield changed
    for day in series.added:
        yield calendar_entry(
            found, context, EventDate(day, day + length, like.time_from, like.time_to), uid=day.isoformat()
        )


def calendar_entry(found: Source, context: PageContext, one: EventDate, *, uid: str) -> Entry:
    """One date; `uid` tells it from the event's other dates and stays the same."""
    entry = Entry()
    entry.add("uid", f"{found['id']}-{uid}@{context.municipality.slug}")
    entry.add("dtstamp", moment(found.get("updated_at")) or context.at)
    entry.add("summary", printable(headline(found)))
    entry.add("dtstart", _moment(one.first, one.time_from))
    if end := _end(one):
        entry.add("dtend", end)
    if text := plain(found.get("description") or ""):
        entry.add("description", printable(text))
    address = first_part(found, "addresses")
    location = (found.get("location") or {}).get("name")
    if place := ", ".join(dict.fromkeys([*([location] if location else []), *address_lines(address)])):
        entry.add("location", printable(place))
    if point := point_of(address):
        entry.add("geo", (point.lat, point.lon))
    entry.add("url", context.absolute(FACE.url(found)))
    entry.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    return entry


def _moment(day: date, clock: time | None) -> date | datetime:
    return datetime.combine(day, clock, BERLIN) if clock else day


def _end(one: EventDate) -> date | datetime | None:
    """All-day entries end on the day after; a time before the start is after midnight."""
    if one.time_from is None:
        return one.last + timedelta(days=1) if one.last < date.max else None
    if one.time_to is None:
        return None
    night = one.first == one.last and one.time_to <= one.time_from
    return datetime.combine(one.last + timedelta(days=int(night)), one.time_to, BERLIN)


def _first_of(series: Recurrence) -> date | None:
    """The first day of the rule itself: a calendar counts the start as a date of the series."""
    bare = Recurrence(series.rule, series.first, series.last)
    try:
        days = expand(
            bare, since=series.first, until=series.last or series.first + timedelta(days=3660), limit=1
        )
    except RecurrenceError:
        return None
    return days[0] if days else None


def _rule(series: Recurrence, clock: time | None) -> str:
    """The rule with its end, in UTC where it has times, as RFC 5545 asks."""
    rule = series.rule.strip().removeprefix("RRULE:").rstrip(";")
    if series.last is None:
        return rule
    last = _moment(series.last, clock)
    until = f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(last, datetime) else f"{last:%Y%m%d}"
    return f"{rule};UNTIL={until}"
