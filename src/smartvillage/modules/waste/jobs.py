"""Every night: the reminders of the coming day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from smartvillage.core.jobs.outbox import nightly
from smartvillage.core.municipalities.directory import tenants
from smartvillage.core.municipalities.scope import within
from smartvillage.core.push.actions import notify
from smartvillage.core.push.audience import Audience
from smartvillage.kit.dates import BERLIN, today
from smartvillage.modules.waste.models import PickUp, Reminder
from smartvillage.modules.waste.queries import label_of, waste_types

TITLE = "Abfallkalender"
OPENS = {"id": 1, "query_type": "WasteAddresses"}
"""With these a tap opens the calendar."""


@nightly(order=10)
def remind_all() -> None:
    for found in tenants():
        if found.has_module("waste"):
            remind(municipality=found.id, day=today())


def remind(*, municipality: int, day: date) -> int:
    """Queue a municipality's reminders of a day, each at its time; asking again queues none twice. Returns how many."""
    with within(municipality):
        types = waste_types(municipality=municipality)
        due = list(_due(day))
        for reminder, collected in due:
            label = label_of(types, reminder.waste_type)
            notify(
                municipality=municipality,
                title=TITLE,
                body=f"{reminder.street}: Am {collected:%d.%m.%Y} wird {label} abgeholt.",
                data=OPENS,
                audience=Audience(token=reminder.device.token),
                due_at=datetime.combine(day, reminder.at, BERLIN),
                key=f"waste:{reminder.pk}:{collected.isoformat()}",
            )
    return len(due)


def _due(day: date) -> Iterator[tuple[Reminder, date]]:
    """Reminders whose address and kind are collected on the day they look ahead to."""
    ahead = sorted(set(Reminder.objects.values_list("days_before", flat=True)))
    for days in ahead:
        collected = day + timedelta(days=days)
        said = PickUp.objects.filter(day=collected, collection__isnull=False).values_list(
            "collection__address__street",
            "collection__address__zip",
            "collection__address__city",
            "collection__waste_type",
        )
        known = set(said)
        for reminder in Reminder.objects.filter(days_before=days).select_related("device"):
            if (reminder.street, reminder.zip, reminder.city, reminder.waste_type) in known:
                yield reminder, collected
