"""The list of a kind: counts and rows under one set of filters, ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.paginator import Page, Paginator

from smartvillage.core.content import access
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.models import Item
from smartvillage.core.content.proposals import WAITING
from smartvillage.core.content.select import ItemQuery, stored, stored_day
from smartvillage.core.content.structure import Structure
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import BERLIN
from smartvillage.surfaces.cms import standing
from smartvillage.surfaces.cms.caring import cared_for
from smartvillage.surfaces.cms.kinds import item_url, items_of
from smartvillage.surfaces.cms.standing import Standing
from smartvillage.surfaces.cms.wish import SORTS, Wish

PAGE, COUNTED = 50, 1000
PROPOSED = "EXISTS (SELECT 1 FROM content_proposal p WHERE p.item_id = i.id AND p.rejected_at IS NULL)"
MARKED = f"{standing.SQL} || CASE WHEN i.state <> 'trash' AND i.id IN ({WAITING}) THEN '+' ELSE '' END"
"""How an item stands, and a plus where a change of it waits: the filter "review" shows both."""
COLUMNS = (
    f"{PROPOSED}, i.id, i.title, i.organisation_id, i.updated_at, i.source, i.member_id, i.generic_type, "
    f"{standing.COLUMNS}"
)
TOUCHED_BY = "i.id IN (SELECT r.item_id FROM content_revision r WHERE r.account_id = %s)"
TAKES_PLACE = (
    "i.id IN (SELECT o.item_id FROM content_occurrence o "
    "WHERE o.municipality_id = %s AND o.ends_on >= %s AND o.starts_on <= %s)"
)
COLUMN_OF = {"geaendert": "i.updated_at", "erschienen": "i.published_at"}


@dataclass(frozen=True)
class ItemRow:
    id: int
    title: str
    url: str
    organisation: str
    updated_at: datetime | None
    imported: bool
    standing: Standing
    proposed: Standing | None
    writable: bool
    showable: bool


@dataclass(frozen=True)
class Listing:
    """`counts` by standing under all other filters; `page` knows only how many pages there are.

    `partly`: very many match, so only the newest are counted and `page` knows no more than that there is a next one.
    """

    rows: list[ItemRow]
    counts: Mapping[str, int]
    page: Page[int]
    partly: bool = False


def listing(viewer: Viewer, kind: Kind, wish: Wish, known: Structure) -> Listing:
    """One statement for the counts, one for the rows."""
    query = _narrowed(viewer, kind, wish, known)
    many = bool(wish.text) and query.mentioning(wish.text)
    marked = query.tally(MARKED, *standing.sql_params(), viewer.municipality, among=COUNTED if many else None)
    partly = sum(marked.values()) == COUNTED if many else False
    live = sum(count for name, count in marked.items() if name != "trash")
    counts = _unmarked(marked)
    _standing(query, wish)
    if partly:
        skip = (min(wish.page, COUNTED) - 1) * PAGE
        found = query.page(limit=PAGE + 1, skip=skip).late_rows(COLUMNS)
        page = Paginator(range(skip + len(found)), PAGE).get_page(wish.page)
    else:
        total = counts.get(wish.standing, 0) if wish.standing else live
        page = Paginator(range(total), PAGE).get_page(wish.page)
        query.page(limit=PAGE, skip=(page.number - 1) * PAGE)
        found = query.late_rows(COLUMNS) if total else []
    rows = [_row(viewer, kind, known, row) for row in found[:PAGE]]
    return Listing(rows, {"": live, **counts}, page, partly)


def chosen(viewer: Viewer, kind: Kind, wish: Wish, known: Structure) -> ItemQuery:
    """What the list shows, in its order, on all of its pages."""
    query = _narrowed(viewer, kind, wish, known)
    if wish.text:
        query.mentioning(wish.text)
    return _standing(query, wish)


def _unmarked(marked: Mapping[str, int]) -> dict[str, int]:
    """An item whose change waits counts as it stands, and as waiting."""
    counts: dict[str, int] = {}
    for name, count in marked.items():
        plain = name.rstrip("+")
        for one in {plain, "review"} if name != plain else {plain}:
            counts[one] = counts.get(one, 0) + count
    return counts


def _standing(query: ItemQuery, wish: Wish) -> ItemQuery:
    if wish.standing == "review":
        waits = f"i.state = 'review' OR (i.state <> 'trash' AND i.id IN ({WAITING}))"
        query.where(f"({waits})", query.viewer.municipality)
    elif wish.standing:
        query.where(f"{standing.SQL} = %s", *standing.sql_params(), wish.standing)
    else:
        query.where("i.state <> 'trash'")
    return query.order(SORTS[wish.sort_key], descending=wish.descending)


def _narrowed(viewer: Viewer, kind: Kind, wish: Wish, known: Structure) -> ItemQuery:
    """What all filters but the words leave, whatever its state."""
    query = items_of(viewer, kind, trash="with")
    if wish.organisation:
        query.where("i.organisation_id = %s", wish.organisation)
    if wish.category:
        query.in_categories(known.below(wish.category))
    cared_for(query, kind, wish.care)
    if wish.person:
        query.where(TOUCHED_BY, wish.person)
    if wish.since or wish.until:
        _limit_to_days(query, wish)
    return query


def _limit_to_days(query: ItemQuery, wish: Wish) -> None:
    since, until = wish.since or date(1, 1, 2), wish.until or date(9999, 12, 30)
    if wish.when == "termin":
        query.where(TAKES_PLACE, query.viewer.municipality, stored_day(since), stored_day(until))
        return
    column = COLUMN_OF[wish.when]
    if wish.since:
        query.where(f"{column} >= %s", stored(_midnight(since)))
    if wish.until:
        query.where(f"{column} < %s", stored(_midnight(until + timedelta(days=1))))


def _midnight(day: date) -> datetime:
    return datetime.combine(min(max(day, date(1900, 1, 1)), date(9998, 12, 31)), time(), BERLIN)


def _row(viewer: Viewer, kind: Kind, known: Structure, row: tuple[Any, ...]) -> ItemRow:
    proposed, number, title, organisation, updated_at, source, member, generic_type, *state = row
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
        proposed=standing.PROPOSED if proposed else None,
        writable=access.may_update(viewer, item),
        showable=access.may_show(viewer, item, visible=True),
    )
