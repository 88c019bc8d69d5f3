"""Reminders of phones, and the calendar to subscribe."""

import re
from datetime import time
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from smartvillage.core.limits import limit
from smartvillage.core.push.actions import device_by_token, register_device
from smartvillage.core.push.models import Device
from smartvillage.modules.waste.calendar import calendar
from smartvillage.modules.waste.models import Reminder
from smartvillage.modules.waste.queries import calendar_address, coming, waste_types
from smartvillage.surfaces.graphql.wire import number
from smartvillage.surfaces.rest.api import public
from smartvillage.surfaces.rest.call import Call, Refusal, said, text

MAX_REMINDERS = 100
MAX_DAYS_BEFORE = 30
_CLOCK = re.compile(r"(?:\d{4}-\d\d-\d\dT)?(\d{1,2}):(\d{1,2})(?::\d{1,2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")


def reminders(call: Call) -> HttpResponse:
    device = device_by_token(municipality=call.municipality, token=text(call.query.get("token")))
    found = Reminder.objects.filter(device=device).select_related("device").order_by("pk") if device else []
    return said([_row(one) for one in found])


def remind(call: Call) -> HttpResponse:
    """One for each phone, address and kind; asking again changes it. The time means the clock on the wall."""
    limit(f"reminder:{call.address}", times=300, seconds=600)
    given = call.section("waste_registration")
    clock, days = wall_clock(text(given.get("notify_at"))), number(given.get("notify_days_before"))
    street, kind = text(given.get("street"))[:200], text(given.get("notify_for_waste_type"))[:80]
    if clock is None or not street or not kind or (days or 0) > MAX_DAYS_BEFORE:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"notify_at": ["is invalid"]})
    device = _registered(call)
    key = {
        "device": device,
        "street": street,
        "zip": text(given.get("zip"))[:20],
        "city": text(given.get("city"))[:120],
        "waste_type": kind,
    }
    full = Reminder.objects.filter(device=device).count() >= MAX_REMINDERS
    if full and not Reminder.objects.filter(**key).exists():
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"notification_device": ["has too many reminders"]})
    made, _ = Reminder.objects.update_or_create(**key, defaults={"days_before": days or 0, "at": clock})
    row = _row(made)
    del row["notification_device_token"], row["notify_at"]
    return said({**row, "notify_at_time": f"{clock:%H:%M}"}, status=HTTPStatus.CREATED)


def forget(call: Call, identifier: int) -> HttpResponse:
    device = device_by_token(municipality=call.municipality, token=text(call.body.get("token")))
    found = (
        Reminder.objects.filter(device=device, pk=identifier).first()
        if device and identifier < 2**63
        else None
    )
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, {})
    row = _row(found)
    found.delete()
    return said(row, status=HTTPStatus.ACCEPTED)


@public
def export(call: Call) -> HttpResponse:
    """iCalendar of an address, of all kinds or of `waste_types=key,key`; 404 for an unknown one."""
    asked = {name: text(call.query.get(name)) for name in ("street", "zip", "city", "waste_types")}
    address = calendar_address(
        municipality=call.municipality, street=asked["street"], zip_code=asked["zip"], city=asked["city"]
    )
    if address is None:
        raise Refusal(HTTPStatus.NOT_FOUND, {"error": "unknown address"})
    dates = coming(address=address, types=asked["waste_types"].split(","))
    content = calendar(address=address, pick_ups=dates, types=waste_types(municipality=call.municipality))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="abfallkalender.ics"'
    return answer


def wall_clock(said_at: str) -> time | None:
    """`9:5+01:00` means five past nine in Berlin, in summer too: the app always writes that offset."""
    match = _CLOCK.fullmatch(said_at)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return time(int(match[1]), int(match[2]))


def _registered(call: Call) -> Device:
    given = call.section("notification_device")
    token = text(given.get("token"))
    if not token or len(token) > 255:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, {"token": ["can't be blank"]})
    known = device_by_token(municipality=call.municipality, token=token)
    kind = text(given.get("device_type"))[:20] or "undefined"
    return known or register_device(municipality=call.municipality, token=token, device_type=kind)


def _row(found: Reminder) -> dict[str, Any]:
    return {
        "id": found.pk,
        "notification_device_token": found.device.token,
        "street": found.street,
        "city": found.city,
        "zip": found.zip,
        "notify_days_before": found.days_before,
        "notify_at": f"2000-01-01T{found.at:%H:%M}:00.000+01:00",
        "notify_for_waste_type": found.waste_type,
        "created_at": found.created_at,
        "updated_at": found.updated_at,
    }


ROUTES = {
    "notification/wastes": {"GET": reminders, "POST": remind},
    "notification/wastes/<int:identifier>": {"DELETE": forget},
    "waste_calendar/export": {"GET": export},
}
