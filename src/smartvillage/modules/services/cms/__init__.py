"""The editors' pages about services: what the municipality adds, where the catalogue comes from, what it lacks."""

from django.db.models import Exists, Q
from django.urls import path, reverse

from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.services.cms import entries, offices, overview, own, place, quality, source, sources
from smartvillage.modules.services.cms.door import edits
from smartvillage.modules.services.models import Connection
from smartvillage.surfaces.cms.rooms import FirstStep, RailEntry

RAIL = (RailEntry("Leistungen", lambda: reverse("cms-services"), "services", edits),)


def _placed(_viewer: Viewer) -> Q:
    """By itself, or by the area it was set up with."""
    return Q(area__isnull=False) | Q(Exists(Connection.objects.filter(area__isnull=False)))


FIRST_STEPS = (
    FirstStep(
        "services",
        "Den Ort für Verwaltungsleistungen wählen",
        "Dann zeigt der Katalog Ihres Landes die Ämter, die hier zuständig sind.",
        lambda _viewer: reverse("cms-services-place"),
        _placed,
        lambda viewer: viewer.role == Role.ADMIN and edits(viewer),
        order=80,
    ),
)
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
