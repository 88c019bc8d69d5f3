"""Searching: a few short lists of rows from the database, scores added up here."""

from collections import defaultdict
from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from smartvillage.core.search.analyse import GERMAN
from smartvillage.core.search.asking import (
    MOST_CANDIDATES,
    Groups,
    Keep,
    Question,
    Scores,
    Search,
    begin,
    best_first,
)
from smartvillage.core.search.expand import tokens
from smartvillage.core.search.lexicon import lexicon
from smartvillage.core.search.synonyms import synonyms
from smartvillage.kit.rounds import in_rounds

FEW, LITTLE = 5, 60
"""So many hits there are at least if parts of the question have them: those with every word come first. Where fewer
than `LITTLE` entries have every word and readers may not see all, those with some are looked at right away.
"""


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


Made = TypeVar("Made")
Searching = Generator[list[Question], list[Answer], Made]
"""Yields questions, is given the answer of each, and returns what was made of them."""


def together(askings: Sequence[Searching[Made]]) -> list[Made]:
    """What each returns; the questions of all are one statement (see `find_all`), and one of each `keep`."""
    return in_rounds(askings, _answers)


def find(
    *,
    query: str,
    scope: str,
    limit: int,
    keep: Keep | None = None,
    synonyms_of: Groups = (),
    language: str = GERMAN,
) -> Answer:
    """The best entries for one question, as `find_all`."""
    return find_all([Question(query, scope, limit, keep, synonyms_of, language)])[0]


def find_all(questions: Sequence[Question]) -> list[Answer]:
    """The best entries for each question: one statement besides those of `keep`, two where a word is in very many
    entries or a scope has learned words meanwhile. A `keep` that questions share is called once for all.
    """
    searches = begin(questions)
    whole = [search.having_all() for search in searches]
    parts = [
        search.having_any() if len(search.asked) > 1 and search.question.keep and len(found) < LITTLE else {}
        for search, found in zip(searches, whole, strict=True)
    ]
    wanted = [[*best_first(found), *_rest(found, some)] for found, some in zip(whole, parts, strict=True)]
    seen = _kept(searches, wanted)
    return [_answer(*one) for one in zip(searches, whole, parts, seen, strict=True)]


def meanings(*, query: str, scope: str, synonyms_of: Groups = ()) -> list[tuple[str, list[str]]]:
    """Each word of a question with the stems it may stand for, for conditions of one's own on `search_posting`."""
    asked = tokens(query, lexicon(scope=scope), synonyms(synonyms_of))
    return [(token.word.text, list(token.stems)) for token in asked]


def _answers(rounds: list[list[Question]]) -> list[list[Answer]]:
    answers = iter(find_all([question for questions in rounds for question in questions]))
    return [[next(answers) for _ in questions] for questions in rounds]


def _rest(whole: Scores, some: Scores) -> list[int]:
    """The best entries with some of the words that have not all of them."""
    return [entry for entry in best_first(some)[:MOST_CANDIDATES] if entry not in whole]


def _kept(searches: Sequence[Search], wanted: Sequence[list[int]]) -> list[Collection[int]]:
    """Of each search's entries those that readers may see."""
    together: dict[Keep, dict[int, None]] = defaultdict(dict)
    for search, entries in zip(searches, wanted, strict=True):
        if search.question.keep:
            together[search.question.keep].update(dict.fromkeys(entries))
    seen = {keep: keep(list(entries)) if entries else () for keep, entries in together.items()}
    return [
        seen[search.question.keep] if search.question.keep else set(entries)
        for search, entries in zip(searches, wanted, strict=True)
    ]


def _answer(search: Search, whole: Scores, parts: Scores, seen: Collection[int]) -> Answer:
    limit = search.question.limit
    found = (entry for entry in best_first(whole) if entry in seen)
    hits = [Hit(entry, whole[entry]) for entry in islice(found, limit)]
    complete = bool(hits)
    if len(hits) < min(FEW, limit) and len(search.asked) > 1:
        if not parts:
            parts = search.having_any()
            (seen,) = _kept([search], [_rest(whole, parts)])
        rest = [Hit(entry, parts[entry]) for entry in _rest(whole, parts) if entry in seen]
        hits += rest[: FEW - len(hits) if hits else limit]
    return Answer(hits, _corrected(search), complete)


def _corrected(search: Search) -> str:
    """Empty where every word was taken as it was written."""
    if not any(token.corrected for token in search.meant):
        return ""
    return " ".join(token.corrected or token.word.shown or token.word.text for token in search.asked)
