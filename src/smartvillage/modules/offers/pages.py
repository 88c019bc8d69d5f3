"""Offers of local shops for citizens."""

from smartvillage.modules.offers.document import KIND
from smartvillage.surfaces.webapp.generic import Pages

PAGES = Pages(KIND, dates="Gültig")
FACES, NAVIGATION, urlpatterns = PAGES.faces, PAGES.navigation, PAGES.urlpatterns
