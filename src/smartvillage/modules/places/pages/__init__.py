"""Places for citizens: list and map under one filter, the place itself, a selection on the start page."""

from django.urls import path
from django.utils.translation import gettext_lazy

from smartvillage.modules.places.document import KIND
from smartvillage.modules.places.pages.face import FACE
from smartvillage.modules.places.pages.lists import LIST, place_list, place_point, points
from smartvillage.modules.places.pages.start import start
from smartvillage.surfaces.webapp.details import detail_view
from smartvillage.surfaces.webapp.rooms import Entry, StartBlock

FACES = (FACE,)
NAVIGATION = (Entry(gettext_lazy("Orte"), LIST, KIND.icon, order=30, group="main"),)  # type: ignore[arg-type]
START = (StartBlock("places", 30, start),)
urlpatterns = [
    path(KIND.path, place_list, name="places"),
    path(f"{KIND.path}.geojson", points, name="places-map"),
    path(f"{KIND.path}/<item:number>.geojson", place_point, name="place-map"),
    path(f"{KIND.path}/<item:number>", detail_view(FACE), name="place"),
]
