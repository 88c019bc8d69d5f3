"""The editors' pages about services: what the municipality adds, where the catalogue comes from, what it lacks."""

from django.urls import path, reverse

from smartvillage.modules.services.cms import entries, offices, overview, own, place, quality, source, sources
from smartvillage.modules.services.cms.door import edits
from smartvillage.surfaces.cms.rooms import RailEntry

RAIL = (RailEntry("Leistungen", lambda: reverse("cms-services"), "services", edits),)

HOME = "leistungen"
urlpatterns = [
    path(f"{HOME}/", overview.services_page, name="cms-services"),
    path(f"{HOME}/leistung/<path:public_id>/bearbeiten", own.service_page, name="cms-services-service"),
    path(f"{HOME}/stellen/", offices.offices_page, name="cms-services-offices"),
    path(f"{HOME}/stellen/<path:public_id>/bearbeiten", offices.office_page, name="cms-services-office"),
    path(f"{HOME}/eigene/", entries.entries_page, name="cms-services-entries"),
    path(f"{HOME}/eigene/leistung/neu", entries.service_entry, name="cms-services-own-new"),
    path(f"{HOME}/eigene/leistung/<slug:ext_id>/", entries.service_entry, name="cms-services-own"),
    path(f"{HOME}/eigene/stelle/neu", entries.office_entry, name="cms-services-own-office-new"),
    path(f"{HOME}/eigene/stelle/<slug:ext_id>/", entries.office_entry, name="cms-services-own-office"),
    path(f"{HOME}/pruefung/", quality.quality_page, name="cms-services-quality"),
    path(f"{HOME}/quellen/", sources.sources_page, name="cms-services-sources"),
    path(f"{HOME}/quellen/neu", source.source_page, name="cms-services-source-new"),
    path(f"{HOME}/quellen/<int:number>/", source.source_page, name="cms-services-source"),
    path(f"{HOME}/ort/", place.place_page, name="cms-services-place"),
]
