"""Two pages that lead on: the services, and everything else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.surfaces.webapp import navigation
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Section
from smartvillage.surfaces.webapp.pagecontext import context_of


@public_page
def service(request: HttpRequest) -> HttpResponse:
    sections = [Section("", tiles=navigation.services(context_of(request)))]
    return _overview(request, _("Service"), _("Was Sie hier erledigen und nachschlagen können."), sections)


@public_page
def more(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    sections = [
        Section(_("Entdecken"), tiles=navigation.menu(context)),
        Section(_("Service"), tiles=navigation.services(context)),
        Section(_("Hilfe und Rechtliches"), tiles=[*navigation.helps(context), *navigation.legal(context)]),
    ]
    return _overview(request, _("Mehr"), "", sections)


def _overview(request: HttpRequest, title: str, intro: str, sections: list[Section]) -> HttpResponse:
    shown = [section for section in sections if section.tiles]
    return render(request, "webapp/overview.html", {"title": title, "intro": intro, "sections": shown})
