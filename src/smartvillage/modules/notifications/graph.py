"""Pushes on the wire."""

from collections.abc import Sequence
from typing import Any

from smartvillage.core.municipalities.scope import within
from smartvillage.core.push.audience import Audience
from smartvillage.core.push.items import pushed_at
from smartvillage.core.push.models import WEEKDAYS, Schedule
from smartvillage.kit.dates import parse_datetime, parse_time
from smartvillage.modules.notifications.actions import broadcast, require_push, schedule
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Attached, Compute, Get, Source, TypeSpecs
from smartvillage.surfaces.graphql.wire import moment, number

NEWS, GENERIC = "news_item", "generic_item"


def send_push_notification(context: Context, args: Args) -> dict[str, Any]:
    """To all phones, or to the one of `token`; id and type go along so that a tap opens the record."""
    given = args.get("data") or {}
    organisation = number(given.get("dataProviderId"))
    keys = tuple(str(key).strip() for key in given.get("mowasRegionalKeys") or () if str(key).strip())
    data: dict[str, Any] = {
        "id": given.get("id"),
        "query_type": given.get("queryType"),
        "data_provider_id": organisation,
        "mowas_regional_keys": [int(key) for key in keys if key.isdecimal()],
    }
    broadcast(
        viewer=context.viewer,
        title=args["title"],
        body=args.get("body") or "",
        data={key: value for key, value in data.items() if value},
        audience=Audience(organisation=organisation, regional_keys=keys, token=args.get("token") or ""),
    )
    return {"id": None, "status": "Push notifications successfully queued", "status_code": 200}


def schedule_push_notification(context: Context, args: Args) -> dict[str, Any]:
    require_push(context.viewer)
    given = args.get("data") or {}
    clocks = {day: parse_time(args.get(f"{day}At")) for day in WEEKDAYS}
    made = schedule(
        viewer=context.viewer,
        record_type=args["notificationPushableType"],
        number=args["notificationPushableId"],
        title=args["title"],
        body=args.get("body") or "",
        recurring=max(args.get("recurring") or 0, 0),
        once_at=parse_datetime(args.get("onceAt")),
        weekly={day: f"{clock:%H:%M}" for day, clock in clocks.items() if clock},
        data={"id": given.get("id"), "query_type": given.get("queryType")},
    )
    context.renew()
    return {"id": str(made.pk), "status": "Push notifications successfully scheduled", "status_code": 200}


def _schedules(context: Context, sources: Sequence[Source]) -> dict[int, list[Source]]:
    """For those who work on the item; citizens need not know."""
    found: dict[int, list[Source]] = {}
    if context.viewer.public:
        return found
    with within(context.viewer.municipality):
        rows = Schedule.objects.filter(item__in=[source["id"] for source in sources]).order_by("pk")
        for row in rows:
            found.setdefault(row.item_id, []).append(_source(row))
    return found


def _source(row: Schedule) -> Source:
    return {
        "type": row.data["record_type"],
        "item": row.item_id,
        "once_at": row.once_at,
        "weekly": row.weekly,
        "recurring": row.recurring,
        "title": row.title,
        "body": row.body or None,
        "data": row.data,
    }


def _pushed(context: Context, sources: Sequence[Source]) -> dict[int, Any]:
    with within(context.viewer.municipality):
        return pushed_at(NEWS, [source["id"] for source in sources])


def _weekday(day: str) -> Compute:
    """A time alone goes out as a moment of the year 2000, as upstream stores it."""

    def value(source: Source, _context: Context, _args: Args) -> str | None:
        clock = source["weekly"].get(day)
        return f"2000-01-01 {clock}:00 +0100" if clock else None

    return Compute(value)


TYPES: dict[str, TypeSpecs] = {
    "GenericItem": {"pushNotifications": Attached("schedules", _schedules, kinds=frozenset({GENERIC}))},
    "NewsItem": {
        "pushNotificationsSentAt": Attached(
            "pushed",
            _pushed,
            pick=lambda _source, value, _context, _args: moment(value) if value else None,
            absent=None,
            kinds=frozenset({NEWS}),
        )
    },
    "PushNotification": {
        "notificationPushableType": Get("type"),
        "notificationPushableId": Get("item"),
        "onceAt": Get("once_at", convert=moment),
        **{f"{day}At": _weekday(day) for day in WEEKDAYS},
    },
    "PushNotificationData": {"dataProviderId": Get("data_provider_id", convert=str)},
}
MUTATIONS = {
    "sendPushNotification": send_push_notification,
    "schedulePushNotification": schedule_push_notification,
}
