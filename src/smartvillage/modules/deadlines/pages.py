"""Deadlines for citizens, the next one first."""

from smartvillage.modules.deadlines.document import KIND
from smartvillage.surfaces.webapp.generic import Pages

PAGES = Pages(KIND, dates="Frist", order="ending")
FACES, NAVIGATION, urlpatterns = PAGES.faces, PAGES.navigation, PAGES.urlpatterns
