"""The addresses of the surface's own rooms and of the modules' `rest` rooms."""

import importlib
from collections.abc import Iterator

from django.urls import URLPattern

from smartvillage.core.modules import rooms
from smartvillage.surfaces.rest.api import Table, guarded, routes

OWN = ("accounts", "categories", "media", "organisations", "provisioning", "tokens")
"""Rooms of this folder with a table `ROUTES`, by name."""


def rest_urlpatterns() -> Iterator[URLPattern]:
    """All addresses; those of a module answer 404 where the municipality has switched it off."""
    for table in tables():
        yield from routes(table)


def tables() -> Iterator[Table]:
    """The tables of all rooms."""
    for name in OWN:
        yield importlib.import_module(f"{__package__}.{name}").ROUTES
    for room in rooms("rest"):
        yield guarded(room.ROUTES, room.__name__.rsplit(".", 2)[-2])
