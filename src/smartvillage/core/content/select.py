"""Reading items: one SQL statement, always bound to a viewer; reads never build model objects."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Literal, Self

import orjson
from cachetools import TTLCache
from django.db import connection

from smartvillage.core.content.access import oversees
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.languages import GERMAN, wanted
from smartvillage.core.content.spoken import spoken
from smartvillage.core.content.terms import scope_of
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.search.find import meanings
from smartvillage.kit.dates import now
from smartvillage.kit.words import fold, sort_key

COLUMNS = (
    "i.id, i.version, i.visible, CAST(i.created_at AS text), CAST(i.updated_at AS text), i.organisation_id, "
    "i.external_id, i.generic_type, i.member_id, i.parent_id, i.kind, i.state, i.document"
)
NAMES = (
    "id",
    "version",
    "visible",
    "created_at",
    "updated_at",
    "organisation",
    "reference",
    "generic_type",
    "member",
    "parent",
    "kind",
    "state",
)
ORDERS = {
    "createdAt": "i.created_at",
    "updatedAt": "i.updated_at",
    "publishedAt": "i.published_at",
    "publicationDate": "i.published_at",
    "id": "i.id",
    "title": "i.sort_title",
    "name": "i.sort_title",
}
PUBLIC = (
    "i.visible AND i.state = 'published' AND (i.publish_from IS NULL OR i.publish_from <= %s) "
    "AND (i.publish_to IS NULL OR i.publish_to > %s)"
)


Trash = Literal["without", "only", "with"]
OF_SIZE = {
    "few": "i.id IN (SELECT t.entry FROM search_posting t WHERE 1 = 1",
    "some": "+i.id IN (SELECT t.entry FROM search_posting t WHERE 1 = 1",
    "many": "EXISTS (SELECT 1 FROM search_posting t WHERE t.entry = i.id",
}
"""Ways to ask for a word, by how many entries have it; the sign keeps SQLite from looking each entry up."""
SOME, MANY = 2_000, 15_000
_sizes: TTLCache[tuple[str, str], str] = TTLCache(maxsize=10_000, ttl=600)
LIVE: dict[Trash, str] = {"without": "i.state <> 'trash'", "only": "i.state = 'trash'", "with": "1 = 1"}


class ItemQuery:
    """Items of one kind (of all, for None) that a viewer may see; values never become SQL text.

    Filters combine with AND. `own_member`: only what the calling citizen wrote, in every state. `single`: for
    reading one record, where staff see their own and besides what every citizen may see. `trash`: whether
    staff see what has been thrown away; citizens never do.
    """

    def __init__(
        self,
        *,
        viewer: Viewer,
        kind: str | None,
        own_member: bool = False,
        single: bool = False,
        trash: Trash = "without",
    ) -> None:
        self.viewer = viewer
        self.kind = kind
        self.joins: list[str] = []
        self.join_params: list[Any] = []
        self.extra_columns = ""
        self.extras: tuple[str, ...] = ()
        self.repeats = False
        self.ordering = "i.id DESC"
        self.bounds: tuple[int | None, int] = (None, 0)
        self.conditions = ["i.municipality_id = %s"]
        self.params: list[Any] = [viewer.municipality]
        if kind is not None:
            self.where("i.kind = %s", kind)
        self._limit_to_visible(own_member=own_member, single=single, live=LIVE[trash])

    def where(self, sql: str, *params: Any) -> Self:
        """Add a condition; `sql` is always a literal of ours."""
        self.conditions.append(sql)
        self.params.extend(params)
        return self

    def among(self, column: str, values: Iterable[Any]) -> Self:
        """`column` is one of `values`; no values yields nothing."""
        given = list(values)
        if not given:
            return self.where("1 = 0")
        sql, param = any_of(column, given)
        return self.where(sql, param)

    def outside(self, column: str, values: Iterable[Any]) -> Self:
        sql, param = any_of(column, list(values))
        return self.where(f"NOT ({sql})", param)

    def in_categories(self, categories: Iterable[int]) -> Self:
        """Items that bear at least one of the categories."""
        sql, param = any_of("ic.category_id", list(categories))
        return self.where(
            f"EXISTS (SELECT 1 FROM content_itemcategory ic WHERE ic.item_id = i.id AND {sql})", param
        )

    def at_places(self, names: Iterable[str]) -> Self:
        """Items whose location's name or any city is one of the names."""
        sql, param = any_of("ip.folded", [fold(name)[:255] for name in names])
        return self.where(
            f"EXISTS (SELECT 1 FROM content_itemplace ip WHERE ip.item_id = i.id AND {sql})", param
        )

    def titled(self, text: str) -> Self:
        """Items whose title holds every word of the text."""
        for word in sort_key(text).split():
            self.where("i.sort_title LIKE %s ESCAPE '!'", f"%{_escaped(word)}%")
        return self

    def matching(self, text: str) -> Self:
        """Items that hold every word of the text or what means the same; of the last word its beginning is enough.

        What holds no word at all finds nothing.
        """
        scope = scope_of(self.viewer.municipality)
        found = meanings(query=text, scope=scope)
        if not found:
            return self.where("1 = 0")
        for word, stems in found:
            sql, param = any_of("t.term", stems or [word])
            self.where(
                f"(i.sort_title LIKE %s ESCAPE '!' OR EXISTS "
                f"(SELECT 1 FROM search_posting t WHERE t.scope = %s AND t.entry = i.id AND {sql}))",
                f"%{_escaped(word)}%",
                scope,
                param,
            )
        return self

    def mentioning(self, text: str) -> bool:
        """The same by the index alone; without a word nothing is narrowed. Whether what is left is too much to count.

        Few entries are looked up, more are compared with, and where very many have a word each item is asked for it.
        """
        scope = scope_of(self.viewer.municipality)
        many = True
        words = meanings(query=text, scope=scope)
        for word, stems in words:
            sql, param = any_of("t.term", stems or [word])
            size = _size(scope, sql, param)
            many &= size == "many"
            # The limit, which few never reach, keeps PostgreSQL from asking each item for a word it takes for frequent.
            most = f" LIMIT {MANY}" if size == "few" else ""
            self.where(f"{OF_SIZE[size]} AND t.scope = %s AND {sql}{most})", scope, param)
        return many and bool(words)

    def without_regions(self, keys: Iterable[str]) -> Self:
        """Hide an item only if it has regional keys and all of them are among `keys`."""
        sql, param = any_of("ip.folded", [f"ars:{key}" for key in keys])
        rows = "SELECT 1 FROM content_itemplace ip WHERE ip.item_id = i.id AND ip.folded LIKE 'ars:%%'"
        return self.where(f"(NOT EXISTS ({rows}) OR EXISTS ({rows} AND NOT ({sql})))", param)

    def join(self, sql: str, *params: Any, columns: dict[str, str], repeats: bool) -> Self:
        """Join a table that gives rows further columns (name: SQL).

        `repeats`: an item may come in several rows.
        """
        self.joins.append(sql)
        self.join_params.extend(params)
        self.extra_columns = "".join(f", {column}" for column in columns.values())
        self.extras, self.repeats = tuple(columns), repeats
        return self

    def order(self, key: str, *, descending: bool) -> Self:
        """Sort by a wire order name; the id breaks ties so that the order is total."""
        if key == "RAND":
            self.ordering = "RANDOM()"
        else:
            direction = "DESC" if descending else "ASC"
            column = ORDERS[key]
            self.ordering = f"{column} {direction}" + ("" if column == "i.id" else f", i.id {direction}")
        return self

    def page(self, *, limit: int | None, skip: int | None) -> Self:
        self.bounds = (max(limit, 0) if limit is not None else None, max(skip or 0, 0))
        return self

    def select(self, columns: str = COLUMNS) -> tuple[str, list[Any]]:
        """The statement and its parameters."""
        sql = (
            f"SELECT {columns}{self.extra_columns} FROM content_item i {' '.join(self.joins)} "
            f"WHERE {' AND '.join(self.conditions)} ORDER BY {self.ordering}"
        )
        limit, skip = self.bounds
        if limit is not None or skip:
            sql += f" LIMIT {limit if limit is not None else 2**31} OFFSET {skip}"
        return sql, [*self.join_params, *self.params]

    def rows(self, columns: str = COLUMNS) -> list[tuple[Any, ...]]:
        return fetch(*self.select(columns))

    def late_rows(self, columns: str) -> list[tuple[Any, ...]]:
        """As `rows`, where an index has all that is asked and sorted for: only the page's rows are looked up."""
        page, params = self.select("i.id")
        return fetch(
            f"SELECT {columns} FROM ({page}) page JOIN content_item i ON i.id = page.id ORDER BY {self.ordering}",
            params,
        )

    def count(self) -> int:
        found: int = fetch(
            f"SELECT COUNT(*) FROM content_item i {' '.join(self.joins)} WHERE {' AND '.join(self.conditions)}",
            [*self.join_params, *self.params],
        )[0][0]
        return found

    def tally(self, column: str, *params: Any, among: int | None = None) -> dict[Any, int]:
        """How many items there are for each value of a column or expression (with its parameters).

        `among`: only so many are counted, those that were changed last.
        """
        where = " AND ".join(self.conditions)
        newest = f"ORDER BY i.updated_at DESC LIMIT {among}" if among is not None else ""
        counted = f"SELECT {column} AS value FROM content_item i WHERE {where} {newest}"
        return dict(
            fetch(f"SELECT value, COUNT(*) FROM ({counted}) counted GROUP BY 1", [*params, *self.params])
        )

    def tally_kinds(self) -> dict[tuple[str, str], int]:
        """How many items there are of each kind and generic type."""
        where = " AND ".join(self.conditions)
        sql = f"SELECT i.kind, i.generic_type, COUNT(*) FROM content_item i WHERE {where} GROUP BY 1, 2"
        return {(kind, generic): count for kind, generic, count in fetch(sql, self.params)}

    def only_public(self) -> Self:
        """What every citizen may see now, whoever asks."""
        moment = stored(now())
        return self.where(PUBLIC, moment, moment)

    def _overseen(self) -> bool:
        return self.kind is not None and oversees(self.viewer, kind_of(self.kind))

    def _limit_to_visible(self, *, own_member: bool, single: bool, live: str) -> None:
        moment = stored(now())
        if own_member:
            self.where("i.member_id = %s AND i.state <> 'trash'", self.viewer.member or 0)
        elif self.viewer.readable is None or self._overseen():
            self.where(live)
        elif not self.viewer.readable and single and self.viewer.member:
            self.where(
                f"(({PUBLIC}) OR (i.member_id = %s AND i.state <> 'trash'))",
                moment,
                moment,
                self.viewer.member,
            )
        elif not self.viewer.readable:
            self.only_public()
        else:
            sql, param = any_of("i.organisation_id", sorted(self.viewer.readable))
            own = f"{live} AND {sql}"
            if single:
                self.where(f"(({own}) OR ({PUBLIC}))", param, moment, moment)
            else:
                self.where(own, param)


def source(row: Sequence[Any]) -> dict[str, Any]:
    """What projections and templates read: the document with the row's columns beside its fields.

    Its texts are in the reader's language where it has them.
    """
    document: dict[str, Any] = orjson.loads(row[12])
    document.update(zip(NAMES, row, strict=False))
    if (language := wanted()) == GERMAN:
        return document
    return spoken(document, kind_of(document["kind"], document["generic_type"]).document, language)


def sources_by_id(*, ids: Sequence[int], municipality: int) -> dict[int, dict[str, Any]]:
    """Documents of items a query of the same municipality has just allowed."""
    sql, param = any_of("i.id", ids)
    rows = fetch(
        f"SELECT {COLUMNS} FROM content_item i WHERE i.municipality_id = %s AND {sql}", [municipality, param]
    )
    return {row[0]: source(row) for row in rows}


def fetch(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def any_of(column: str, values: Sequence[Any]) -> tuple[str, Any]:
    """A condition "column is one of values" with one parameter on both databases."""
    if connection.vendor == "postgresql":
        kind = "bigint" if all(isinstance(value, int) for value in values) else "text"
        return f"{column} = ANY(%s::{kind}[])", list(values)
    return f"{column} IN (SELECT value FROM json_each(%s))", orjson.dumps(list(values)).decode()


def _size(scope: str, sql: str, param: Any) -> str:
    """How many entries have one of the terms, said in a word and remembered for ten minutes."""
    key = (scope, str(param))
    if key not in _sizes:
        counted = f"SELECT 1 FROM search_posting t WHERE t.scope = %s AND {sql} LIMIT {MANY}"
        count = fetch(f"SELECT COUNT(*) FROM ({counted}) counted", [scope, param])[0][0]
        _sizes[key] = "few" if count < SOME else "some" if count < MANY else "many"
    return _sizes[key]


def forget_sizes() -> None:
    """Count anew; for tests that roll back."""
    _sizes.clear()


def stored(value: datetime) -> Any:
    """A moment as the database compares it."""
    return connection.ops.adapt_datetimefield_value(value)


def stored_day(value: date) -> Any:
    """A day as the database compares it."""
    return connection.ops.adapt_datefield_value(value)


def iso(value: date | str) -> str:
    """A day as text, from either database."""
    return value if isinstance(value, str) else value.isoformat()


def _escaped(word: str) -> str:
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
