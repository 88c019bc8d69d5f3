"""What the database hands out: the best rows of stems, all rows of some entries, and words nobody knew yet."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection

from smartvillage.core.search.analyse import Word

FREQUENT = 500
"""Up to this many entries of a stem are counted."""
PARTS = 400
"""SQLite takes 500 selects in one statement."""
Row = tuple[int, int, int, str]
"""Number of the part of the statement, entry, weight, stem (empty where the part has only one)."""
Key = tuple[str, str]
"""Scope and stem."""
Part = tuple[str, list[Any]]
OF_STEM = "FROM search_posting WHERE scope = %s AND term = %s"


@dataclass
class Read:
    """`new`: words of a scope with their numbers, in order."""

    rows: dict[Key, list[Row]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[Key, int] = field(default_factory=dict)
    new: dict[str, list[tuple[int, Word]]] = field(default_factory=lambda: defaultdict(list))


def read_best(
    *, most: Mapping[Key, int], uncounted: Collection[Key] = (), newer: Mapping[str, int] | None = None
) -> Read:
    """For each stem so many of its rows, the heaviest first, how many there are for those uncounted, and the words
    of each scope above a number. One statement, for very many stems a few.
    """
    scopes, counted, stems = list(newer or ()), list(uncounted), list(most)
    parts = [_new_words(at, scope, (newer or {})[scope]) for at, scope in enumerate(scopes)]
    parts += [_count(at, key) for at, key in enumerate(counted, len(parts))]
    first = len(parts)
    parts += [_best(at, key, most[key]) for at, key in enumerate(stems, first)]
    read = Read()
    for number, rows in groupby(_united(parts), itemgetter(0)):
        if number >= first:
            read.rows[stems[number - first]] += rows
        elif number >= len(scopes):
            read.counts |= {counted[number - len(scopes)]: count for _number, count, _weight, _stem in rows}
        else:
            read.new[scopes[number]] += [(entry, Word(*word.split("\n"))) for _, entry, _, word in rows]
    return read


def read_among(wanted: Sequence[tuple[str, Collection[int], Collection[str]]]) -> list[list[Row]]:
    """Rows of the entries that have one of the stems, for each scope, entries and stems. At most one statement."""
    found: list[list[Row]] = [[] for _ in wanted]
    for number, rows in groupby(_united([_among(at, *one) for at, one in enumerate(wanted)]), itemgetter(0)):
        found[number] += rows
    return found


def _new_words(number: int, scope: str, above: int) -> Part:
    word = "text || %s || stem || %s || shown"
    sql = f"SELECT {number}, id, 0, {word} FROM search_word WHERE scope = %s AND id > %s"
    return sql, ["\n", "\n", scope, above]


def _count(number: int, key: Key) -> Part:
    return f"SELECT {number}, COUNT(*), 0, '' FROM (SELECT 1 {OF_STEM} LIMIT {FREQUENT}) counted", [*key]


def _best(number: int, key: Key, most: int) -> Part:
    rows = f"SELECT entry, weight {OF_STEM} ORDER BY weight DESC, entry DESC LIMIT {most}"
    return f"SELECT {number}, entry, weight, '' FROM ({rows}) best", [*key]


def _among(number: int, scope: str, entries: Collection[int], stems: Collection[str]) -> Part:
    of_entries = f"SELECT {number}, entry, weight, term FROM search_posting WHERE scope = %s AND"
    if connection.vendor == "postgresql":
        sql = f"{of_entries} entry = ANY(%s::bigint[]) AND term = ANY(%s::text[])"
        return sql, [scope, list(entries), list(stems)]
    listed = f"entry IN ({','.join(map(str, entries))}) AND term IN ({','.join(['%s'] * len(stems))})"
    return f"{of_entries} {listed}", [scope, *stems]


def _united(parts: Sequence[Part]) -> Iterator[Row]:
    for start in range(0, len(parts), PARTS):
        chunk = parts[start : start + PARTS]
        with connection.cursor() as cursor:
            cursor.execute(
                " UNION ALL ".join(sql for sql, _params in chunk),
                [param for _sql, params in chunk for param in params],
            )
            yield from cursor.fetchall()
