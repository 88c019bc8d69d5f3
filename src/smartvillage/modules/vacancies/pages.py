"""Vacancies for citizens."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from smartvillage.modules.vacancies.document import KIND, JobPayload
from smartvillage.modules.vacancies.posting import posting
from smartvillage.surfaces.webapp.cards import Fact
from smartvillage.surfaces.webapp.generic import Pages
from smartvillage.surfaces.webapp.pagecontext import Source


def _facts(found: Source) -> Iterator[Fact]:
    payload = JobPayload.read(found.get("payload"))
    if payload.employment_type:
        yield Fact("briefcase", _("Beschäftigung"), payload.employment_type)


PAGES = Pages(KIND, facts=_facts, data=posting)
FACES, NAVIGATION, urlpatterns = PAGES.faces, PAGES.navigation, PAGES.urlpatterns
