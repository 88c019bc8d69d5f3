"""Addresses of what goes into other sites."""

from django.urls import path

from smartvillage.surfaces.embeds import views

urlpatterns = [
    path("oembed", views.oembed, name="oembed"),
    path("einbinden", views.integrate, name="integrate"),
    path("einbetten/<path:address>", views.frame, name="frame"),
]
