"""Addresses of the shell; those of content come from the modules."""

from django.urls import path, re_path

from smartvillage.surfaces.webapp import language
from smartvillage.surfaces.webapp.views import (
    app,
    choices,
    codes,
    look,
    overview,
    search,
    settings,
    start,
    worker,
)

urlpatterns = [
    path("", start.start, name="start"),
    path("suche", search.results, name="search"),
    path("suche/vorschlaege", search.suggestions, name="suggestions"),
    path("service", overview.service, name="service"),
    path("mehr", overview.more, name="more"),
    path("einstellungen", settings.settings, name="settings"),
    path("einstellungen/vergessen", settings.forget, name="forget"),
    path("mein-ort", choices.my_place, name="my-place"),
    path("mein-ort/waehlen", choices.choose_place, name="choose-place"),
    path("sprache", language.choose, name="language"),
    path("filter-merken", choices.keep_filter, name="keep-filter"),
    path("merkliste", app.bookmarks, name="bookmarks"),
    path("offline", app.offline, name="offline"),
    path("offline.json", app.offline_pages, name="offline-pages"),
    re_path(r"^qr\.(?P<suffix>svg|png)$", codes.code, name="code"),
    path("sw.js", worker.script, name="worker"),
    path("look.css", look.stylesheet, name="look"),
    path("wappen.svg", look.arms, name="arms"),
    path("manifest.webmanifest", app.manifest, name="manifest"),
    path("symbol/<int:size>.png", app.icon, name="icon"),
    path("symbol/rund-<int:size>.png", app.icon, {"maskable": True}, name="maskable-icon"),
    path("grenze.geojson", look.outline, name="outline"),
]
