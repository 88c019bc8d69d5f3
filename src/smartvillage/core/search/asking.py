"""Questions on their way to an answer: what they mean, and the rows that have a word of theirs."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from smartvillage.core.search.analyse import GERMAN
from smartvillage.core.search.expand import Token, tokens
from smartvillage.core.search.lexicon import Lexicon, lexicons
from smartvillage.core.search.postings import FREQUENT, Read, Row, read_among, read_best
from smartvillage.core.search.synonyms import synonyms

MOST_ROWS, MOST_CANDIDATES, FEWEST_ROWS = 800, 300, 50
Keep = Callable[[list[int]], Collection[int]]
Groups = tuple[tuple[str, ...], ...]
Scores = dict[int, float]


@dataclass(frozen=True)
class Question:
    """In everyday words, to one scope.

    `keep` is handed entries and says which of them the reader may see. `synonyms_of`: groups of words that mean the
    same, besides the everyday list.
    """

    query: str
    scope: str
    limit: int
    keep: Keep | None = None
    synonyms_of: Groups = ()
    language: str = GERMAN


@dataclass
class Search:
    """`rows`: by stem, of each word that means something; `cut`: it has more than that; `scores`: worked out once."""

    question: Question
    known: Lexicon
    asked: list[Token]
    rows: list[dict[str, list[Row]]] = field(default_factory=list)
    cut: list[bool] = field(default_factory=list)
    scores: dict[int, Scores] = field(default_factory=dict)

    @cached_property
    def meant(self) -> list[Token]:
        return [token for token in self.asked if token.stems]

    @property
    def most(self) -> int:
        return MOST_CANDIDATES if len(self.asked) > 1 else MOST_ROWS

    @cached_property
    def limits(self) -> list[int]:
        """Rows of each stem that are read at first, by word. Of words known to be in very many entries few: whether
        candidates have them is asked when it is known who the candidates are.
        """
        limits = [max(FEWEST_ROWS, 2 * self.most // len(token.stems)) for token in self.meant]
        if all(stem in self.known.counts for token in self.meant for stem in token.stems):
            for at in self.rarest_first[1:]:
                if self._frequency(self.meant[at]) > limits[at]:
                    limits[at] = FEWEST_ROWS
        return limits

    def take(self, read: Read) -> None:
        scope = self.question.scope
        self.rows = [{stem: read.rows.get((scope, stem), []) for stem in token.stems} for token in self.meant]
        self.cut = [
            any(len(rows) >= limit for rows in found.values())
            for limit, found in zip(self.limits, self.rows, strict=True)
        ]

    def add(self, at: int, rows: Iterable[Row]) -> None:
        for row in rows:
            if row[-1] in self.rows[at]:
                self.rows[at][row[-1]].append(row)
        self.scores.pop(at, None)

    @cached_property
    def rarest_first(self) -> list[int]:
        """Places of the words in `meant`."""
        return sorted(range(len(self.meant)), key=lambda at: self._frequency(self.meant[at]))

    def scored(self, at: int) -> Scores:
        """The best of an entry's rows for one word; rare words say more."""
        if at not in self.scores:
            self.scores[at] = self._score(at)
        return self.scores[at]

    def _score(self, at: int) -> Scores:
        token = self.meant[at]
        rarity = log(2 + 2 * FREQUENT / (1 + self._frequency(token)))
        best: Scores = {}
        for stem, rows in self.rows[at].items():
            factor = token.stems[stem] * rarity
            for _number, entry, weight, _stem in rows:
                if weight * factor > best.get(entry, 0.0):
                    best[entry] = weight * factor
        return best

    @cached_property
    def candidates(self) -> Scores:
        """The best entries that have the rarest word, among which those with every word are."""
        scores = self.scored(self.rarest_first[0])
        return {entry: scores[entry] for entry in best_first(scores)[: self.most]}

    def having_all(self) -> Scores:
        if not self.meant or len(self.meant) < len(self.asked):
            return {}
        whole = self.candidates
        for at in self.rarest_first[1:]:
            found = self.scored(at)
            whole = {entry: score + found[entry] for entry, score in whole.items() if entry in found}
        return whole

    def having_any(self) -> Scores:
        total: Scores = defaultdict(float)
        for at in range(len(self.meant)):
            for entry, score in self.scored(at).items():
                total[entry] += score
        return dict(total)

    def _frequency(self, token: Token) -> int:
        return sum(self.known.counts.get(stem, 0) for stem in token.stems)


def best_first(scores: Scores) -> list[int]:
    """Equal scores: the newest (highest) entry first."""
    return [entry for _score, entry in sorted(zip(scores.values(), scores, strict=True), reverse=True)]


def begin(questions: Sequence[Question]) -> list[Search]:
    """What the questions mean and the rows that decide. One statement; two where a word is in very many entries."""
    known = lexicons(scopes={question.scope for question in questions})
    searches = _understood(questions, known)
    newer = {scope: one.newest for scope, one in known.items() if one.is_old()}
    read = _read(searches, newer)
    for scope in newer:
        known[scope].grow(read.new[scope])
    if read.new and any(read.new.values()):
        searches = _understood(questions, known)
        read = _read(searches, {})
    for search in searches:
        search.take(read)
    _complete(searches)
    return searches


def _understood(questions: Sequence[Question], known: dict[str, Lexicon]) -> list[Search]:
    return [
        Search(
            one,
            known[one.scope],
            tokens(one.query, known[one.scope], synonyms(one.synonyms_of), one.language),
        )
        for one in questions
    ]


def _read(searches: Sequence[Search], newer: dict[str, int]) -> Read:
    most: dict[tuple[str, str], int] = {}
    uncounted = set()
    for search in searches:
        for token, limit in zip(search.meant, search.limits, strict=True):
            for stem in token.stems:
                key = search.question.scope, stem
                most[key] = max(most.get(key, 0), limit)
                if stem not in search.known.counts:
                    uncounted.add(key)
    read = read_best(most=most, uncounted=uncounted, newer=newer)
    for search in searches:
        scope = search.question.scope
        search.known.counts.update({stem: count for (of, stem), count in read.counts.items() if of == scope})
    return read


def _complete(searches: Sequence[Search]) -> None:
    """Of words in more entries than were read, whether the candidates have them."""
    wanted = []
    for search in searches:
        if not search.meant or len(search.meant) < len(search.asked):
            continue
        others = [at for at in search.rarest_first[1:] if search.cut[at]]
        if others:
            stems = {stem for at in others for stem in search.meant[at].stems}
            wanted.append((search, others, list(search.candidates), stems))
    found = read_among([(search.question.scope, entries, stems) for search, _at, entries, stems in wanted])
    for (search, others, _entries, _stems), rows in zip(wanted, found, strict=True):
        for at in others:
            search.add(at, rows)
