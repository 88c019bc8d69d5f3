"""What a word that was asked for may mean: stems with a factor, 1 for the word itself."""

from collections.abc import Collection
from dataclasses import dataclass, field

from smartvillage.core.search.analyse import GERMAN, Word, analyse
from smartvillage.core.search.lexicon import Lexicon
from smartvillage.core.search.synonyms import Synonyms
from smartvillage.kit.words import STOP_WORDS, stems

SAME, SYNONYM, LOOSE, TAIL, HEAD, INSIDE, PIECE, WRONG = 1.0, 0.8, 0.5, 0.5, 0.4, 0.25, 0.3, 0.6
SHORTEST_PART, SHORTEST_LAST, SHORTEST_PREFIX, ENDING = 4, 3, 2, 2
MOST_ASKED, MOST_STEMS = 8, 24
LINKS = ("", "s", "es", "n", "en", "er", "e", "ens")
"""Sounds between the parts of a compound."""


@dataclass
class Token:
    """A word of the question: `stems` with their factors; `corrected` where it was taken for another word."""

    word: Word
    stems: dict[str, float] = field(default_factory=dict)
    corrected: str = ""

    def mean(self, stem: str, factor: float) -> None:
        self.stems[stem] = max(self.stems.get(stem, 0.0), factor)

    def limited(self) -> "Token":
        best = sorted(self.stems.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))
        return Token(self.word, dict(best[:MOST_STEMS]), self.corrected)


def tokens(query: str, known: Lexicon, synonyms: Synonyms, language: str = GERMAN) -> list[Token]:
    """The words of a question, phrases with synonyms taken together; the last one may be unfinished."""
    words = analyse(query, language)[:MOST_ASKED]
    made: list[Token] = []
    at = 0
    while at < len(words):
        size, means = synonyms.longest(words[at:])
        token = Token(words[at])
        if size > 1:
            token = Token(Word(" ".join(w.text for w in words[at : at + size]), "", ""))
        else:
            _itself(token, known, unfinished=at == len(words) - 1)
        for mean in means:
            _synonym(token, mean, known)
        if not token.stems:
            _mistyped(token, known, synonyms)
        made.append(token.limited())
        at += size
    return made


def _itself(token: Token, known: Lexicon, *, unfinished: bool) -> None:
    word = token.word
    if word.stem in known.stems:
        token.mean(word.stem, SAME)
    _compounds(token, word, known)
    if unfinished and len(word.text) >= SHORTEST_PREFIX:
        for begun in known.beginning(word.text, MOST_STEMS):
            token.mean(begun.stem, TAIL)
    _pieces(token, word, known)


def _compounds(token: Token, word: Word, known: Lexicon, scale: float = 1.0) -> None:
    """Longer words with this one as a part: `ausweis` in `personalausweis`."""
    part = word.stem if len(word.stem) >= SHORTEST_PART else word.text
    if len(part) < SHORTEST_PART:
        _last_parts(token, part, known, scale)
        return
    for before, found, after in known.containing(part):
        ends = len(after) <= ENDING
        if not before and ends:
            token.mean(found.stem, 0.9 * scale)
        elif ends and (len(before) >= SHORTEST_PART or _is_word(before, known)):
            token.mean(found.stem, TAIL * scale)
        elif not before:
            token.mean(found.stem, HEAD * scale)
        elif _is_word(before, known) or (len(part) > SHORTEST_PART and len(before) >= SHORTEST_PART - 1):
            token.mean(found.stem, INSIDE * scale)


def _last_parts(token: Token, part: str, known: Lexicon, scale: float) -> None:
    """What is as short as `see` counts only where a word stands before it: `badesee`, not `seefest` or `seele`."""
    if len(part) < SHORTEST_LAST:
        return
    for before, found in known.ending(part):
        if _is_word(before, known):
            token.mean(found.stem, TAIL * scale)


def _pieces(token: Token, word: Word, known: Lexicon) -> None:
    """A compound nobody wrote, from words somebody did: `hundeanmeldung` from `hund` and `anmeldung`."""
    text = word.text
    for cut in range(len(text) - SHORTEST_PART, SHORTEST_PART - 2, -1):
        tail = stems(text[cut:])[0]
        if tail not in known.stems or not _is_word(text[:cut], known):
            continue
        for head in _heads(text[:cut], known):
            token.mean(head.stem, PIECE + 0.1)
        token.mean(tail, PIECE)


def _heads(text: str, known: Lexicon) -> Collection[Word]:
    candidates = (known.words.get(text.removesuffix(link)) for link in LINKS if text.endswith(link))
    return [word for word in candidates if word is not None and len(word.text) >= SHORTEST_PART - 1]


def _is_word(text: str, known: Lexicon) -> bool:
    return bool(_heads(text, known)) and text not in STOP_WORDS


def _synonym(token: Token, mean: str, known: Lexicon) -> None:
    words = analyse(mean)
    for word in words:
        if word.stem in known.stems:
            token.mean(word.stem, SYNONYM if len(words) == 1 else LOOSE)
        if len(words) == 1:
            _compounds(token, word, known, SYNONYM)


def _mistyped(token: Token, known: Lexicon, synonyms: Synonyms) -> None:
    """Nothing has the word: what it was probably meant to be."""
    text = token.word.text
    for near, distance in known.nearest(text):
        token.mean(near.stem, WRONG / distance if distance else SAME)
        token.corrected = token.corrected or near.shown
    if token.stems:
        return
    meant = synonyms.nearest(text)
    if meant:
        token.corrected = meant
        for mean in synonyms.of(meant):
            _synonym(token, mean, known)
