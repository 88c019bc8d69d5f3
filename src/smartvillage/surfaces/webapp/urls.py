"""Addresses of the shell; those of content come from the modules."""

from django.urls import path

from smartvillage.surfaces.webapp.views import look, overview, search, settings, start

urlpatterns = [
    path("", start.start, name="start"),
    path("suche", search.results, name="search"),
    path("suche/vorschlaege", search.suggestions, name="suggestions"),
    path("service", overview.service, name="service"),
    path("mehr", overview.more, name="more"),
    path("einstellungen", settings.settings, name="settings"),
    path("look.css", look.stylesheet, name="look"),
    path("wappen.svg", look.arms, name="arms"),
    path("manifest.webmanifest", look.manifest, name="manifest"),
    path("grenze.geojson", look.outline, name="outline"),
]
