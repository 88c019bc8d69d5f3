"""What the dates of an event come to, and single ones called off or moved."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.db.models import Exists
from django.urls import reverse
from pydantic import ValidationError

from smartvillage.core.content import access
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import today
from smartvillage.modules.events.document import KIND, Event
from smartvillage.modules.events.schedule import coming, dates_of, rhythm
from smartvillage.surfaces.cms.aids.aid import Aid, Typed
from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.rooms import FirstStep

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


def _entered(_viewer: Viewer) -> Exists:
    return Exists(Item.objects.filter(kind=KIND.name, source="").exclude(state=Item.State.TRASH))


FIRST_STEPS = (
    FirstStep(
        "event",
        "Eine Veranstaltung eintragen",
        "Reihen wie „jeden zweiten Dienstag“ schreiben Sie einmal, die Termine rechnen sich von selbst.",
        lambda _viewer: reverse("cms-new", args=[KIND.slug]),
        _entered,
        lambda viewer: access.may_create(viewer, KIND),
        order=45,
    ),
)
AIDS = (Aid("termine", _fits, "events/aid.html", _make),)
