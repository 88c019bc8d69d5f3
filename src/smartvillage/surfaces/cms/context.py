"""What every editors' page shows around its content."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from smartvillage.surfaces.cms.rail import rail
from smartvillage.surfaces.webapp.cards import Link


def shell(request: HttpRequest) -> dict[str, Any]:
    """Rail and account menu, for requests that passed the guard."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        return {}
    return {
        "rail": rail(viewer, request.municipality, path=request.path),  # type: ignore[attr-defined]
        "user_menu": [
            Link("Zweiter Faktor", reverse("mfa_index"), "shield-check"),
            Link("Meine Sitzungen", reverse("cms-sessions"), "device-mobile"),
            Link("Passwort ändern", reverse("account_change_password"), "key"),
            Link("Freigegebene Programme", reverse("oauth-allowed"), "link"),
            Link("Zur Bürgerseite", "/", "world"),
        ],
        "query": request.GET.get("q", "") if request.path == reverse("cms-search") else "",
    }
