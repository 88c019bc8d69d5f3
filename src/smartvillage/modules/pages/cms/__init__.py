"""The editors' side of the app's configuration: all of it at a glance, and what its forms know."""

from django.urls import path, reverse

from smartvillage.modules.pages.cms import overview
from smartvillage.modules.pages.cms.first import FIRST_STEPS
from smartvillage.modules.pages.cms.structure import structured
from smartvillage.modules.pages.document import CONFIGURATION
from smartvillage.surfaces.cms.rooms import RailEntry

__all__ = ["FIRST_STEPS", "RAIL", "STRUCTURED", "urlpatterns"]

RAIL = (RailEntry("App gestalten", lambda: reverse("cms-app"), "app", overview.designs),)
STRUCTURED = {CONFIGURATION.slug: structured}
urlpatterns = [
    path("app/", overview.overview, name="cms-app"),
    path("app/anlegen", overview.begin, name="cms-app-begin"),
]
