"""What makes the pages an app: manifest, icons, bookmarks, and what there is without network."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from smartvillage.core.municipalities.directory import Tenant
from smartvillage.kit.colours import LIGHT_GROUNDS
from smartvillage.surfaces.webapp import appicon, navigation
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.pagecontext import context_of
from smartvillage.surfaces.webapp.theme import kept, palette, short_name

SHORTCUTS = 4
SHORTCUT_ICON = 192


@public_page
def manifest(request: HttpRequest) -> HttpResponse:
    """So that the page can be put on a home screen."""
    tenant = context_of(request).municipality
    content = {
        "id": "/",
        "name": tenant.name,
        "short_name": short_name(tenant),
        "description": str(tenant.look.get("claim") or _("Nachrichten, Termine, Orte und Dienste")),
        "lang": get_language(),
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "categories": ["government", "news", "lifestyle"],
        "theme_color": palette(tenant).light.primary,
        "background_color": LIGHT_GROUNDS.page,
        "icons": [
            *(_icon(tenant, size, "any") for size in (192, 512)),
            *(_icon(tenant, size, "maskable") for size in (192, 512)),
        ],
        "shortcuts": _shortcuts(request, tenant),
    }
    return JsonResponse(content, content_type="application/manifest+json")


@public_page
def icon(request: HttpRequest, size: int, maskable: bool = False) -> HttpResponse:
    if size not in appicon.SIZES:
        raise Http404
    tenant = context_of(request).municipality
    response = HttpResponse(appicon.icon(tenant, size, maskable=maskable), content_type="image/png")
    return kept(response, request)


@public_page
def bookmarks(request: HttpRequest) -> HttpResponse:
    return render(request, "webapp/bookmarks.html")


@public_page
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "webapp/offline.html")


@public_page
def offline_pages(request: HttpRequest) -> HttpResponse:
    """The pages a device keeps from the first visit on."""
    return JsonResponse({"pages": navigation.lasting(context_of(request))})


def _icon(tenant: Tenant, size: int, purpose: str) -> dict[str, str]:
    address = appicon.icon_url(tenant, size, maskable=purpose == "maskable")
    return {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _shortcuts(request: HttpRequest, tenant: Tenant) -> list[dict[str, Any]]:
    """The first ways of the navigation bar; start is what the icon itself opens, "Mehr" is no goal."""
    bar = navigation.bar(context_of(request), path="")
    ways = [link for link in bar if link.url not in ("/", navigation.MORE)]
    icons = [_icon(tenant, SHORTCUT_ICON, "any")]
    return [{"name": way.label, "url": way.url, "icons": icons} for way in ways[:SHORTCUTS]]
