"""Who works on services: administration and editors; the sources of the installation are its operator's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

from smartvillage.core.content import access
from smartvillage.core.content.versions import versions
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewer import Viewer
from smartvillage.modules.services.overlay import Overlay, overlay
from smartvillage.surfaces.cms.guard import StaffRequest, staff

View = Callable[..., HttpResponse]


def edits(viewer: Viewer) -> bool:
    return viewer.role in (Role.ADMIN, Role.EDITOR)


def operates(request: StaffRequest) -> bool:
    """Whether this is who runs the installation: catalogues are shared by all its municipalities."""
    return bool(request.user.is_operator)


def editors(view: View) -> Any:
    """Only for those who may change what the municipality says of services."""

    @staff
    @wraps(view)
    def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        access.require(edits(request.viewer))
        return view(request, *args, **kwargs)

    return guarded


def own_of(request: StaffRequest) -> Overlay:
    """What the municipality says so far; who writes it sees the newest."""
    municipality = request.viewer.municipality
    return overlay(municipality=municipality, current=versions(municipality=municipality, fresh=True))
