"""Places for citizens: list and map under one filter, the place itself, a selection on the start page; lunch."""

from django.urls import path
from django.utils.translation import gettext_lazy

from smartvillage.modules.places.document import KIND
from smartvillage.modules.places.pages.face import FACE
from smartvillage.modules.places.pages.lists import LIST, place_list, place_point, points
from smartvillage.modules.places.pages.lunch import LUNCH, lunch_page
from smartvillage.modules.places.pages.lunch import start as lunch_today
from smartvillage.modules.places.pages.start import start
from smartvillage.surfaces.webapp.details import detail_view
from smartvillage.surfaces.webapp.rooms import Entry, StartBlock

FACES = (FACE,)
NAVIGATION = (
    Entry(gettext_lazy("Orte"), LIST, KIND.icon, order=30, group="main"),  # type: ignore[arg-type]
    Entry(gettext_lazy("Mittagstisch"), LUNCH, "tools-kitchen-2", order=72, group="service"),  # type: ignore[arg-type]
)
START = (
    StartBlock("places", 30, start, "pointsOfInterestAndTours", start),
    StartBlock("lunch", 25, lunch_today),
)
SCREENS = {"Lunch": "/mittagstisch"}
urlpatterns = [
    path("mittagstisch", lunch_page, name="lunch"),
    path(KIND.path, place_list, name="places"),
    path(f"{KIND.path}.geojson", points, name="places-map"),
    path(f"{KIND.path}/<item:number>.geojson", place_point, name="place-map"),
    path(f"{KIND.path}/<item:number>", detail_view(FACE), name="place"),
]
