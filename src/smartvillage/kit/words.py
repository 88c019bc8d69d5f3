"""Text, German first, as the machine compares, sorts, addresses and searches it."""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

# Letters with a stroke or ligatures have no Unicode decomposition, yet count as their base letters.
_BASE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")
_SORT_KEY_LENGTH = 200
_SLUG_LENGTH = 80
_NAME_LENGTH = 255
_STEM_LENGTH = 64
_local = threading.local()
_STEMMERS = {
    "de": "german",
    "de-simple": "german",
    "en": "english",
    "fr": "french",
    "ru": "russian",
    "tr": "turkish",
    "ar": "arabic",
}
_STOP = """
ab aber als also am an auch auf aus bei beim bin bis bitte da damit dann das dass dem den der des die
dies diese dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas finde fur gibt
habe haben hat hier ich ihr im in ins ist ja kann kein keine konnen man mein meine meinem meinen meiner
mich mir mit mochte muss nach nicht noch nur ob oder ohne sein seine sich sie sind so soll uber um und
uns unser unsere unter vom von vor wann warum was wegen wenn wer werden wie wieder will wir wird wo
wohin zu zum zur zwischen
"""
STOP_WORDS = frozenset(_STOP.split())
"""Folded words that say nothing about what a text is about."""


def fold(text: str) -> str:
    """The key under which texts are equal regardless of case and accents: `Straße` and `STRASSE`.

    Spaces and punctuation count. Idempotent. Matches MySQL's utf8mb4_unicode_ci for the Latin script.
    """
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    # Compatibility forms such as ℌ only show their capital after decomposition.
    return bare.casefold().translate(_BASE)


def sort_key(text: str) -> str:
    """Sorts by plain comparison of code points: digits first, umlauts beside their base letters.

    Punctuation is a gap between words, so „Kunst“ stands under K. At most 200 characters
    (database indexes refuse long keys).
    """
    return " ".join(_WORD.findall(fold(text[: 4 * _SORT_KEY_LENGTH])))[:_SORT_KEY_LENGTH].rstrip()


def slug(text: str) -> str:
    """`Bürgerbüro & Café` -> `buergerbuero-cafe`: a-z, 0-9, single `-`; up to 80, maybe empty."""
    return re.sub(r"[^a-z0-9]+", "-", _transliterated(text)).strip("-")[:_SLUG_LENGTH].rstrip("-")


def static_name(text: str) -> str:
    """The stored name of a static content: `wasteTypes` -> `wastetypes`; as `slug`, keeps `_`, up to 255."""
    name = re.sub(r"[^a-z0-9_-]+", "-", _transliterated(text))
    return re.sub(r"-{2,}", "-", name).strip("-")[:_NAME_LENGTH].rstrip("-")


def words(text: str) -> list[str]:
    """The folded words of a text in their order, repeated ones included."""
    return _WORD.findall(fold(text))


def stems(text: str, language: str = "de") -> list[str]:
    """The stems of the folded words: `Häuser am Mühlenweg` -> `haus`, `am`, `muhlenweg`.

    In a language nobody wrote a stemmer for, a word is its own stem.
    """
    known = _STEMMERS.get(language, "")
    return [_stem(word[:_STEM_LENGTH], known) for word in words(text)]


def _transliterated(text: str) -> str:
    # Composed first: an umlaut typed as letter and dots is an umlaut as well.
    return fold(unicodedata.normalize("NFC", text).lower().translate(_GERMAN))


@lru_cache(maxsize=50_000)
def _stem(word: str, algorithm: str) -> str:
    if not algorithm:
        return word
    # A stemmer keeps the word it works on in itself, so threads must not share one.
    stemmer = getattr(_local, algorithm, None)
    if stemmer is None:
        stemmer = Stemmer.Stemmer(algorithm, 0)
        setattr(_local, algorithm, stemmer)
    stem: str = stemmer.stemWord(word)
    return stem
