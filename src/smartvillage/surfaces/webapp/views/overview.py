"""Two pages that lead on: the services, and everything else."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from smartvillage.surfaces.webapp import navigation
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Section
from smartvillage.surfaces.webapp.native.contents import content, section
from smartvillage.surfaces.webapp.native.values import table, text
from smartvillage.surfaces.webapp.pagecontext import context_of
from smartvillage.surfaces.webapp.prose import prose


@public_page
def service(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    around = table(content(context, "homeServiceContent"))
    return _overview(
        request,
        text(section(context, "headlineService")) or _("Service"),
        [Section("", tiles=navigation.service(context))],
        intro=_("Was Sie hier erledigen und nachschlagen können."),
        above=_joined(around, "forAboveFullWidth", "forAbove"),
        below=_joined(around, "forBelow", "forBelowFullWidth"),
    )


@public_page
def more(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    sections = [
        Section(_("Entdecken"), tiles=navigation.menu(context)),
        Section(_("Service"), tiles=navigation.everything_served(context)),
        Section(_("Hilfe und Rechtliches"), tiles=navigation.helps_and_legal(context)),
    ]
    return _overview(request, _("Mehr"), sections)


def _joined(around: Mapping[str, Any], *names: str) -> SafeString:
    """What an editor wrote above or below the tiles."""
    return mark_safe("".join(prose(text(around.get(name))) for name in names))


def _overview(request: HttpRequest, title: str, sections: list[Section], **more: Any) -> HttpResponse:
    shown = [one for one in sections if one.tiles]
    return render(request, "webapp/overview.html", {"title": title, "sections": shown, **more})
