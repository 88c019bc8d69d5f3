"""Finding categories by name, and making those that do not exist yet."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.models import Category, CategoryAlias
from smartvillage.core.content.structure import structure
from smartvillage.core.content.versions import STRUCTURE, bump
from smartvillage.core.jobs.outbox import post
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.words import fold

MAX_NAME = 200
MAX_ICON = 60
MAX_DEPTH = 30
RENAMED = "category_renamed"
"""A job makes the entries of the category found by its present name."""


def category_ids(
    *,
    municipality: int,
    names: Iterable[str | None],
    tag: str = "",
    create: bool = True,
    brought_by: str = "",
) -> list[int]:
    """Ids for names, case-insensitively; unknown names become root categories for `tag`, or are left out.

    `brought_by`: who brings names that nobody here has chosen.
    """
    known = structure(municipality=municipality)
    found: list[int] = []
    for name in names:
        text = (name or "").strip()[:MAX_NAME]
        if not text:
            continue
        number = known.category_named(text) or (
            _make(municipality, text, tag, brought_by) if create else None
        )
        if number and number not in found:
            found.append(number)
    return found


def _make(municipality: int, name: str, tag: str, brought_by: str) -> int:
    with within(municipality):
        alias = CategoryAlias.objects.filter(folded=fold(name)).values_list("category", flat=True).first()
        if alias is not None:  # made a moment ago
            return int(alias)
        category, _ = Category.objects.get_or_create(
            municipality_id=municipality,
            folded=fold(name),
            defaults={"name": name, "tags": [tag] if tag else [], "brought_by": brought_by[:120]},
        )
    number: int = category.pk
    return number


def save_category(*, municipality: int, name: str, **fields: Any) -> int:
    """Create or complete the category of this name; fields not given stay. Raises `Invalid`."""
    number = category_ids(municipality=municipality, names=[name])[0]
    if fields:
        with within(municipality):
            category = Category.objects.get(pk=number)
        update_category(category, values=fields)
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


def lock_tree(municipality: int) -> None:
    """Inside a transaction: nobody else changes the tree until it ends, and caches are told."""
    bump(municipality=municipality, kind=STRUCTURE)


def category_renamed(municipality: int, number: int) -> None:
    """Inside a transaction: entries are to be found by the category's present name."""
    post(municipality=municipality, topic=RENAMED, payload={"category": number, "after": 0})


def _stored(category: Category, values: Mapping[str, Any]) -> Category:
    before = category.name if category.pk else None
    for name, value in values.items():
        setattr(category, name, value)
    category.name = category.name.strip()
    with within(category.municipality_id), transaction.atomic():
        lock_tree(category.municipality_id)
        problems = _problems(category)
        if problems:
            raise Invalid(problems)
        category.save()
        if before is not None and before != category.name:
            category_renamed(category.municipality_id, category.pk)
    return category


def _problems(category: Category) -> dict[str, str]:
    problems = {}
    if not category.name or len(category.name) > MAX_NAME:
        problems["name"] = f"Name muss ausgefüllt werden und höchstens {MAX_NAME} Zeichen haben"
    elif Category.objects.filter(folded=fold(category.name)).exclude(pk=category.pk).exists():
        problems["name"] = "Name gibt es schon"
    if len(category.icon_name) > MAX_ICON:
        problems["icon_name"] = f"Symbol hat höchstens {MAX_ICON} Zeichen"
    if wrong := _misplaced(category.pk, category.parent_id):
        problems["parent_id"] = wrong
    return problems


def _misplaced(number: int | None, parent: int | None) -> str:
    """Why a category must not stand below another; an empty text where it may."""
    if parent is None:
        return ""
    parents: dict[int, int | None] = dict(Category.objects.values_list("pk", "parent"))
    above, depth, seen = parent, 1, {number}
    while above in parents and above not in seen:
        seen.add(above)
        depth, above = depth + 1, parents[above]  # type: ignore[assignment]
    if above is not None:
        return "Die übergeordnete Kategorie gibt es nicht, oder sie steht unter dieser"
    if depth + (_height(number, parents) if number else 0) > MAX_DEPTH:
        return f"Höchstens {MAX_DEPTH} Ebenen stehen untereinander"
    return ""


def _height(number: int, parents: Mapping[int, int | None]) -> int:
    """How many levels stand below a category."""
    children: dict[int | None, list[int]] = {}
    for key, parent in parents.items():
        children.setdefault(parent, []).append(key)
    height, level = -1, [number]
    while level and height < MAX_DEPTH:
        height, level = height + 1, [child for one in level for child in children.get(one, ())]
    return height
