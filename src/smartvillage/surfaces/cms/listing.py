"""The list of a kind: filters from the address, three statements, rows ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from smartvillage.core.content import access
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.select import ItemQuery
from smartvillage.core.content.structure import Structure
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms import standing
from smartvillage.surfaces.cms.kinds import item_url, items_of
from smartvillage.surfaces.cms.standing import STANDINGS, Standing

PAGE = 50
COLUMNS = f"i.id, i.title, i.organisation_id, i.updated_at, i.source, i.member_id, i.generic_type, {standing.COLUMNS}"
ALWAYS = ("draft", "review", "published", "planned", "archived", "trash")
SORTS = {"geaendert": "updatedAt", "titel": "title", "angelegt": "createdAt", "datum": "publishedAt"}


@dataclass(frozen=True)
class Wish:
    """What the address asks for."""

    text: str = ""
    standing: str = ""
    organisation: int | None = None
    category: int | None = None
    sort: str = "geaendert"
    descending: bool = True
    page: int = 1

    @classmethod
    def of(cls, data: QueryDict) -> "Wish":
        """Unknown values count as not given."""
        sort = data.get("sortierung", "")
        key = sort.removeprefix("-")
        return cls(
            text=data.get("q", "").strip()[:200],
            standing=data.get("zustand", "") if data.get("zustand") in STANDINGS else "",
            organisation=_number(data.get("organisation")),
            category=_number(data.get("kategorie")),
            sort=key if key in SORTS else "geaendert",
            descending=sort.startswith("-") if key in SORTS else True,
            page=_number(data.get("seite")) or 1,
        )


@dataclass(frozen=True)
class ItemRow:
    id: int
    title: str
    url: str
    organisation: str
    updated_at: datetime | None
    imported: bool
    standing: Standing
    writable: bool
    showable: bool


@dataclass(frozen=True)
class Listing:
    """`counts` by standing under all other filters; `page` knows only how many pages there are."""

    rows: list[ItemRow]
    counts: Mapping[str, int]
    page: Page[int]


def listing(viewer: Viewer, kind: Kind, wish: Wish, known: Structure) -> Listing:
    """One statement for the counts, one for the rows."""
    counts = _query(viewer, kind, wish, known, "with").tally(standing.SQL, *standing.sql_params())
    live = sum(count for name, count in counts.items() if name != "trash")
    total = counts.get(wish.standing, 0) if wish.standing else live
    page = Paginator(range(total), PAGE).get_page(wish.page)
    query = _query(viewer, kind, wish, known, "only" if wish.standing == "trash" else "without")
    if wish.standing:
        query.where(f"{standing.SQL} = %s", *standing.sql_params(), wish.standing)
    query.order(SORTS[wish.sort], descending=wish.descending)
    query.page(limit=PAGE, skip=(page.number - 1) * PAGE)
    rows = [_row(viewer, kind, known, row) for row in query.rows(COLUMNS)]
    return Listing(rows, {"": live, **counts}, page)


def _query(viewer: Viewer, kind: Kind, wish: Wish, known: Structure, trash: Any) -> ItemQuery:
    query = items_of(viewer, kind, trash=trash)
    if wish.text:
        query.titled(wish.text)
    if wish.organisation:
        query.where("i.organisation_id = %s", wish.organisation)
    if wish.category:
        query.in_categories(known.below(wish.category))
    return query


def _row(viewer: Viewer, kind: Kind, known: Structure, row: tuple[Any, ...]) -> ItemRow:
    number, title, organisation, updated_at, source, member, generic_type, *state = row
    item = Item(
        id=number,
        kind=kind.name,
        generic_type=generic_type,
        organisation_id=organisation,
        member_id=member,
        state=state[0],
    )
    return ItemRow(
        id=number,
        title=title or "Ohne Titel",
        url=item_url(kind, number),
        organisation=known.organisations.get(organisation, {}).get("name", ""),
        updated_at=standing.moment(updated_at),
        imported=bool(source),
        standing=standing.standing(*state),
        writable=access.may_update(viewer, item),
        showable=access.may_show(viewer, item, visible=True),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 19 else None
