"""Languages contents may be translated to, by their tags (BCP 47), and which one a reader wants.

What is stored is German; who reads in another language says so once, and every document that is read for them
after that speaks it as far as it can. Clients of the wire never do.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

GERMAN = "de"
LANGUAGES = {
    "de-simple": "Leichte Sprache",
    "en": "English",
    "dsb": "Dolnoserbšćina",
    "hsb": "Hornjoserbšćina",
    "nds": "Plattdüütsch",
    "pl": "Polski",
    "uk": "Українська",
    "ru": "Русский",
    "cs": "Čeština",
    "fr": "Français",
    "tr": "Türkçe",
    "ar": "العربية",
    "fa": "فارسی",
}
"""By their own names; `de-simple` has the variant registered with IANA, since plain language has no code of its own."""
GERMAN_NAMES = {
    "de-simple": "Leichte Sprache",
    "en": "Englisch",
    "dsb": "Niedersorbisch",
    "hsb": "Obersorbisch",
    "nds": "Niederdeutsch",
    "pl": "Polnisch",
    "uk": "Ukrainisch",
    "ru": "Russisch",
    "cs": "Tschechisch",
    "fr": "Französisch",
    "tr": "Türkisch",
    "ar": "Arabisch",
    "fa": "Persisch",
}
LEFTWARDS = frozenset({"ar", "fa"})
SETTING = "content_languages"
USUAL = ("de-simple", "en")
"""What a municipality offers that has chosen nothing else."""
_wanted: ContextVar[str] = ContextVar("content_language", default=GERMAN)


def offered(settings: Mapping[str, Any]) -> dict[str, str]:
    """The languages of a municipality's contents besides German, by their own names."""
    chosen = settings.get(SETTING)
    tags = chosen if isinstance(chosen, list) else USUAL
    return {tag: name for tag, name in LANGUAGES.items() if tag in tags}


def wanted() -> str:
    """The language documents are read in."""
    return _wanted.get()


@contextmanager
def reading_in(language: str) -> Iterator[None]:
    before = _wanted.set(language if language in LANGUAGES else GERMAN)
    try:
        yield
    finally:
        _wanted.reset(before)
