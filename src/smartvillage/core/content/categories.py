"""Finding categories by name, and making those that do not exist yet."""

from collections.abc import Iterable
from typing import Any

from smartvillage.core.content.models import Category
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.words import fold

MAX_NAME = 200


def category_ids(
    *, municipality: int, names: Iterable[str | None], tag: str = "", create: bool = True
) -> list[int]:
    """Ids for names, case-insensitively; unknown names become root categories for `tag`, or are left out."""
    known = structure(municipality=municipality)
    found: list[int] = []
    for name in names:
        text = (name or "").strip()[:MAX_NAME]
        if not text:
            continue
        number = known.category_named(text) or (_make(municipality, text, tag) if create else None)
        if number and number not in found:
            found.append(number)
    return found


def _make(municipality: int, name: str, tag: str) -> int:
    with within(municipality):
        category, _ = Category.objects.get_or_create(
            municipality_id=municipality,
            folded=fold(name),
            defaults={"name": name, "tags": [tag] if tag else []},
        )
    number: int = category.pk
    return number


def save_category(*, municipality: int, name: str, **fields: Any) -> int:
    """Create or update the category of this name; fields not given stay."""
    number = category_ids(municipality=municipality, names=[name])[0]
    if fields:
        with within(municipality):
            category = Category.objects.get(pk=number)
            for key, value in fields.items():
                setattr(category, key, value)
            category.save()
    return number
