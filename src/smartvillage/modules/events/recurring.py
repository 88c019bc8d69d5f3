"""Upstream's `recurring*` on the way in: what a client sends, compared with what it had been shown.

Old clients send an event back as a whole and know no exceptions. So a stored rule with its exceptions,
cancelled dates and past dates survives as long as nothing of what the client could see of them has changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.parts import DateSpan
from smartvillage.kit.dates import today
from smartvillage.kit.recurrence import RecurrenceError, WireRecurrence, from_wire
from smartvillage.modules.events.dates import WEEKLY, Source, pattern, shown_dates
from smartvillage.modules.events.document import Event
from smartvillage.surfaces.graphql.specs import Args
from smartvillage.surfaces.graphql.wire import number, numbers

FIELDS = ("recurring", "recurringType", "recurringWeekdays", "recurringInterval")
YES = ("1", "true")


def complete_dates(args: Args, values: dict[str, Any], stored: Event | None) -> None:
    """Put `dates`, `recurrence` and `cancelled` as they shall be stored into the document's values.

    Raises `Invalid` for a type of recurrence that does not exist.
    """
    before: Source = orjson.loads(stored.model_dump_json(exclude_none=True)) if stored else {}
    sent = [span for given in args.get("dates") or () if not (span := DateSpan.model_validate(given)).blank()]
    known = pattern(before)
    wanted = _wanted(args, known)
    first = sent[0].date_start if sent else None
    if wanted and wanted.type == WEEKLY and not wanted.weekdays and first:
        wanted = replace(wanted, weekdays=(first.weekday(),))
    shown = shown_dates(before, today().isoformat()) if stored else []
    same = wanted == known and _said(sent, series=bool(wanted)) == _said(shown, series=bool(wanted))
    if stored and same:
        values["dates"] = stored.model_dump(include={"dates"})["dates"]
    elif stored and wanted and wanted == known and stored.span and first == stored.span.date_start:
        values["dates"] = sent[:1]
    elif wanted and first:
        rule = from_wire(wanted, first=first)
        values |= {"dates": sent[:1], "recurrence": {"rule": rule}, "cancelled": []}
    else:
        values |= {"dates": sent, "recurrence": None, "cancelled": []}


def _wanted(args: Args, known: WireRecurrence | None) -> WireRecurrence | None:
    """The recurrence that is asked for; what is not sent stays as it was."""
    told = _fields(known) | {name: args[name] for name in FIELDS if args.get(name) is not None}
    if str(told.get("recurring", "")).strip().lower() not in YES or told.get("recurringType", "") == "":
        return None
    kind = number(told["recurringType"])
    try:
        return WireRecurrence(
            type=-1 if kind is None else kind,
            interval=number(told.get("recurringInterval")) or 1,
            weekdays=tuple(numbers(told.get("recurringWeekdays"))),
        )
    except RecurrenceError as error:
        raise Invalid({"recurringType": str(error)}) from None


def _fields(known: WireRecurrence | None) -> dict[str, Any]:
    if known is None:
        return {}
    return dict(zip(FIELDS, ("1", known.type, known.weekdays, known.interval), strict=True))


def _said(dates: Sequence[DateSpan | Source], *, series: bool) -> list[dict[str, Any]]:
    """Dates as comparable values; of a series only the first counts, and a single date may repeat its day."""
    said = []
    for found in dates[:1] if series else dates:
        values = DateSpan.model_validate(found).model_dump(exclude={"id"})
        if not series and values["date_end"] == values["date_start"]:
            values["date_end"] = None
        said.append({name: value for name, value in values.items() if value})
    return said
