"""Addresses at which people allow programs something, named as programs know them."""

from django.urls import path
from django.views.generic import RedirectView

from smartvillage.surfaces.cms.views import consent

urlpatterns = [
    path("authorize", consent.authorize, name="oauth-authorize"),
    path("authorize/native", consent.native, name="oauth-native"),
    path("authorized_applications", consent.allowed, name="oauth-allowed"),
    path("authorized_applications/<int:number>", consent.take_back, name="oauth-take-back"),
    path("applications", RedirectView.as_view(pattern_name="cms-clients")),
]
