"""Writing: one statement for an entry's stems; new words are learned once the transaction has held."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from cachetools import LRUCache
from django.db import connection
from django.db.models import Count

from smartvillage.core.rows import afterwards, write
from smartvillage.core.search.analyse import GERMAN, Texts, Word, weighted
from smartvillage.core.search.models import Posting

TOGETHER = 100
_seen: LRUCache[tuple[str, str], bool] = LRUCache(maxsize=200_000)
"""Words this process has learned already."""


def index(*, scope: str, entries: Mapping[int, Texts], fresh: bool = False, language: str = GERMAN) -> None:
    """Write the entries' words anew; `fresh`: they have none yet, which saves looking for them."""
    if not fresh:
        forget(scope=scope, entries=entries)
    new: dict[str, Word] = {}
    rows: list[tuple[str, str, int, int]] = []
    for entry, texts in entries.items():
        weights, words = weighted(texts, language)
        new.update((text, word) for text, word in words.items() if _worth_learning(scope, text))
        rows.extend((scope, term, weight, entry) for term, weight in weights.items())
    _insert("search_posting", _POSTING, rows)
    if new:
        # Not inside the transaction: two of them that meet the same new words would wait for each other.
        afterwards(lambda: learn(scope=scope, words=new.values()))


def _worth_learning(scope: str, text: str) -> bool:
    """Numbers are not: nobody wants one corrected to another."""
    return not text.isdecimal() and (scope, text) not in _seen


def forget(*, scope: str, entries: Collection[int]) -> None:
    """Entries that are gone; their words stay known to the vocabulary until the night."""
    forget_in(scopes=[scope], entries=entries)


def forget_in(*, scopes: Collection[str], entries: Collection[int]) -> None:
    """The same in several scopes at once."""
    rows = list(entries)
    for start in range(0, len(rows), TOGETHER):
        Posting.objects.filter(scope__in=scopes, entry__in=rows[start : start + TOGETHER]).delete()


def entries(*, scope: str) -> list[int]:
    """All entries that have words."""
    return list(Posting.objects.filter(scope=scope).values_list("entry", flat=True).distinct())


def count_entries(*, scopes: Collection[str]) -> dict[str, int]:
    """How many entries of each scope have words; scopes without any are left out. One statement."""
    counted = Posting.objects.filter(scope__in=scopes).values_list("scope")
    return dict(counted.annotate(found=Count("entry", distinct=True)))


def learn(*, scope: str, words: Iterable[Word]) -> None:
    """Add words to the scope's vocabulary; known ones stay as they are."""
    rows = sorted((scope, word.text, word.stem, word.shown) for word in words)
    _insert("search_word", _WORD, rows, " ON CONFLICT DO NOTHING")
    for row in rows:
        _seen[row[:2]] = True


def prune() -> None:
    """Drop words whose stem no entry has any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM search_word WHERE NOT EXISTS (SELECT 1 FROM search_posting p "
            "WHERE p.scope = search_word.scope AND p.term = search_word.stem)"
        )
    forget_seen()


def forget_seen() -> None:
    """Look again which words are known; for tests that roll back, and after pruning."""
    _seen.clear()


_POSTING = {"scope": "text", "term": "text", "weight": "int", "entry": "bigint"}
_WORD = {"scope": "text", "text": "text", "stem": "text", "shown": "text"}


def _insert(
    table: str, columns: Mapping[str, str], rows: Sequence[tuple[str | int, ...]], rest: str = ""
) -> None:
    """PostgreSQL gets columns as arrays, so that the statement is the same however many rows there are."""
    into = f"INSERT INTO {table} ({', '.join(columns)})"
    if connection.vendor == "postgresql":
        arrays = ", ".join(f"%s::{kind}[]" for kind in columns.values())
        if rows:
            values = [list(column) for column in zip(*rows, strict=True)]
            write(f"{into} SELECT * FROM unnest({arrays}){rest}", values)
        return
    for start in range(0, len(rows), TOGETHER):
        chunk = rows[start : start + TOGETHER]
        places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(chunk))
        write(f"{into} VALUES {places}{rest}", list(chain.from_iterable(chunk)))
