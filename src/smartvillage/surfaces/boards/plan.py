"""What the boards of a municipality show: its content `boards`; without it, one with what is next and what is new.

    [{"id": 1, "title": "Rathaus", "seconds": 20, "theme": "dark", "locality": "Lübnitz", "street": "Dorfstraße",
      "pages": [{"block": "events", "title": "Heute und bald", "limit": 4, "category": 3},
                {"item": "orte/12"}, {"title": "Willkommen", "text": "<p>Zimmer 4 ist umgezogen.</p>"}]}]

`block` is a part of the start page. What cannot be read is left out; a board never breaks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartvillage.surfaces.webapp import myplace
from smartvillage.surfaces.webapp.myplace import MyPlace
from smartvillage.surfaces.webapp.native.contents import content
from smartvillage.surfaces.webapp.native.home import EVENTS, NEWS
from smartvillage.surfaces.webapp.native.values import number, table, tables, text
from smartvillage.surfaces.webapp.pagecontext import PageContext
from smartvillage.surfaces.webapp.rooms import Wish

CONTENT = "boards"
FIRST = 1
ROWS, MOST_ROWS, MOST_PAGES = 3, 4, 12
SECONDS, SHORTEST, LONGEST = 20, 8, 600


@dataclass(frozen=True)
class Page:
    """One of: a block of the start page, an item by its path, a text."""

    wish: Wish
    block: str = ""
    item: str = ""
    text: str = ""


USUAL = tuple(Page(Wish(limit=ROWS), block=query) for query in (EVENTS, NEWS))


@dataclass(frozen=True)
class Board:
    number: int = FIRST
    title: str = ""
    seconds: int = SECONDS
    light: bool = False
    place: MyPlace | None = None
    pages: Sequence[Page] = USUAL


def board_of(context: PageContext, wanted: int | None) -> Board | None:
    """The board of a number, the first without one; None for a number nobody has given."""
    found = list(_boards(context))
    if wanted is None:
        return found[0] if found else Board()
    usual = Board() if wanted == FIRST else None
    return next((board for board in found if board.number == wanted), usual)


def _boards(context: PageContext) -> Iterator[Board]:
    given = content(context, CONTENT)
    for place, entry in enumerate([given] if isinstance(given, dict) else tables(given), start=1):
        pages = [page for said in tables(entry.get("pages"))[:MOST_PAGES] if (page := _page(said))]
        seconds = number(entry.get("seconds")) or SECONDS
        yield Board(
            number=number(entry.get("id")) or place,
            title=text(entry.get("title")),
            seconds=min(max(seconds, SHORTEST), LONGEST),
            light=text(entry.get("theme")) == "light",
            place=_place(context, entry),
            pages=pages or USUAL,
        )


def _page(said: Mapping[str, Any]) -> Page | None:
    wish = Wish(
        title=text(said.get("title")),
        limit=min(number(said.get("limit")) or ROWS, MOST_ROWS),
        category=number(said.get("category")),
    )
    block, item, words = (text(said.get(name)) for name in ("block", "item", "text"))
    return Page(wish, block, item, words) if block or item or words else None


def _place(context: PageContext, entry: Mapping[str, Any]) -> MyPlace | None:
    """Where the board hangs, for the dates of its street."""
    entry = table(entry)
    locality, street = text(entry.get("locality")), text(entry.get("street"))
    known = myplace.find(context.municipality.id, locality) if locality else None
    if known:
        return MyPlace(known.name, known.point, street)
    return MyPlace(locality or context.municipality.name, street=street) if street else None
