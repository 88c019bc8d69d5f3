"""Projects for citizens, and how far each is."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from smartvillage.kit.dates import as_berlin, parse_date, parse_time
from smartvillage.modules.participation.document import KIND, ParticipationPayload
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.faces import headline
from smartvillage.surfaces.webapp.facts import contact_facts
from smartvillage.surfaces.webapp.generic import Pages
from smartvillage.surfaces.webapp.meta import described
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source
from smartvillage.surfaces.webapp.wording import joined, teaser


def _facts(found: Source) -> Iterator[Fact]:
    payload = ParticipationPayload.read(found.get("payload"))
    said = [
        Fact("activity", _("Stand"), payload.status or ""),
        Fact("message-circle", _("Art"), joined(payload.type, payload.theme)),
        Fact("map-pin", _("Ort"), payload.location or ""),
        Fact("clock", _("Uhrzeit"), joined(payload.start_time, payload.end_time, by="–")),
        Fact("users", _("Plätze"), payload.capacity or ""),
        Fact("checklist", _("Anmeldung"), _("erforderlich") if payload.registration_required else ""),
        Fact("users-group", _("Veranstaltet von"), payload.organizer or ""),
    ]
    yield from (fact for fact in said if fact.text)
    yield from contact_facts({"last_name": payload.contact, "email": payload.email, "phone": payload.phone})


def _data(found: Source, context: PageContext) -> dict[str, Any] | None:
    """An Event where people meet: one day, an hour and a place. Of surveys and plans schema.org knows nothing."""
    payload, days = ParticipationPayload.read(found.get("payload")), found.get("dates") or []
    day, clock = (
        parse_date(days[0].get("date_start")) if len(days) == 1 else None,
        parse_time(payload.start_time),
    )
    if not (day and clock and payload.location) or parse_date(days[0].get("date_end")) not in (None, day):
        return None
    end = parse_time(payload.end_time)
    return described(
        "Event",
        name=headline(found),
        description=teaser(found),
        startDate=as_berlin(datetime.combine(day, clock)).isoformat(),
        endDate=as_berlin(datetime.combine(day, end)).isoformat() if end and end > clock else None,
        location=described("Place", name=payload.location, address=payload.location),
        organizer=described("Organization", name=payload.organizer or context.organisation(found)),
        inLanguage="de",
    )


PAGES = Pages(KIND, dates="Zeitraum", facts=_facts, data=_data)
FACES, NAVIGATION, urlpatterns = PAGES.faces, PAGES.navigation, PAGES.urlpatterns
SCREENS = dict.fromkeys(
    ("ParticipationProject", "ParticipationProjectHome", "ParticipationProjectIndex"), PAGES.url
)
