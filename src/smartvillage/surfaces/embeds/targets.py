"""What other sites may show of a municipality, found by its address: a list, or an item of one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from smartvillage.core.content.select import source
from smartvillage.surfaces.feeds.lists import FILTERS, Listing, listing_of, narrowed
from smartvillage.surfaces.webapp.cards import Card
from smartvillage.surfaces.webapp.faces import headline
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source

USUAL, MOST = 5, 20
THEMES = {"hell": "light", "dunkel": "dark"}
FRAME = "/einbetten"
_ITEM = re.compile(r"([1-9][0-9]{0,17})(?:-[^/]*)?")
_ITEM_HEIGHT, _LIST_HEIGHT, _ROW_HEIGHT = 260, 170, 112


@dataclass(frozen=True)
class Target:
    """A list, or its item `number`; `query` narrows a list as its page does."""

    listing: Listing
    number: int = 0
    query: str = ""

    @property
    def path(self) -> str:
        """The address without words, which lasts."""
        return f"/{self.listing.path}/{self.number}" if self.number else f"/{self.listing.path}"

    @property
    def page(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path

    def frame(self, **chosen: object) -> str:
        """The address to put into a frame; `chosen`: what the webmaster decided besides."""
        said = "&".join(part for part in (self.query, urlencode(chosen)) if part)
        return f"{FRAME}{self.path}?{said}" if said else f"{FRAME}{self.path}"

    def height(self, rows: int = USUAL) -> int:
        return _ITEM_HEIGHT if self.number else _LIST_HEIGHT + rows * _ROW_HEIGHT

    def item(self, context: PageContext) -> Source | None:
        """The item as any citizen may see it now."""
        return self.listing.face.find(context, self.listing.face.kind, self.number)

    def title(self, context: PageContext) -> str | None:
        """What stands above it; None for an item nobody may see."""
        if not self.number:
            return self.listing.title
        found = self.item(context)
        return None if found is None else headline(found)


def target_of(context: PageContext, path: str, asked: Mapping[str, str]) -> Target | None:
    """Behind a path of the web app; None for what is neither a list nor an item. Reads nothing."""
    first, _slash, rest = path.removeprefix("/").removesuffix("/").partition("/")
    item = _ITEM.fullmatch(rest)
    listing = listing_of(context, first) if item or not rest else None
    if listing is None:
        return None
    if item:
        return Target(listing, int(item[1]))
    return Target(listing, query=urlencode({name: asked[name] for name in FILTERS if asked.get(name)}))


def rows_asked(request: HttpRequest) -> int:
    """`?anzahl=`, within bounds."""
    said = request.GET.get("anzahl", "")
    return (
        min(int(said), MOST)
        if said.isascii() and said.isdecimal() and 0 < len(said) < 4 and int(said)
        else USUAL
    )


def theme_asked(request: HttpRequest) -> str:
    """`light` or `dark`; empty for what the reader's device prefers."""
    return THEMES.get(request.GET.get("thema", ""), "")


def cards(listing: Listing, request: HttpRequest, context: PageContext) -> list[Card]:
    """The first of a list, under the filters of the address: what comes next, or what is newest."""
    face = listing.face
    query = face.first(context) if face.first else listing.query.order("publishedAt", descending=True)
    rows = narrowed(query, request, context).page(limit=rows_asked(request), skip=0).rows()
    return [face.card(source(row), context) for row in rows]
