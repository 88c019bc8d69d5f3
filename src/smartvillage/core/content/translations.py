"""Translations of an item: further wordings of the texts its document declares as translatable.

They stand in the document beside the German texts, so that history, proposals, locks and export have them as well:
by language, then by key. A key is the name of a field, or the number of a part and the name of its field
(`5003.body`), so that moving a part takes its translations along. A writer who does not know the numbers yet says
where the part stands: `content_blocks.0.body`. In free JSON that has a shape nothing has a number, there the place
is the key: `payload.restrictions.0.description`.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from smartvillage.core.content.languages import LANGUAGES
from smartvillage.kit.html import clean


class Wording(BaseModel):
    """A text in another language; `of`: the digest of the German one it says, filled in while saving."""

    model_config = ConfigDict(extra="ignore")

    text: str
    of: str = ""


@dataclass(frozen=True)
class Place:
    """A translatable text of a document: where it stands, and how it reads in German."""

    key: str
    label: str
    widget: str
    german: str
    searchable: bool


def places(part: Any, *, above: str = "", at: str = "") -> Iterator[Place]:
    """The translatable texts of a document that say something, in the order of the form.

    `at`: where in free JSON the part stands.
    """
    kind: type[BaseModel] = type(part)
    for name, (label, widget, searchable) in translatable(kind).items():
        german = getattr(part, name)
        if isinstance(german, str) and german.strip():
            yield Place(
                f"{at}.{name}" if at else _key(part, name), f"{above}{label}", widget, german, searchable
            )
    for name, value in part:
        if shape := shapes(kind).get(name):
            yield from places(shape.read(value), above=f"{above}{_label(part, name)} › ", at=_key(part, name))
            continue
        rows = value if isinstance(value, list) else [value]
        for number, inner in enumerate(rows):
            if isinstance(inner, BaseModel) and hasattr(inner, "noun"):
                told = f"{inner.noun} {number + 1}" if isinstance(value, list) else _label(part, name)
                yield from places(inner, above=f"{above}{told} › ", at=f"{at}.{name}.{number}" if at else "")


@cache
def translatable(part: type[BaseModel]) -> dict[str, tuple[str, str, bool]]:
    """Label, widget and whether it is searched, of each field of a part that may be translated."""
    found = {}
    for name, info in part.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and extra.get("translatable"):
            found[name] = (info.title or name, str(extra.get("widget", "")), bool(extra.get("searchable")))
    return found


@cache
def shapes(part: type[BaseModel]) -> dict[str, Any]:
    """The shape of each free JSON of a part (`core.content.shapes`), by field."""
    extras = {name: info.json_schema_extra for name, info in part.model_fields.items()}
    return {
        name: extra["shape"] for name, extra in extras.items() if isinstance(extra, dict) and "shape" in extra
    }


def digest(german: str) -> str:
    """Tells whether a German text is still the one that was translated."""
    return hashlib.sha256(german.strip().encode()).hexdigest()[:16]


def checked(value: Any) -> dict[str, dict[str, Any]]:
    """As far as it can be told without the document: known languages, texts by key, nothing empty."""
    if not isinstance(value, Mapping):
        return {}
    result: dict[str, dict[str, Any]] = {}
    for language, texts in value.items():
        if language in LANGUAGES and isinstance(texts, Mapping):
            said = {str(key)[:120]: _wording(text) for key, text in texts.items()}
            kept = {key: text for key, text in said.items() if text["text"].strip()}
            if kept:
                result[language] = kept
    return dict(sorted(result.items()))


def settle(document: Any, *, renumbered: Mapping[int, int]) -> None:
    """Put each wording to the number of its part, say of which German text it is, and drop what has none any more."""
    if not document.translations:
        return
    known = {place.key: place for place in places(document)}
    digests = {key: digest(place.german) for key, place in known.items()}
    moved = {of: key for key, of in digests.items() if _is_placed(key)}
    numbers = {f"{old}": f"{new}" for old, new in renumbered.items()}
    settled: dict[str, dict[str, Wording]] = {}
    for language, texts in document.translations.items():
        kept: dict[str, Wording] = {}
        for said, wording in texts.items():
            key = _settled_key(document, said, numbers)
            if _is_placed(key) and wording.of and wording.of != digests.get(key):
                key = moved.get(wording.of, key)
            if key in known and (key not in kept or wording.of == digests[key]):
                kept[key] = Wording(
                    text=_clean(wording.text, known[key].widget), of=wording.of or digests[key]
                )
        if kept:
            settled[language] = {key: kept[key] for key in known if key in kept}
    document.translations = settled


def _key(part: Any, name: str) -> str:
    return f"{part.id}.{name}" if part.id else name


def _is_placed(key: str) -> bool:
    """A text in free JSON: its key says where it stands."""
    return "." in key and not key[0].isdecimal()


def _label(part: Any, name: str) -> str:
    return str(type(part).model_fields[name].title or name)


def _wording(value: Any) -> dict[str, str]:
    if isinstance(value, Wording):
        return {"text": value.text, "of": value.of}
    if isinstance(value, Mapping):
        return {"text": str(value.get("text") or ""), "of": str(value.get("of") or "")[:16]}
    return {"text": value if isinstance(value, str) else "", "of": ""}


def _settled_key(document: Any, said: str, numbers: Mapping[str, str]) -> str:
    """The key with the number its part has now, from an old number or from the place where the part stands."""
    *steps, name = said.split(".")
    if len(steps) == 1 and steps[0].isdecimal():
        return f"{numbers.get(steps[0], steps[0])}.{name}"
    at = document
    for step in steps:
        if isinstance(at, list):
            at = at[int(step)] if step.isdecimal() and int(step) < len(at) else None
        else:
            at = getattr(at, step, None)
    return _key(at, name) if isinstance(at, BaseModel) and at is not document else said


def _clean(text: str, widget: str) -> str:
    """PostgreSQL cannot store NUL, UTF-8 cannot carry lone surrogates; of HTML what readers may get stays."""
    if widget == "html" and "<" in text:
        text = clean(text)
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8").strip()
