"""Reminders of phones, and the calendar to subscribe."""

from datetime import date, datetime
from typing import Any

import orjson
import pytest
import time_machine
from icalendar import Calendar

from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.push.models import Notification
from smartvillage.modules.waste.jobs import remind, remind_all
from smartvillage.modules.waste.models import Reminder
from smartvillage.modules.waste.rest import wall_clock
from smartvillage.modules.waste.tests.test_wire import MAIN, add
from smartvillage.testing import Place, Reply, call, token

TYPES = {"paper": {"label": "Papiertonne", "color": "#00f"}, "organic": {"label": "Biotonne"}, "broken": "x"}
WANTED = {"notify_at": "9:5+01:00", "notify_for_waste_type": "paper", "notify_days_before": "1", **MAIN}
DEVICE = {"token": "ExponentPushToken[x]", "device_type": "ios"}


def send(place: Place, method: str, path: str, body: Any = b"") -> Reply:
    return call(
        path,
        body,
        method=method,
        host=f"{place.slug}.localhost",
        authorization=f"Bearer {token(place, 'app')}",
    )


def register(place: Place, **changes: Any) -> Reply:
    body = {"waste_registration": {**WANTED, **changes}, "notification_device": DEVICE}
    return send(place, "POST", "/notification/wastes.json", body)


def test_a_phone_asks_to_be_reminded_and_no_longer(town: Place, amt: Place) -> None:
    made = register(town)
    assert made.status == 201
    assert (made.json["notify_at_time"], made.json["notify_days_before"]) == ("09:05", 1)
    assert register(town, notify_at="18:30+01:00").json["id"] == made.json["id"]
    path = "/notification/wastes.json?token=ExponentPushToken%5Bx%5D"
    (row,) = send(town, "GET", path).json
    assert {key: row[key] for key in ("id", "street", "notify_at", "notify_for_waste_type")} == {
        "id": made.json["id"],
        "street": MAIN["street"],
        "notify_at": "2000-01-01T18:30:00.000+01:00",
        "notify_for_waste_type": "paper",
    }
    assert row["notification_device_token"] == DEVICE["token"]
    assert send(amt, "GET", path).json == []
    gone = f"/notification/wastes/{row['id']}.json?token="
    assert send(town, "DELETE", gone + "nobody").status == 404
    assert send(amt, "DELETE", gone + "ExponentPushToken%5Bx%5D").status == 404
    assert send(town, "DELETE", gone + "ExponentPushToken%5Bx%5D").status == 202
    assert send(town, "DELETE", gone + "ExponentPushToken%5Bx%5D").json == {}


def test_a_phone_with_many_reminders_may_change_them_but_gets_no_more(
    town: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smartvillage.modules.waste.rest.MAX_REMINDERS", 1)
    assert register(town).status == 201
    assert register(town, notify_at="18:30+01:00").json["notify_at_time"] == "18:30"
    assert register(town, notify_for_waste_type="organic").status == 422


@pytest.mark.parametrize(
    "changes",
    [
        {"notify_at": "25:00+01:00"},
        {"notify_at": ""},
        {"street": ""},
        {"notify_days_before": "99"},
        {"notify_at": ["9:5"]},
    ],
)
def test_reminders_that_mean_nothing_are_refused(town: Place, changes: dict[str, Any]) -> None:
    assert register(town, **changes).status == 422
    with within(town.id):
        assert Reminder.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("9:5+01:00", "09:05"),
        ("21:30+01:00", "21:30"),
        ("2000-01-01T09:05:00.000+01:00", "09:05"),
        ("7:00", "07:00"),
    ],
)
def test_the_clock_on_the_wall(said: str, clock: str) -> None:
    found = wall_clock(said)
    assert found
    assert f"{found:%H:%M}" == clock


@pytest.mark.parametrize(
    ("collected", "due"), [("2026-07-10", "2026-07-09T09:05+02:00"), ("2026-01-10", "2026-01-09T09:05+01:00")]
)
def test_reminders_go_out_the_day_before_by_the_clock_on_the_wall(
    town: Place, collected: str, due: str
) -> None:
    types(town)
    register(town)
    register(town, notify_for_waste_type="organic")
    register(town, street="Anderswo 1")
    add(town, collected)
    at = datetime.fromisoformat(due)
    with time_machine.travel(at.replace(hour=1, minute=1)), across_all():
        remind_all()
        remind_all()
    with within(town.id):
        (made,) = Notification.objects.all()
    assert (made.title, made.due_at) == ("Abfallkalender", at)
    day = date.fromisoformat(collected)
    assert made.body == f"Hauptstraße 1: Am {day:%d.%m.%Y} wird Papiertonne abgeholt."
    assert made.data == {"id": 1, "query_type": "WasteAddresses"}
    assert remind(municipality=town.id, day=day) == 0


def types(place: Place, content: str = "") -> None:
    place.publish(
        "static_content", "json", name="wasteTypes", content=content or orjson.dumps(TYPES).decode()
    )


EXPORT = "/waste_calendar/export?street=hauptstrasse%201&city=Bad%20Belzig"


def events(place: Place, path: str = EXPORT) -> list[Any]:
    answer = call(path, method="GET", host=f"{place.slug}.localhost")
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return list(Calendar.from_ical(answer.body).walk("VEVENT"))


def test_the_calendar_has_every_date_of_the_kinds_there_are(town: Place, amt: Place) -> None:
    types(town)
    add(town, "2026-01-05", note="vor 6 Uhr")
    add(town, "2026-01-07", "organic")
    add(town, "2026-01-08", "unknown")
    paper, organic = events(town)
    assert (paper["SUMMARY"], paper["LOCATION"]) == (
        "Abfallkalender: Papiertonne",
        "Hauptstraße 1, 14806 Bad Belzig",
    )
    assert (paper["DTSTART"].dt, paper["DTEND"].dt) == (date(2026, 1, 5), date(2026, 1, 6))
    assert paper["DESCRIPTION"] == "Abholung Papiertonne in Hauptstraße 1\nvor 6 Uhr"
    assert [event["UID"] for event in events(town)] == [paper["UID"], organic["UID"]]
    assert [event["SUMMARY"] for event in events(town, EXPORT + "&waste_types=organic,x")] == [
        "Abfallkalender: Biotonne"
    ]
    assert call(EXPORT, method="GET", host=f"{amt.slug}.localhost").status == 404
    assert call("/waste_calendar/export", method="GET", host=f"{town.slug}.localhost").status == 404


@pytest.mark.parametrize("content", ["{", "[]", '"x"', "null"])
def test_kinds_nobody_can_read_leave_an_empty_calendar(town: Place, content: str) -> None:
    types(town, content)
    add(town, "2026-01-05")
    assert events(town) == []
