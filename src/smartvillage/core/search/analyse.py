"""From texts to words: folded, stemmed, weighted by the column they stand in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from smartvillage.kit.words import STOP_WORDS, stems, words

MOST_TERMS, MOST_TEXT = 2000, 200_000
LONGEST = 64
GERMAN = "de"
SHORT_NAME = 5
"""A name of fewer words is more about each of them."""
_RAW = re.compile(r"[^\W_]+(?:\u0308[^\W_]*)*")
_HYPHEN = re.compile(r"[^\W_]{2,30}-[^\W_]{2,30}")
"""`Tourist-Information` is found as one word as well."""


class Column(IntEnum):
    """Where a word stands; the value is its weight."""

    NAME = 16
    SYNONYM = 10
    PLACE = 6
    CATEGORY = 4
    BODY = 2


@dataclass(frozen=True, slots=True)
class Word:
    """`text` is folded, `shown` as it was written."""

    text: str
    stem: str
    shown: str


Texts = Iterable[tuple[Column, str]]


def analyse(text: str, language: str = GERMAN) -> list[Word]:
    """The words of a text in their order, without German stop words; all of them if there is nothing else."""
    found = [word for raw in _RAW.findall(text[:MOST_TEXT]) for word in _words(raw[:LONGEST], language)]
    if not language.startswith(GERMAN):
        return found
    return [word for word in found if word.text not in STOP_WORDS] or found


@lru_cache(maxsize=100_000)
def _words(raw: str, language: str) -> tuple[Word, ...]:
    pairs = list(zip(words(raw), stems(raw, language), strict=True))
    return tuple(
        Word(text[:LONGEST], stem[:LONGEST], raw if len(pairs) == 1 else text) for text, stem in pairs
    )


def weighted(texts: Texts, language: str = GERMAN) -> tuple[dict[str, int], dict[str, Word]]:
    """Weight by stem, and the words by their text; a word counts once, where it says most."""
    weights: dict[str, int] = {}
    known: dict[str, Word] = {}
    budget = MOST_TEXT
    for column, text in texts:
        found = analyse(text[:budget], language)
        joined = [
            word
            for pair in _HYPHEN.findall(text[:budget])
            for word in _words(pair.replace("-", ""), language)
        ]
        budget -= len(text)
        weight = column + max(0, SHORT_NAME - len(found)) if column == Column.NAME else int(column)
        for word in (*found, *joined):
            if len(weights) < MOST_TERMS or word.stem in weights:
                weights[word.stem] = max(weights.get(word.stem, 0), weight)
                known[word.text] = word
        if budget <= 0 or len(weights) >= MOST_TERMS:
            break
    return weights, known
