"""What must be filtered, sorted or joined, derived from the document in the writing transaction."""

from datetime import datetime
from typing import Any, TypeVar

from smartvillage.core.content.document import Document
from smartvillage.core.content.models import (
    Cancellation,
    Category,
    Item,
    ItemCategory,
    ItemPlace,
    Occurrence,
)
from smartvillage.core.content.occurring import Happening
from smartvillage.kit.words import fold, sort_key

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
    item.document = document.model_dump_json(exclude_none=True)
    if not item.source and (key := document.unique_key()):
        item.external_id = own_reference(item.kind, key)


def own_reference(kind: str, key: str) -> str:
    """How an item's unique key stands among the references of importers."""
    return f"{kind}:{key}"[:255]


def derive_rows(item: Item, document: Document, *, fresh: bool) -> None:
    """Write the item's rows in the index tables anew."""
    if not fresh:
        for model in (ItemCategory, ItemPlace, Occurrence, Cancellation):
            model.objects.filter(item=item).delete()
    known = _existing_categories(document.categories)
    rows: list[tuple[Any, list[Any]]] = [
        (ItemCategory, [ItemCategory(item=item, category_id=number) for number in known]),
        (ItemPlace, [ItemPlace(item=item, folded=name) for name in sorted(folded_places(document))]),
        (Occurrence, occurrence_rows(item, document)),
        (Cancellation, _dated_rows(Cancellation, item, document.cancellations())),
    ]
    for model, batch in rows:
        if batch:
            model.objects.bulk_create(batch, batch_size=500)


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


def folded_places(document: Document) -> set[str]:
    return {fold(name)[:255] for name in document.place_names()}


def _existing_categories(numbers: list[int]) -> list[int]:
    if not numbers:
        return []
    return list(Category.objects.filter(pk__in=numbers).values_list("pk", flat=True))
