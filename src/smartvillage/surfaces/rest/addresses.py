"""The addresses of the surface's own rooms and of the modules' `rest` rooms."""

import importlib
from collections.abc import Iterator

from django.urls import URLPattern

from smartvillage.core.modules import rooms
from smartvillage.surfaces.rest.api import guarded, routes

OWN: tuple[str, ...] = ()
"""Rooms of this folder with a table `ROUTES`, by name."""


def rest_urlpatterns() -> Iterator[URLPattern]:
    """All addresses; those of a module answer 404 where the municipality has switched it off."""
    for name in OWN:
        yield from routes(importlib.import_module(f"{__package__}.{name}").ROUTES)
    for room in rooms("rest"):
        module = room.__name__.rsplit(".", 2)[-2]
        yield from routes(guarded(room.ROUTES, module))
