"""The board for citizens: all notes, one note."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from smartvillage.modules.pinboard.document import KIND
from smartvillage.modules.pinboard.queries import notes, thanks
from smartvillage.surfaces.webapp import lists
from smartvillage.surfaces.webapp.blocks import story_of
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.cards import Card, Empty
from smartvillage.surfaces.webapp.details import detail_view
from smartvillage.surfaces.webapp.faces import Face, headline
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source, context_of
from smartvillage.surfaces.webapp.rooms import Entry


def card(found: Source, context: PageContext) -> Card:
    return Card(
        title=headline(found),
        url=FACE.url(found),
        meta=context.organisation(found),
        text=found.get("text") or "",
    )


def detail(found: Source, context: PageContext) -> dict[str, Any]:
    return story_of(found, context, headline=headline(found), text=found.get("text")).shown()


@public_page
def board(request: HttpRequest) -> HttpResponse:
    context = context_of(request)
    page = lists.page_of_items(notes(context.viewer), request)
    return render(
        request,
        "pinboard/board.html",
        {
            "title": "Pinnwand",
            "thanks": sum(thanks(context.viewer, (found["id"] for found in page)).values()),
            "cards": [card(found, context) for found in page],
            "layout": "grid",
            "page": page,
            "empty": Empty("Noch hängt hier nichts", icon=KIND.icon),
        },
    )


FACE = Face(KIND, card, detail)
FACES = (FACE,)
NAVIGATION = (Entry("Pinnwand", FACE.list_url, KIND.icon, order=60),)
urlpatterns = [
    path(KIND.path, board, name="pinboard"),
    path(f"{KIND.path}/<item:number>", detail_view(FACE), name="pinboard-note"),
]
