"""Words that mean the same in everyday German: those of the repository, and those a municipality's editors add."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from smartvillage.core.search.analyse import Word
from smartvillage.kit.words import words

LONGEST_PHRASE = 3
Groups = Iterable[Sequence[str]]


class Synonyms:
    """Phrases by their folded words; every phrase of a group means all others of it."""

    def __init__(self, groups: Groups) -> None:
        self._means: dict[str, dict[str, None]] = {}
        for group in groups:
            keys = [" ".join(words(phrase)) for phrase in group]
            for key in filter(None, keys):
                others = self._means.setdefault(key, {})
                others.update(dict.fromkeys(other for other in keys if other and other != key))

    def of(self, phrase: str) -> list[str]:
        return [phrase, *self._means.get(phrase, ())] if phrase in self._means else []

    def longest(self, asked: Sequence[Word]) -> tuple[int, list[str]]:
        """How many of the first words are one phrase, and what it means."""
        for size in range(min(LONGEST_PHRASE, len(asked)), 0, -1):
            phrase = " ".join(word.text for word in asked[:size])
            found = self._means.get(phrase)
            if found is not None:
                return size, [phrase, *found] if size > 1 else list(found)
        return 1, []

    def nearest(self, text: str) -> str:
        """The word a typing error away; empty where there is none."""
        if len(text) < 5:
            return ""
        found = extractOne(
            text, list(self._means), scorer=OSA.distance, score_cutoff=1 if len(text) < 8 else 2
        )
        return found[0] if found else ""


@lru_cache(maxsize=200)
def synonyms(own: tuple[tuple[str, ...], ...] = ()) -> Synonyms:
    """The everyday list with a municipality's own groups."""
    return Synonyms([*_everyday(), *own])


@lru_cache(maxsize=1)
def _everyday() -> list[list[str]]:
    with Path(__file__).with_name("synonyms.toml").open("rb") as file:
        groups: list[list[str]] = tomllib.load(file)["groups"]
    return groups
