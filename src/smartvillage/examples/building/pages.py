"""Static pages and the app's JSON: one set of texts, filled with what each municipality is called."""

import re
from datetime import date
from typing import Any

from smartvillage.examples import markup
from smartvillage.examples.model import JsonContent, Page
from smartvillage.examples.reading import RawTable
from smartvillage.examples.when import resolve

Words = dict[str, str]
_WORD = re.compile(r"\[\[(\w+)\]\]")


def page(raw: RawTable, words: Words) -> Page:
    return Page(name=raw["name"], title=fill(raw["title"], words), html=markup.html(fill(raw["text"], words)))


def json_content(name: str, content: Any, words: Words, *, today: date) -> JsonContent:
    return JsonContent(name=name, content=_filled(content, words, today))


def fill(text: str, words: Words) -> str:
    """Replaces `[[word]]`; unknown words raise KeyError."""
    return _WORD.sub(lambda found: words[found[1]], text)


def _filled(value: Any, words: Words, today: date) -> Any:
    if isinstance(value, str):
        if value.startswith("day:"):
            return resolve(value.removeprefix("day:"), today=today).isoformat()
        number = value.removeprefix("number:")
        return float(fill(number, words)) if number != value else fill(value, words)
    if isinstance(value, list):
        return [_filled(entry, words, today) for entry in value]
    if isinstance(value, dict):
        return {key: _filled(entry, words, today) for key, entry in value.items()}
    return value
