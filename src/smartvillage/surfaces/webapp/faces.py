"""What a kind looks like to citizens: its card, its page, where its list is. Modules say it in `pages.FACES`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.select import ItemQuery, source
from smartvillage.surfaces.webapp.addresses import item_url
from smartvillage.surfaces.webapp.cards import Card
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source
from smartvillage.surfaces.webapp.rooms import page_rooms


def find_one(context: PageContext, kind: Kind, number: int) -> Source | None:
    """The item as a citizen may see it now."""
    query = ItemQuery(viewer=context.viewer, kind=kind.name, single=True).where("i.id = %s", number)
    if kind.generic_type:
        query.where("LOWER(i.generic_type) = %s", kind.generic_type.lower())
    rows = query.rows()
    return source(rows[0]) if rows else None


@dataclass(frozen=True, eq=False)
class Face:
    """`card` and `detail` get a source (`core.content.select.source`, or an unsaved document in the same form)
    and a `PageContext`, and need no database; `detail` returns the context of `template` (see
    templates/webapp/detail_page.html). `find` reads one item, by default as any citizen may see it;
    `query` is what its list shows, which feeds and search engines get too: without one it has neither;
    `first` is the same in the order that counts where there is room for few, by default the newest;
    `related` reads cards to go on with; `address` words other paths than `/<kind>/<number>-<words>`.
    """

    kind: Kind
    card: Callable[[Source, PageContext], Card]
    detail: Callable[[Source, PageContext], Mapping[str, Any]]
    template: str = "webapp/detail_page.html"
    find: Callable[[PageContext, Kind, int], Source | None] = find_one
    query: Callable[[PageContext], ItemQuery] | None = None
    first: Callable[[PageContext], ItemQuery] | None = None
    related: Callable[[Source, PageContext], Sequence[Card]] | None = None
    address: Callable[[Source], str] | None = None

    def url(self, found: Source) -> str:
        """The canonical path of an item; empty for an unsaved one."""
        if self.address:
            return self.address(found)
        return item_url(self.kind, found.get("id"), address_words(found))

    @property
    def list_url(self) -> str:
        return f"/{self.kind.path}"


def headline(found: Source) -> str:
    """What the item is called: title, name, or the title of its first block that has one."""
    blocks = found.get("content_blocks") or ()
    named = next((block["title"] for block in blocks if block.get("title")), None)
    title: str = found.get("title") or found.get("name") or named or ""
    return title


def address_words(found: Source) -> str:
    """The headline as addresses have it, which are the same in all languages."""
    return headline(found.get("german") or found)


@cache
def _faces() -> dict[tuple[str, str], tuple[str, Face]]:
    return {
        (face.kind.name, face.kind.generic_type.lower()): (module, face)
        for module, room in page_rooms()
        for face in getattr(room, "FACES", ())
    }


def face_of(kind: Kind) -> Face | None:
    """The face of a kind; None for what citizens have no page of."""
    found = _faces().get((kind.name, kind.generic_type.lower()))
    return found[1] if found else None


def faces(context: PageContext) -> list[Face]:
    """The faces of all modules the municipality has switched on, in the order of menus."""
    found = (face for module, face in _faces().values() if context.municipality.has_module(module))
    return sorted(found, key=lambda face: (face.kind.order, face.kind.label))
