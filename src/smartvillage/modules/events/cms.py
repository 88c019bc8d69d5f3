"""What the dates of an event come to, and single ones called off or moved."""

from collections.abc import Mapping
from typing import Any

import orjson
from pydantic import ValidationError

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.kinds import Kind
from smartvillage.kit.dates import today
from smartvillage.modules.events.document import KIND, Event
from smartvillage.modules.events.schedule import coming, dates_of, rhythm
from smartvillage.surfaces.cms.aids.aid import Aid, Typed
from smartvillage.surfaces.cms.forms.declare import Spec

SHOWN = 30


def _fits(kind: Kind, spec: Spec) -> bool:
    return kind is KIND and spec.name == "recurrence"


def _make(typed: Typed) -> Mapping[str, Any] | None:
    try:
        event = Event.model_validate(dict(typed.source))
        event.prepare()
    except (ValidationError, Invalid):
        return {"wrong": True}
    source = orjson.loads(event.model_dump_json(exclude_none=True))
    dates = dates_of(source)
    if not dates:
        return None
    ahead = coming(dates, today())
    return {
        "rhythm": rhythm(source),
        "dates": ahead[:SHOWN],
        "further": len(ahead) - SHOWN,
        "past": len(dates) - len(ahead),
        "series": event.recurrence is not None,
    }


AIDS = (Aid("termine", _fits, "events/aid.html", _make),)
