"""What must be filtered, sorted or joined, derived from the document in the writing transaction."""

import re
from datetime import datetime
from typing import TypeVar

from django.db import connection

from smartvillage.core.content.document import Document
from smartvillage.core.content.models import (
    Cancellation,
    Item,
    ItemCategory,
    ItemPlace,
    MediaUse,
    Occurrence,
)
from smartvillage.core.content.occurring import Happening
from smartvillage.core.content.select import any_of
from smartvillage.core.content.terms import scope_of, scopes_of, texts_of, translated_texts
from smartvillage.core.rows import insert_rows, insert_values, write
from smartvillage.core.search.index import forget_in, index
from smartvillage.kit.words import fold, sort_key

_FILE = re.compile(r"/medien/([0-9a-f]{64})")
Row = TypeVar("Row", Occurrence, Cancellation)


def derive_columns(item: Item, document: Document) -> None:
    """Fill the document's managed fields and the item's index columns; nothing is written yet."""
    document.prepare()
    point = document.point()
    item.title = document.headline()[:255]
    item.sort_title = sort_key(item.title)[:255]
    item.lat = point.latitude if point else None
    item.lon = point.longitude if point else None
    item.has_image = bool(document.pictures())
    published: datetime | None = getattr(document, "published_at", None) or getattr(
        document, "publication_date", None
    )
    item.published_at = published or item.created_at
    item.document = serialised(document)
    if not item.source and (key := document.unique_key()):
        item.external_id = own_reference(item.kind, key)


def serialised(document: Document) -> str:
    """The document as the item's row holds it."""
    return document.model_dump_json(exclude_none=True)


def own_reference(kind: str, key: str) -> str:
    """How an item's unique key stands among the references of importers."""
    return f"{kind}:{key}"[:255]


def derive_rows(item: Item, document: Document, *, fresh: bool) -> None:
    """Write the item's rows in the index tables anew."""
    if not fresh:
        _clear(item)
    _categorise(item, document.categories)
    insert_values(
        ItemPlace, ("item_id", "folded"), [(item.pk, name) for name in sorted(folded_places(document))]
    )
    insert_values(MediaUse, ("item_id", "digest"), [(item.pk, found) for found in digests_in(item.document)])
    derive_words(item, document, fresh=fresh)
    insert_rows(occurrence_rows(item, document))
    insert_rows(_dated_rows(Cancellation, item, document.cancellations()))


def _clear(item: Item) -> None:
    with connection.cursor() as cursor:
        for model in (ItemCategory, ItemPlace, MediaUse, Occurrence, Cancellation):
            table = model._meta.db_table  # noqa: SLF001  Django's public way to a model's table
            cursor.execute(f"DELETE FROM {table} WHERE item_id = %s", [item.pk])


def _categorise(item: Item, numbers: list[int]) -> None:
    """Categories that are gone by now are left out."""
    if not numbers:
        return
    among, param = any_of("id", numbers)
    write(
        "INSERT INTO content_itemcategory (item_id, category_id) "
        f"SELECT %s, id FROM content_category WHERE municipality_id = %s AND {among}",
        [item.pk, item.municipality_id, param],
    )


def derive_words(item: Item, document: Document, *, fresh: bool) -> None:
    """Write anew what the search finds the item by."""
    municipality = item.municipality_id
    if not fresh:
        forget_in(scopes=scopes_of(municipality), entries=[item.pk])
    texts = texts_of(document, municipality)
    index(scope=scope_of(municipality), entries={item.pk: texts}, fresh=True)
    for language in document.translations:
        index(
            scope=scope_of(municipality, language),
            entries={item.pk: translated_texts(document, language)},
            fresh=True,
            language=language,
        )


def occurrence_rows(item: Item, document: Document) -> list[Occurrence]:
    return _dated_rows(Occurrence, item, document.happenings())


def _dated_rows(model: type[Row], item: Item, happenings: list[Happening]) -> list[Row]:
    return [
        model(
            municipality_id=item.municipality_id,
            item=item,
            starts_on=found.starts_on,
            ends_on=found.ends_on,
            time_from=found.time_from,
            time_to=found.time_to,
            part=found.part,
        )
        for found in happenings
    ]


def digests_in(text: str) -> list[str]:
    """Which of our own files a document shows or links, as pictures, files or inside of texts."""
    return sorted(set(_FILE.findall(text)))


def folded_places(document: Document) -> set[str]:
    return {fold(name)[:255] for name in document.place_names()}
