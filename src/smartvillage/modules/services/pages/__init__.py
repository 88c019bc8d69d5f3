"""Administrative services for citizens: found by life, letter or words, explained for the place one lives in."""

from django.urls import path
from django.utils.translation import gettext_lazy

from smartvillage.modules.services.overlay import forget_overlays
from smartvillage.modules.services.pages.finding import findings
from smartvillage.modules.services.pages.lists import category_page, forget_letters, index, suggestions
from smartvillage.modules.services.pages.place import choose_place, office_page
from smartvillage.modules.services.pages.service import deadline_file, service_page
from smartvillage.surfaces.webapp.rooms import Entry

__all__ = ["NAVIGATION", "SEARCH", "forget", "urlpatterns"]

NAVIGATION = (
    Entry(gettext_lazy("Leistungen"), "/leistungen", "building-bank", order=8, group="service"),  # type: ignore[arg-type]
)
SEARCH = (findings,)
SCREENS = {
    **dict.fromkeys(("BusIndex", "BBBUSIndex"), "/leistungen"),
    **dict.fromkeys(("BusDetail", "BBBUSDetail"), "/leistungen/{id}"),
}
urlpatterns = [
    path("leistungen", index, name="services"),
    path("leistungen/vorschlaege", suggestions, name="services-suggestions"),
    path("leistungen/ort", choose_place, name="services-place"),
    path("leistungen/lebenslage/<path:public_id>", category_page, name="services-category"),
    path("leistungen/stelle/<path:public_id>", office_page, name="services-office"),
    path("leistungen/frist/<path:public_id>.ics", deadline_file, name="services-deadline"),
    path("leistungen/<path:public_id>", service_page, name="service-page"),
]


def forget() -> None:
    """For tests that roll back."""
    forget_overlays()
    forget_letters()
