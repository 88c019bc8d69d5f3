"""Boards for the display in the town hall: `/tafel/1`, a screen after the other."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from smartvillage.surfaces.boards.plan import board_of
from smartvillage.surfaces.boards.screens import shown
from smartvillage.surfaces.webapp.caching import public_page
from smartvillage.surfaces.webapp.pagecontext import context_of


@public_page
def board(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """`?seite=` chooses the screen, `?halt` keeps it: what changes by itself must be stoppable."""
    context = context_of(request)
    wanted = board_of(context, number)
    if wanted is None:
        raise Http404
    said = shown(wanted, context)
    asked = request.GET.get("seite", "")
    place = (int(asked) - 1 if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 0) % len(
        said.screens
    )
    own = f"/tafel/{wanted.number}"
    response = render(
        request,
        "boards/board.html",
        {
            "board": wanted,
            "screen": said.screens[place],
            "facts": said.facts,
            "ticker": said.ticker,
            "place": place + 1,
            "count": len(said.screens),
            "now": context.at,
            "held": "halt" in request.GET,
            "this_url": f"{own}?seite={place + 1}",
            "next_url": f"{own}?seite={(place + 1) % len(said.screens) + 1}",
        },
    )
    response["X-Robots-Tag"] = "noindex"
    return response
