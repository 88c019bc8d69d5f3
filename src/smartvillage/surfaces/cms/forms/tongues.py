"""The translations of an item in its form: its German texts side by side with those in other languages.

Raw, they are texts by language and key. A key is that of `core.content.translations`, `FITS` the editor's word that
a translation is still right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from smartvillage.core.content.document import Document
from smartvillage.core.content.languages import GERMAN_NAMES, LANGUAGES, LEFTWARDS
from smartvillage.core.content.translations import Place, digest, places
from smartvillage.kit.html import plain

FITS = "~passt"
Texts = dict[str, dict[str, str]]
State = Literal["missing", "some", "outdated", "fits"]
STATES: dict[State, tuple[str, str]] = {
    "missing": ("fehlt", ""),
    "some": ("unvollständig", "warn"),
    "outdated": ("älter als der deutsche Text", "warn"),
    "fits": ("passt zum deutschen Text", "good"),
}


@dataclass(frozen=True)
class Line:
    """A text in both languages; `outdated`: the German one was changed since."""

    place: Place
    name: str
    text: str
    outdated: bool

    @property
    def id(self) -> str:
        return f"f-{self.name}"

    @property
    def german(self) -> str:
        return plain(self.place.german) if self.place.widget == "html" else self.place.german


@dataclass(frozen=True)
class Tongue:
    """A language with all lines of the item."""

    tag: str
    name: str
    lines: list[Line]
    state: State
    fits_name: str

    @property
    def direction(self) -> str:
        return "rtl" if self.tag in LEFTWARDS else ""

    @property
    def label(self) -> str:
        return STATES[self.state][0]

    @property
    def tone(self) -> str:
        return STATES[self.state][1]

    @property
    def outdated(self) -> bool:
        return any(line.outdated for line in self.lines)


def tongues(
    document: Document, raw: Texts, stored: Mapping[str, Any], offered: Mapping[str, str], *, name: str
) -> list[Tongue]:
    """Every language that is offered, or in which something is said already."""
    known = list(_addressable(document))
    shown = [tag for tag in LANGUAGES if tag in offered or tag in raw]
    return [_tongue(tag, known, raw.get(tag, {}), stored.get(tag) or {}, name) for tag in shown]


def texts_of(stored: Any) -> Texts:
    """The raw texts of stored translations."""
    return {
        tag: {key: wording["text"] for key, wording in texts.items()} for tag, texts in (stored or {}).items()
    }


def sent(node: Mapping[Any, Any]) -> Texts:
    """What a form sent, without what is empty."""
    found: Texts = {}
    for tag in LANGUAGES:
        inner = node.get(_in_names(tag)) or {}
        texts = {str(key): said for key, one in inner.items() if key and (said := _last(one)).strip()}
        if texts:
            found[tag] = texts
    return found


def read(raw: Texts, stored: Mapping[str, Any]) -> dict[str, dict[str, dict[str, str]]]:
    """For the verbs: an unchanged text stays a translation of the German one it was made of, unless it is said to fit."""
    values: dict[str, dict[str, dict[str, str]]] = {}
    for tag, texts in raw.items():
        old, fits = stored.get(tag) or {}, bool(texts.get(FITS))
        values[tag] = {
            key: old[key] if key in old and old[key]["text"] == text and not fits else {"text": text}
            for key, text in texts.items()
            if key != FITS
        }
    return values


def told(value: Mapping[str, Any]) -> str:
    """Stored translations in words."""
    return "\n".join(f"{GERMAN_NAMES.get(tag, tag)}: {in_words(texts)}" for tag, texts in value.items())


def in_words(texts: Mapping[str, Any]) -> str:
    return " · ".join(plain(wording["text"]) for wording in texts.values())


def _addressable(document: Document) -> list[Place]:
    """What has a number already; parts that were just added get theirs when the form is saved."""
    top = type(document).model_fields
    return [place for place in places(document) if "." in place.key or place.key in top]


def _tongue(
    tag: str, known: list[Place], raw: Mapping[str, str], stored: Mapping[str, Any], name: str
) -> Tongue:
    lines = [_line(place, raw, stored, f"{name}-{_in_names(tag)}") for place in known]
    said = [line for line in lines if line.text.strip()]
    state: State = "missing" if not said else "fits"
    if said and any(line.outdated for line in said):
        state = "outdated"
    elif said and len(said) < len(lines):
        state = "some"
    return Tongue(tag, GERMAN_NAMES[tag], lines, state, f"{name}-{_in_names(tag)}-{FITS}")


def _line(place: Place, raw: Mapping[str, str], stored: Mapping[str, Any], name: str) -> Line:
    text, old = raw.get(place.key, ""), stored.get(place.key) or {}
    same = bool(text) and text == old.get("text") and not raw.get(FITS)
    return Line(place, f"{name}-{place.key}", text, same and old.get("of") != digest(place.german))


def _in_names(tag: str) -> str:
    """Names of inputs are split at hyphens."""
    return tag.replace("-", "_")


def _last(node: Any) -> str:
    texts = node.get(None) if isinstance(node, Mapping) else None
    return texts[-1].replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n") if texts else ""
