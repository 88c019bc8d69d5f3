"""What time does to pushes."""

from datetime import date, datetime, time, timedelta

from smartvillage.core.content.versions import bump
from smartvillage.core.jobs.outbox import every, nightly
from smartvillage.core.push.actions import notify, release
from smartvillage.core.push.audience import Audience
from smartvillage.core.push.models import WEEKDAYS, Notification, Schedule
from smartvillage.kit.dates import BERLIN, now, parse_time, today

LOG_HOURS = 96


@every(minutes=1)
def release_due() -> None:
    """Let go what waited for its time or for its item's release."""
    waiting = Notification.objects.filter(released_at=None, withheld="", due_at__lte=now())
    for notification in waiting.select_related("item"):
        if release(notification) and notification.item:
            bump(municipality=notification.municipality_id, kind=notification.item.kind)


@nightly(order=40)
def queue_scheduled() -> None:
    """Today's scheduled pushes, each at its time of day in Berlin."""
    day = today()
    for schedule in Schedule.objects.select_related("item").iterator(chunk_size=500):
        if due := due_on(schedule, day):
            _queue(schedule, due)


def due_on(schedule: Schedule, day: date) -> datetime | None:
    """When a schedule pushes on a day; None when it does not."""
    if not schedule.recurring:
        at = schedule.once_at and schedule.once_at.astimezone(BERLIN)
        return at if at and at.date() == day else None
    clock = parse_time(schedule.weekly.get(WEEKDAYS[day.weekday()]))
    return datetime.combine(day, time(clock.hour, clock.minute), BERLIN) if clock else None


def _queue(schedule: Schedule, due: datetime) -> None:
    record = (str(schedule.data["query_type"]), schedule.item_id)
    notify(
        municipality=schedule.item.municipality_id,
        title=schedule.title,
        body=schedule.body,
        data=schedule.data,
        audience=Audience(record=(str(schedule.data["record_type"]), record[1])),
        due_at=due,
        item=schedule.item_id,
        key=f"schedule:{schedule.pk}:{due.date().isoformat()}",
    )


@nightly(order=91)
def forget_released() -> None:
    """The log is kept for 96 hours; that an item was pushed is remembered."""
    old = now() - timedelta(hours=LOG_HOURS)
    Notification.objects.filter(released_at__lt=old, item=None).delete()
    Notification.objects.filter(released_at__lt=old, key__startswith="schedule:").delete()
