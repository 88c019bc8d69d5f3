"""Addresses of feeds: a list's path with the format behind a dot."""

from django.urls import path, re_path

from smartvillage.surfaces.feeds import views

urlpatterns = [
    path("abonnieren", views.subscribe, name="subscribe"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    re_path(r"^sitemap-(?P<path>[\w-]+)-(?P<part>\d{1,5})\.xml$", views.sitemap_part, name="sitemap-part"),
    re_path(r"^(?P<path>[\w-]+)\.(?P<suffix>rss|atom|json)$", views.feed, name="feed"),
    re_path(r"^(?P<path>[\w-]+)\.ics$", views.calendar, name="calendar"),
]
