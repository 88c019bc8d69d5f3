"""The dates of an address as a calendar to subscribe."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Alarm, Calendar, Event

from smartvillage.kit.dates import as_berlin
from smartvillage.modules.waste.models import PickUp, WasteAddress
from smartvillage.modules.waste.queries import Row, label_of

NAME = "Abfallkalender"


def calendar(
    *, address: WasteAddress, pick_ups: Iterable[PickUp], types: Row, alarm: timedelta | None = None
) -> bytes:
    """iCalendar: an all-day event for every date of the kinds that the municipality names; UIDs stay the same.

    `alarm`: when a calendar reminds, counted from the midnight at which the day begins.
    """
    told = f"Alle Abholtermine der Müllabfuhr für {address}"
    made = Calendar()
    made.add("prodid", "-//Smart Village//Abfallkalender//DE")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for name, text in (("name", NAME), ("x-wr-calname", NAME), ("description", told), ("x-wr-caldesc", told)):
        made.add(name, text)
    for pick_up in pick_ups:
        kind = pick_up.collection.waste_type if pick_up.collection else ""
        if kind in types:
            event = _event(pick_up, address, label_of(types, kind))
            if alarm is not None:
                event.add_component(_alarm(alarm, str(event["summary"])))
            made.add_component(event)
    content: bytes = made.to_ical()
    return content


def _event(pick_up: PickUp, address: WasteAddress, label: str) -> Event:
    event = Event()
    event.add("uid", f"waste-{pick_up.collection_id}-{pick_up.day:%Y%m%d}@smart-village")
    event.add("dtstamp", as_berlin(pick_up.updated_at))
    event.add("dtstart", pick_up.day)
    event.add("dtend", pick_up.day + timedelta(days=1))
    event.add("summary", f"{NAME}: {label}")
    note = f"\n{pick_up.note}" if pick_up.note else ""
    event.add("description", f"Abholung {label} in {address.street}{note}")
    event.add("location", str(address))
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(before: timedelta, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", text)
    return alarm
