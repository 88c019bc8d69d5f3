"""Tours for citizens: list and map under one filter, the tour with its line, its file for a navigator."""

from django.urls import path
from django.utils.translation import gettext_lazy

from smartvillage.modules.tours.document import KIND
from smartvillage.modules.tours.pages.face import FACE
from smartvillage.modules.tours.pages.lists import LIST, lines, tour_line, tour_list
from smartvillage.modules.tours.pages.start import start
from smartvillage.modules.tours.pages.takeaway import track
from smartvillage.surfaces.webapp.details import detail_view
from smartvillage.surfaces.webapp.rooms import Entry, StartBlock

FACES = (FACE,)
NAVIGATION = (Entry(gettext_lazy("Touren"), LIST, KIND.icon, order=45),)  # type: ignore[arg-type]
START = (StartBlock("tours", 40, start, "pointsOfInterestAndTours", start),)
urlpatterns = [
    path(KIND.path, tour_list, name="tours"),
    path(f"{KIND.path}.geojson", lines, name="tours-map"),
    path(f"{KIND.path}/<item:number>.geojson", tour_line, name="tour-map"),
    path(f"{KIND.path}/<item:number>.gpx", track, name="tour-track"),
    path(f"{KIND.path}/<item:number>", detail_view(FACE), name="tour"),
]
