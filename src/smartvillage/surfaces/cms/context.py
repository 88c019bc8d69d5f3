"""What every editors' page shows around its content."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from smartvillage.core.municipalities.directory import Tenant
from smartvillage.core.training.actions import may_reset
from smartvillage.surfaces.cms.rail import rail
from smartvillage.surfaces.webapp.cards import Link


def shell(request: HttpRequest) -> dict[str, Any]:
    """Rail and account menu, for requests that passed the guard."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        return {}
    here: Tenant = request.municipality  # type: ignore[attr-defined]
    return {
        "training_url": reverse("cms-training") if here.training and may_reset(viewer) else "",
        "rail": rail(viewer, here, path=request.path),
        "user_menu": [
            Link("Zweiter Faktor", reverse("mfa_index"), "shield-check"),
            Link("Meine Sitzungen", reverse("cms-sessions"), "device-mobile"),
            Link("Erste Schritte", reverse("cms-first-steps"), "checklist"),
            Link("Passwort ändern", reverse("account_change_password"), "key"),
            Link("Freigegebene Programme", reverse("oauth-allowed"), "link"),
            Link("Zur Bürgerseite", "/", "world"),
        ],
        "query": request.GET.get("q", "") if request.path == reverse("cms-search") else "",
    }
