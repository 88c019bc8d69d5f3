"""Projects for citizens, and how far each is."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from smartvillage.modules.participation.document import KIND, ParticipationPayload
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.facts import contact_facts
from smartvillage.surfaces.webapp.generic import Pages
from smartvillage.surfaces.webapp.pagecontext import Source
from smartvillage.surfaces.webapp.wording import joined


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


PAGES = Pages(KIND, dates="Zeitraum", facts=_facts)
FACES, NAVIGATION, urlpatterns = PAGES.faces, PAGES.navigation, PAGES.urlpatterns
SCREENS = dict.fromkeys(
    ("ParticipationProject", "ParticipationProjectHome", "ParticipationProjectIndex"), PAGES.url
)
