"""Words under which an item is found: stems of its searchable texts, each with how much it says about the item."""

from collections.abc import Iterator

from smartvillage.core.content.document import Document
from smartvillage.core.content.parts import Part
from smartvillage.kit.html import plain
from smartvillage.kit.words import stems, words

TITLE, KEYWORD, PLACE, TEXT = 8, 4, 3, 2
MOST_TERMS, MOST_TEXT, MOST_ASKED = 2000, 200_000, 12
LONGEST = 64


def terms(document: Document) -> dict[str, int]:
    """Weight by stem; a word counts once, where it says most."""
    found: dict[str, int] = {}
    _add(found, document.headline(), TITLE)
    _add(found, document.keywords or "", KEYWORD)
    for name in sorted(document.place_names()):
        if not name.startswith("ars:"):
            _add(found, name, PLACE)
    budget = MOST_TEXT
    for text in searchable(document):
        _add(found, plain(text[:budget]), TEXT)
        budget -= len(text)
        if budget <= 0 or len(found) >= MOST_TERMS:
            break
    return found


def searchable(part: Part) -> Iterator[str]:
    """The texts of fields declared as searchable, anywhere in the document."""
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        extra = info.json_schema_extra
        if isinstance(value, str) and isinstance(extra, dict) and extra.get("searchable"):
            yield value
        for inner in value if isinstance(value, list) else (value,):
            if isinstance(inner, Part):
                yield from searchable(inner)


def asked_terms(text: str) -> list[tuple[str, str]]:
    """The words of a question with their stems; a dozen is enough."""
    pairs = zip(words(text), stems(text), strict=True)
    return [(word[:LONGEST], stem[:LONGEST]) for word, stem in pairs][:MOST_ASKED]


def _add(found: dict[str, int], text: str, weight: int) -> None:
    for stem in stems(text):
        if len(found) >= MOST_TERMS:
            return
        found[stem[:LONGEST]] = max(found.get(stem[:LONGEST], 0), weight)
