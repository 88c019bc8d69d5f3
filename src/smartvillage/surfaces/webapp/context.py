"""What the frame of every page knows: the municipality with its look, and where one can go."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from smartvillage.core.content.languages import wanted
from smartvillage.core.municipalities.directory import Tenant
from smartvillage.surfaces.webapp import device, language, lists, navigation
from smartvillage.surfaces.webapp.appicon import icon_url
from smartvillage.surfaces.webapp.native import asides
from smartvillage.surfaces.webapp.pagecontext import context_of
from smartvillage.surfaces.webapp.theme import look_of, short_name, stylesheet_url
from smartvillage.surfaces.webapp.views.worker import worker_url


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor; what costs something is made only when a template asks for it."""
    tenant: Tenant | None = getattr(request, "municipality", None)
    if tenant is None:
        return {}
    return {
        "municipality": {
            "name": tenant.name,
            "short_name": short_name(tenant),
            "slug": tenant.slug,
            "training": tenant.training,
            "look": look_of(tenant),
        },
        "look_url": stylesheet_url(tenant),
        "manifest_url": "/manifest.webmanifest",
        "worker_url": worker_url(tenant),
        "icon_url": _lazy(lambda: icon_url(tenant, 180)),
        "navigation": _lazy(lambda: navigation.bar(context_of(request), path=request.path)),
        "menu": _lazy(lambda: navigation.menu(context_of(request), path=request.path)),
        "languages": language.choices(tenant),
        "chosen_language": wanted(),
        "saved_filter": device.chosen(request, "filter"),
        "floating": _lazy(lambda: asides.floating(context_of(request), request.path)),
        "introduction": _lazy(lambda: _introduction(request)),
        "afterword": _lazy(lambda: asides.afterword(context_of(request), request.path)),
        "explanation": _lazy(lambda: _explanation(request)),
        "footer_links": _lazy(lambda: navigation.legal(context_of(request))),
    }


def _introduction(request: HttpRequest) -> asides.Introduction | None:
    context = context_of(request)
    return asides.introduction(context, request.path, lists.category_asked(request, context.structure))


def _explanation(request: HttpRequest) -> SafeString:
    context = context_of(request)
    return asides.explanation(context, lambda: navigation.titles(context, request.path))


def _lazy(make: Callable[[], Any]) -> Callable[[], Any]:
    """Templates call what can be called; twice asked is made once."""
    return cache(make)
