"""Surveys that run, and those that are over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.together import Asking
from smartvillage.modules.surveys import queries
from smartvillage.modules.surveys.document import KIND
from smartvillage.modules.surveys.pages.face import card
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Empty, Group, Link, Section
from smartvillage.surfaces.webapp.pagecontext import PageContext, context_of
from smartvillage.surfaces.webapp.rooms import StartPart

LIST = f"/{KIND.path}"
MOST, OLD, ON_START = 100, 50, 2


@public_page
def survey_list(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    groups = [
        Group(_("Jetzt mitmachen"), _cards(context, ended=False, limit=MOST)),
        Group(_("Beendet"), _cards(context, ended=True, limit=OLD)),
    ]
    return render(
        request,
        "webapp/list_page.html",
        {
            "title": _(KIND.plural),
            "intro": _("Sagen Sie Ihre Meinung: ohne Anmeldung, in zwei Minuten."),
            "groups": [group for group in groups if group.cards],
            "empty": Empty(
                _("Zurzeit gibt es keine Umfrage"), icon=KIND.icon, link=Link(_("Zur Startseite"), "/")
            ),
        },
    )


def start(context: PageContext) -> Asking[StartPart]:
    cards = [card(source(row), context) for row in (yield _surveys(context, ended=False, limit=ON_START))]
    return StartPart(
        side=[Section(_("Ihre Meinung zählt"), cards, "rows", more=Link(_("Alle Umfragen"), LIST))]
    )


def _cards(context: PageContext, *, ended: bool, limit: int) -> list[Card]:
    return [card(source(row), context) for row in _surveys(context, ended=ended, limit=limit).rows()]


def _surveys(context: PageContext, *, ended: bool, limit: int) -> ItemQuery:
    query = queries.over(ItemQuery(viewer=context.viewer, kind=KIND.name), ended=ended)
    return queries.by_sort_number(query, descending=False).page(limit=limit, skip=0)
