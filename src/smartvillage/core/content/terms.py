"""Texts under which an item is found, each in the column that says how much it tells about the item."""

from collections.abc import Iterator

from smartvillage.core.content.document import Document
from smartvillage.core.content.languages import GERMAN, LANGUAGES
from smartvillage.core.content.parts import Part
from smartvillage.core.content.structure import structure
from smartvillage.core.content.translations import places
from smartvillage.core.search.analyse import Column
from smartvillage.kit.html import plain

MOST_TEXT = 200_000
NAMES = ("title", "name", "heading")


def scope_of(municipality: int, language: str = GERMAN) -> str:
    """The municipality's contents in a language among all that can be searched."""
    return f"items:{municipality}" if language == GERMAN else f"items:{municipality}:{language}"


def scopes_of(municipality: int) -> list[str]:
    """Those of all languages."""
    return [scope_of(municipality, language) for language in (GERMAN, *LANGUAGES)]


def translated_texts(document: Document, language: str) -> Iterator[tuple[Column, str]]:
    """What an item is found by in another language: only what is said in it."""
    known = document.translations.get(language, {})
    for place in places(document):
        if place.key not in known:
            continue
        text = plain(known[place.key].text[:MOST_TEXT])
        if place.key in NAMES:
            yield Column.NAME, text
        elif place.key == "keywords":
            yield Column.SYNONYM, text
        elif place.searchable:
            yield Column.BODY, text


def texts_of(document: Document, municipality: int) -> Iterator[tuple[Column, str]]:
    """What an item is found by: name, keywords, places, names of categories, and its searchable texts."""
    yield Column.NAME, document.headline()
    yield Column.SYNONYM, document.keywords or ""
    for name in sorted(document.place_names()):
        if not name.startswith("ars:"):
            yield Column.PLACE, name
    categories = structure(municipality=municipality).categories if document.categories else {}
    for number in document.categories:
        if number in categories:
            yield Column.CATEGORY, categories[number]["name"]
    for text in searchable(document):
        yield Column.BODY, plain(text[:MOST_TEXT])


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
