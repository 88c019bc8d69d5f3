"""Construction sites for citizens, as list and map."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from smartvillage.modules.construction_sites.document import KIND, ConstructionSitePayload
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.generic import Pages
from smartvillage.surfaces.webapp.pagecontext import Source


def _facts(found: Source) -> Iterator[Fact]:
    payload = ConstructionSitePayload.read(found.get("payload"))
    limits = [one.description for one in payload.restrictions if one.description]
    if limits:
        yield Fact("barrier-block", _("Einschränkung"), "\n".join(limits), tone="warning")
    if payload.direction:
        yield Fact("sign-right", _("Fahrtrichtung"), payload.direction)
    if payload.cause:
        yield Fact("tool", _("Grund"), payload.cause)


PAGES = Pages(KIND, dates="Dauer", on_map=True, facts=_facts)
FACES, NAVIGATION, urlpatterns = PAGES.faces, PAGES.navigation, PAGES.urlpatterns
SCREENS = {"ConstructionSiteOverview": PAGES.url, "ConstructionSiteDetail": f"{PAGES.url}/{{id}}"}
