"""Addresses: the surfaces' own, then what each module's `pages` and `rest` rooms bring."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from smartvillage.surfaces.health import health_check
from smartvillage.surfaces.rest.addresses import rest_urlpatterns
from smartvillage.surfaces.webapp.rooms import module_urlpatterns

handler404 = "smartvillage.surfaces.webapp.errors.not_found"
handler500 = "smartvillage.surfaces.webapp.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("health-check", health_check),
    path("", include("smartvillage.core.media.urls")),
    path("", include("smartvillage.surfaces.storage.views")),
    path("graphiql", RedirectView.as_view(pattern_name="cms-graphiql")),
    path("cms/", include("smartvillage.surfaces.cms.urls")),
    path("oauth/", include("smartvillage.surfaces.cms.oauth_urls")),
    *rest_urlpatterns(),
    path("", include("smartvillage.surfaces.webapp.urls")),
    *module_urlpatterns(),
    path("", include("smartvillage.surfaces.embeds.urls")),
    path("", include("smartvillage.surfaces.boards.urls")),
    path("", include("smartvillage.surfaces.feeds.urls")),
]
