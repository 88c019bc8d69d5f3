"""An item in a reader's language: its document with the translated texts in place of the German ones."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from smartvillage.core.content.translations import digest, shapes, translatable
from smartvillage.kit.said import Said


def spoken(found: dict[str, Any], document: type[BaseModel], language: str) -> dict[str, Any]:
    """A stored document with its texts in a language where it has them; the German ones stay under `german`.

    `spoken`: how much of it is in the language: "all", "some" or "" for nothing, `outdated` whether a German text
    is newer than its translation.
    """
    texts = (found.get("translations") or {}).get(language) or {}
    if not texts:
        return found
    said = _Telling(texts, language)
    result = said.of(found, document, "")
    result["german"] = found
    result["spoken"] = "some" if said.missing else "all"
    result["outdated"] = said.outdated
    return result


class _Telling:
    """Puts the wordings into a document; counts what is missing and what is outdated."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]], language: str) -> None:
        self.texts, self.language = texts, language
        self.missing, self.outdated = 0, False

    def of(self, found: Mapping[str, Any], part: type[BaseModel], number: str) -> dict[str, Any]:
        result = dict(found)
        for name in translatable(part):
            german = found.get(name)
            if isinstance(german, str) and german.strip():
                result[name] = self._said(f"{number}.{name}" if number else name, german)
        for name, inner in _inner(part).items():
            value = found.get(name)
            if isinstance(value, list):
                result[name] = [self._part(row, inner) for row in value]
            elif value:
                result[name] = self._part(value, inner)
        for name, shape in shapes(part).items():
            if isinstance(value := found.get(name), dict):
                result[name] = self._free(value, shape, f"{number}.{name}" if number else name)
        return result

    def _free(self, found: Mapping[str, Any], shape: type[BaseModel], at: str) -> dict[str, Any]:
        """Free JSON, in whichever spelling it has."""
        result = dict(found)
        for name, info in shape.model_fields.items():
            key = info.alias if info.alias and info.alias in found else name
            value, inner = found.get(key), _inner(shape).get(name)
            if isinstance(value, str) and value.strip() and name in translatable(shape):
                result[key] = self._said(f"{at}.{name}", value)
            elif isinstance(value, list) and inner is not None:
                result[key] = [
                    self._free(row, inner, f"{at}.{name}.{number}") if isinstance(row, dict) else row
                    for number, row in enumerate(value)
                ]
        return result

    def _part(self, row: Any, inner: type[BaseModel]) -> Any:
        return self.of(row, inner, str(row.get("id") or "")) if isinstance(row, dict) else row

    def _said(self, key: str, german: str) -> str:
        wording = self.texts.get(key)
        if wording is None:
            self.missing += 1
            return german
        self.outdated = self.outdated or wording.get("of") != digest(german)
        return Said(wording["text"], self.language)


@cache
def _inner(part: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The parts a part is made of, by field."""
    found = {}
    for name, info in part.model_fields.items():
        kinds = [info.annotation, *get_args(info.annotation)]
        inner = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
        if inner is not None and hasattr(inner, "noun"):
            found[name] = inner
    return found
