"""Finding categories by name, and making those that do not exist yet."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.models import Category
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.words import fold

MAX_NAME = 200
MAX_ICON = 60


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


def create_category(*, municipality: int, values: Mapping[str, Any]) -> Category:
    """A new category; `values`: its columns. Raises `Invalid` (name empty or taken, parent unknown)."""
    return _stored(Category(municipality_id=municipality), values)


def update_category(category: Category, *, values: Mapping[str, Any]) -> Category:
    """Columns not in `values` stay. Raises `Invalid`, also for a parent that stands below the category."""
    return _stored(category, values)


def delete_category(category: Category) -> None:
    """Items lose it; categories below it become roots."""
    with within(category.municipality_id):
        category.delete()


def _stored(category: Category, values: Mapping[str, Any]) -> Category:
    for name, value in values.items():
        setattr(category, name, value)
    category.name = category.name.strip()
    with within(category.municipality_id), transaction.atomic():
        problems = _problems(category)
        if problems:
            raise Invalid(problems)
        category.save()
    return category


def _problems(category: Category) -> dict[str, str]:
    problems = {}
    if not category.name or len(category.name) > MAX_NAME:
        problems["name"] = f"Name muss ausgefüllt werden und höchstens {MAX_NAME} Zeichen haben"
    elif Category.objects.filter(folded=fold(category.name)).exclude(pk=category.pk).exists():
        problems["name"] = "Name gibt es schon"
    if len(category.icon_name) > MAX_ICON:
        problems["icon_name"] = f"Symbol hat höchstens {MAX_ICON} Zeichen"
    parents = dict(Category.objects.values_list("pk", "parent"))
    above, seen = category.parent_id, {category.pk}
    while above is not None and above not in seen and above in parents:
        seen.add(above)
        above = parents[above]
    if above is not None:
        problems["parent_id"] = "Die übergeordnete Kategorie gibt es nicht, oder sie steht unter dieser"
    return problems
