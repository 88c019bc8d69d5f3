"""Lists of items: pages of a query, filters by category and words."""

from collections.abc import Iterator, Mapping
from typing import Any, overload

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.select import ItemQuery, source, stored, stored_day
from smartvillage.core.content.structure import Structure
from smartvillage.kit.words import fold, sort_key
from smartvillage.surfaces.webapp.cards import Choice, Filter
from smartvillage.surfaces.webapp.pagecontext import PageContext, Source

PAGE_SIZE = 24
LONGEST_WORDS = 100
_NOT_OVER = (
    "(NOT EXISTS (SELECT 1 FROM content_occurrence o WHERE o.item_id = i.id) "
    "OR EXISTS (SELECT 1 FROM content_occurrence o WHERE o.item_id = i.id AND o.ends_on >= %s))"
)

_AT = "EXISTS (SELECT 1 FROM content_itemplace ip WHERE ip.item_id = i.id AND ip.folded LIKE %s ESCAPE '!')"


class Results:
    """The items of a query as the paginator wants them: counted and read when asked."""

    def __init__(self, query: ItemQuery) -> None:
        self.query = query

    def __len__(self) -> int:
        return self.query.count()

    @overload
    def __getitem__(self, part: int) -> Source: ...
    @overload
    def __getitem__(self, part: slice) -> list[Source]: ...
    def __getitem__(self, part: int | slice) -> Source | list[Source]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        rows = self.query.page(limit=part.stop - part.start, skip=part.start).rows()
        return [source(row) for row in rows]


def page_of_items(query: ItemQuery, request: HttpRequest, *, size: int = PAGE_SIZE) -> Page[Source]:
    """The page of `?seite=`; odd numbers lead to the nearest page."""
    return Paginator(Results(query), size).get_page(request.GET.get("seite"))  # type: ignore[arg-type]


def words_asked(request: HttpRequest, name: str = "suche") -> str:
    """A text filter's value, fit for the database."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST_WORDS]


def words_filter(request: HttpRequest) -> Filter:
    return Filter("suche", _("Suchwort"), "search", words_asked(request), wide=True)


def category_asked(request: HttpRequest, structure: Structure) -> int | None:
    """The known category of `?kategorie=`; the number of one that was merged means the other."""
    text = request.GET.get("kategorie", "")
    number = structure.current(int(text)) if text.isdecimal() and len(text) < 19 else 0
    return number if number in structure.categories else None


def category_filter(structure: Structure, kind: Kind, chosen: int | None) -> list[Filter]:
    """A choice among the categories made for the kind, children below their parents; none for fewer than two."""
    choices = [
        Choice(str(row["id"]), "\u2003" * depth + row["name"])
        for row, depth in kind_categories(structure, kind)
    ]
    if len(choices) < 2:
        return []
    everything = Choice("", _("Alle"))
    return [Filter("kategorie", _("Kategorie"), "select", str(chosen or ""), [everything, *choices])]


def kind_categories(structure: Structure, kind: Kind) -> Iterator[tuple[Mapping[str, Any], int]]:
    """Categories tagged for the kind with their depth, in the order editors gave them."""

    def walk(parent: int | None, depth: int) -> Iterator[tuple[Mapping[str, Any], int]]:
        for row in structure.level(parent):
            fits = kind.tag in (row["tags"] or ())
            if fits:
                yield row, depth
            yield from walk(row["id"], depth + fits)

    yield from walk(None, 0)


def narrowed(
    query: ItemQuery, *, structure: Structure, category: int | None = None, words: str = ""
) -> ItemQuery:
    """The query with the usual filters: the category or anything below it, all words in the title."""
    if category:
        query.in_categories(structure.below(category))
    return titled(query, words) if words else query


def placed(query: ItemQuery, text: str) -> ItemQuery:
    """The text is a part of its place's or city's name."""
    plain = fold(text).replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return query.where(_AT, f"%{plain}%")


def titled(query: ItemQuery, words: str) -> ItemQuery:
    """All words in the title; what holds no word at all finds nothing."""
    return query.titled(words) if sort_key(words) else query.where("1 = 0")


def current(query: ItemQuery, context: PageContext) -> ItemQuery:
    """What has appeared and is not over."""
    query.where("i.published_at <= %s", stored(context.at))
    return query.where(_NOT_OVER, stored_day(context.today))


def counted(number: int, one: str, many: str) -> str:
    """`1 Nachricht`, `40 Nachrichten`, `1.234 Orte`"""
    return f"{number:,} {one if number == 1 else many}".replace(",", ".")
