"""Calendars for tests, and what an entry says in short."""

from datetime import date, time

from smartvillage.kit.readers import EventEntry, Report, read_ics
from smartvillage.kit.recurrence import expand
from smartvillage.testing import shared

ZIMBRA = "623c13c0-6c2b-45d6-a12b-c33ad61c4868"


def sample(name: str) -> Report[EventEntry]:
    return read_ics(shared(f"data/samples/ics/{name}").read_bytes())


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar of events, each given by its lines with `|` between them."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *head.split("|")]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.split("|"), "END:VEVENT"]
    return "\r\n".join([*filter(None, lines), "END:VCALENDAR", ""]).encode()


def only(event: str, head: str = "") -> EventEntry:
    report = read_ics(calendar(f"UID:1|SUMMARY:A|{event}", head=head))
    assert report.problems == ()
    (entry,) = report.entries
    return entry


def times(entry: EventEntry) -> tuple[date, date | None, time | None, time | None]:
    return entry.start, entry.end, entry.time_from, entry.time_to


def days(entry: EventEntry, until: date = date(2030, 1, 1)) -> list[date]:
    assert entry.recurrence
    return expand(entry.recurrence, since=date(1990, 1, 1), until=until)


def zone(offset: str, rule: str = "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU") -> str:
    return (
        f"BEGIN:VTIMEZONE|TZID:Ours|BEGIN:STANDARD|DTSTART:16010101T000000|RRULE:{rule}|TZOFFSETFROM:{offset}"
        f"|TZOFFSETTO:{offset}|END:STANDARD|END:VTIMEZONE"
    )
