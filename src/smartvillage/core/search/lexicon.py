"""A scope's vocabulary in memory: which of its words resemble, hold or begin with what was asked."""

import threading
import time
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice

from cachetools import LRUCache
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from smartvillage.core.search.analyse import Word
from smartvillage.core.search.postings import read_best

REFRESH_SECONDS = 2.0
RELOAD_SECONDS = 600.0
MOST_SCOPES = 200
MOST_CONTAINING, MOST_HELD = 400, 500


@dataclass
class Lexicon:
    """Words by text, sorted; `joined` holds all of them in lines, so that one search looks into every word."""

    words: dict[str, Word] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    ordered: list[str] = field(default_factory=list)
    joined: str = "\n"
    newest: int = 0
    read_at: float = 0.0
    loaded_at: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)
    by_length: dict[int, list[str]] = field(default_factory=dict)
    held: dict[str, list[tuple[str, Word, str]]] = field(default_factory=dict)

    def add(self, words: list[Word]) -> None:
        for word in words:
            self.words[word.text] = word
            self.stems.add(word.stem)
        self.ordered = sorted(self.words)
        self.joined = "\n" + "\n".join(self.ordered) + "\n"
        self.counts, self.held = {}, {}
        self.by_length = {}
        for text in self.ordered:
            self.by_length.setdefault(len(text), []).append(text)

    def is_old(self) -> bool:
        return time.monotonic() - self.read_at >= REFRESH_SECONDS

    def grow(self, new: Collection[tuple[int, Word]]) -> None:
        """With the words above `newest`, and their numbers: all there are now."""
        self.read_at = time.monotonic()
        if new:
            self.newest = max(self.newest, *(number for number, _word in new))
            self.add([word for _number, word in new])

    def beginning(self, prefix: str, most: int) -> list[Word]:
        """Words with this beginning, the shortest first."""
        start = bisect_left(self.ordered, prefix)
        end = bisect_left(self.ordered, prefix + "\uffff")
        found = sorted(self.ordered[start:end], key=lambda text: (len(text), text))
        return [self.words[text] for text in found[:most]]

    def containing(self, part: str) -> list[tuple[str, Word, str]]:
        """Words that hold the part, with what stands before and after it; 400 at most."""
        found = self.held.get(part)
        if found is None:
            if len(self.held) >= MOST_HELD:
                self.held.clear()
            found = self.held[part] = list(islice(self._containing(part), MOST_CONTAINING))
        return found

    def ending(self, part: str) -> list[tuple[str, Word]]:
        """Words that end with the part, with what stands before it; 400 at most."""
        return [(before, word) for before, word, _after in self.containing(f"{part}\n")]

    def _containing(self, part: str) -> Iterator[tuple[str, Word, str]]:
        at = self.joined.find(part)
        while at >= 0:
            start = self.joined.rfind("\n", 0, at) + 1
            end = self.joined.find("\n", at)
            text = self.joined[start:end]
            yield text[: at - start], self.words[text], text[at - start + len(part) :]
            at = self.joined.find(part, end)

    def nearest(self, text: str, most: int = 3) -> list[tuple[Word, int]]:
        """Words a typing error away: one error from four letters on, two from eight; swapped letters are one."""
        errors = 0 if len(text) < 4 else 1 if len(text) < 8 else 2
        if not errors:
            return []
        near = [
            one
            for size in range(len(text) - errors, len(text) + errors + 1)
            for one in self.by_length.get(size, ())
        ]
        found = extract(text, near, scorer=OSA.distance, score_cutoff=errors, limit=20, processor=None)
        ranked = sorted((int(distance), one[:1] != text[:1], one) for one, distance, _ in found)
        return [(self.words[one], distance) for distance, _, one in ranked[:most]]


_known: LRUCache[str, Lexicon] = LRUCache(maxsize=MOST_SCOPES)
_lock = threading.Lock()


def lexicon(*, scope: str) -> Lexicon:
    """The scope's words, at most two seconds old; read anew every ten minutes, when pruned ones go."""
    known = lexicons(scopes=[scope])[scope]
    if known.is_old():
        known.grow(read_best(most={}, newer={scope: known.newest}).new[scope])
    return known


def lexicons(*, scopes: Collection[str]) -> dict[str, Lexicon]:
    """What is known of each scope, perhaps old (`Lexicon.is_old`); what is not known yet is read now."""
    with _lock:
        found = {scope: _known.get(scope) for scope in scopes}
        at = time.monotonic()
        missing = [
            scope for scope, known in found.items() if not known or at - known.loaded_at > RELOAD_SECONDS
        ]
        if not missing:
            return {scope: known for scope, known in found.items() if known}
        read = read_best(most={}, newer=dict.fromkeys(missing, 0))
        for scope in missing:
            known = _known[scope] = Lexicon(loaded_at=at)
            known.grow(read.new[scope])
        return {scope: _known[scope] for scope in scopes}


def forget_lexicons() -> None:
    """Forget what this process knows; for tests that roll back."""
    _known.clear()
