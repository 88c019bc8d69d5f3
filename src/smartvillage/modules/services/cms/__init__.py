"""The editors' pages about services: what the municipality adds, where the catalogue comes from, what it lacks."""

from django.urls import path, reverse

from smartvillage.modules.services.cms import offices, overview, own
from smartvillage.modules.services.cms.door import edits
from smartvillage.surfaces.cms.rooms import RailEntry

RAIL = (RailEntry("Leistungen", lambda: reverse("cms-services"), "services", edits),)

HOME = "leistungen"
urlpatterns = [
    path(f"{HOME}/", overview.services_page, name="cms-services"),
    path(f"{HOME}/stellen/", offices.offices_page, name="cms-services-offices"),
    path(f"{HOME}/stellen/<path:public_id>/bearbeiten", offices.office_page, name="cms-services-office"),
    path(f"{HOME}/leistung/<path:public_id>/bearbeiten", own.service_page, name="cms-services-service"),
]
