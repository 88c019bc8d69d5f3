"""Asking: a few short lists of rows from the database, scores added up here."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log

from django.db import connection

from smartvillage.core.search.analyse import GERMAN
from smartvillage.core.search.expand import Token, tokens
from smartvillage.core.search.lexicon import Lexicon, lexicon
from smartvillage.core.search.synonyms import synonyms

MOST_ROWS, MOST_CANDIDATES, FREQUENT, FEWEST_ROWS = 800, 300, 500, 50
FEW = 5
"""So many hits there are at least if parts of the question have them: those with every word come first."""
Keep = Callable[[list[int]], Collection[int]]
Groups = tuple[tuple[str, ...], ...]
Rows = list[tuple[int, str, int]]


@dataclass(frozen=True, slots=True)
class Hit:
    entry: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """`hits`, best first; `corrected`: the question as it was understood, if otherwise than written.

    `complete`: the first hits have every word; otherwise none has, and these have the most that matter.
    """

    hits: list[Hit]
    corrected: str = ""
    complete: bool = True


def find(
    *,
    query: str,
    scope: str,
    limit: int,
    keep: Keep | None = None,
    synonyms_of: Groups = (),
    language: str = GERMAN,
) -> Answer:
    """The best entries for a question in everyday words; at most three statements besides those of `keep`,
    and one for each word where few entries have all of them.

    `keep` is handed entries and says which of them the reader may see. `synonyms_of`: groups of words that mean
    the same, besides the everyday list. Equal scores: the newest (highest) entry first.
    """
    known = lexicon(scope=scope)
    asked = tokens(query, known, synonyms(synonyms_of), language)
    meant = [token for token in asked if token.stems]
    if not meant:
        return Answer([])
    _count(scope, meant, known)
    scores = _having_all(scope, meant, known) if len(meant) == len(asked) else {}
    hits = _best(scores, limit, keep)
    complete = bool(hits)
    if len(hits) < min(FEW, limit) and len(asked) > 1:
        partial = _having_any(scope, meant, known)
        rest = {entry: score for entry, score in partial.items() if entry not in scores}
        hits += _best(rest, limit if not hits else FEW - len(hits), keep)
    corrected = " ".join(token.corrected or token.word.shown or token.word.text for token in asked)
    return Answer(hits, corrected if any(token.corrected for token in asked) else "", complete)


def meanings(*, query: str, scope: str, synonyms_of: Groups = ()) -> list[tuple[str, list[str]]]:
    """Each word of a question with the stems it may stand for, for conditions of one's own on `search_posting`."""
    asked = tokens(query, lexicon(scope=scope), synonyms(synonyms_of))
    return [(token.word.text, list(token.stems)) for token in asked]


def _best(scores: dict[int, float], limit: int, keep: Keep | None) -> list[Hit]:
    ordered = sorted(scores, key=lambda entry: (-scores[entry], -entry))
    if keep is not None and ordered:
        allowed = keep(ordered)
        ordered = [entry for entry in ordered if entry in allowed]
    return [Hit(entry, scores[entry]) for entry in ordered[:limit]]


def _having_all(scope: str, asked: Sequence[Token], known: Lexicon) -> dict[int, float]:
    rarest, *others = sorted(asked, key=lambda token: _frequency(token, known))
    most = MOST_CANDIDATES if others else MOST_ROWS
    scores = _scored(_rows_of(scope, rarest, most), rarest, known)
    entries = sorted(scores, key=lambda entry: (-scores[entry], -entry))[:most]
    if not others:
        return {entry: scores[entry] for entry in entries}
    rows = _rows_among(scope, [stem for token in others for stem in token.stems], entries)
    by_token = [_scored([row for row in rows if row[1] in token.stems], token, known) for token in others]
    return {
        entry: scores[entry] + sum(found[entry] for found in by_token)
        for entry in entries
        if all(entry in found for found in by_token)
    }


def _having_any(scope: str, asked: Sequence[Token], known: Lexicon) -> dict[int, float]:
    total: dict[int, float] = defaultdict(float)
    for token in asked:
        for entry, score in _scored(_rows_of(scope, token, MOST_CANDIDATES), token, known).items():
            total[entry] += score
    return dict(total)


def _scored(rows: Rows, token: Token, known: Lexicon) -> dict[int, float]:
    """The best of an entry's rows for one word; rare words say more."""
    rarity = log(2 + 2 * FREQUENT / (1 + _frequency(token, known)))
    best: dict[int, float] = {}
    for entry, term, weight in rows:
        score = weight * token.stems[term] * rarity
        if score > best.get(entry, 0.0):
            best[entry] = score
    return best


def _frequency(token: Token, known: Lexicon) -> int:
    return sum(known.counts.get(stem, 0) for stem in token.stems)


def _count(scope: str, asked: Iterable[Token], known: Lexicon) -> None:
    """How many entries have each stem, up to 500; kept until the vocabulary grows."""
    new = sorted({stem for token in asked for stem in token.stems} - known.counts.keys())
    if not new:
        return
    one = (
        "SELECT %s AS term, COUNT(*) FROM (SELECT 1 FROM search_posting WHERE scope = %s AND term = %s "
        f"LIMIT {FREQUENT}) counted"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([one] * len(new)), [value for stem in new for value in (stem, scope, stem)]
        )
        known.counts.update(cursor.fetchall())


def _rows_of(scope: str, token: Token, most: int) -> Rows:
    most = max(FEWEST_ROWS, 2 * most // len(token.stems))
    one = (
        "SELECT * FROM (SELECT entry, term, weight FROM search_posting WHERE scope = %s AND term = %s "
        f"ORDER BY weight DESC, entry DESC LIMIT {most}) best"
    )
    params = [value for stem in token.stems for value in (scope, stem)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(token.stems)), params)
        rows: Rows = cursor.fetchall()
    return rows


def _rows_among(scope: str, stems: Collection[str], entries: Sequence[int]) -> Rows:
    if not entries:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT entry, term, weight FROM search_posting "
                "WHERE scope = %s AND entry = ANY(%s::bigint[]) AND term = ANY(%s::text[])",
                [scope, list(entries), list(stems)],
            )
        else:
            cursor.execute(
                "SELECT entry, term, weight FROM search_posting WHERE scope = %s "
                f"AND entry IN ({','.join(map(str, entries))}) AND term IN ({','.join(['%s'] * len(stems))})",
                [scope, *stems],
            )
        rows: Rows = cursor.fetchall()
    return rows
