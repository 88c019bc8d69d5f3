"""Two categories become one: entries and children move, the old name and id go on leading there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection, transaction

from smartvillage.core.content.categories import category_renamed, lock_tree, update_category
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.kinds import Kind, all_kinds, kind_of
from smartvillage.core.content.models import Category, CategoryAlias, Item, ItemCategory, Proposal
from smartvillage.core.content.parts import Part
from smartvillage.core.content.versions import bump
from smartvillage.core.municipalities.scope import within

TOGETHER = 200


@dataclass(frozen=True)
class Preview:
    """What a merge moves: entries by kind, and the names of categories below."""

    entries: Mapping[Kind, int]
    children: list[str]
    names: list[str]

    @property
    def total(self) -> int:
        return sum(self.entries.values())


def preview(category: Category) -> Preview:
    with within(category.municipality_id):
        return Preview(
            entries=entries_by_kind(category),
            children=list(category.children.order_by("folded").values_list("name", flat=True)),
            names=[
                category.name,
                *category.aliases.order_by("folded").values_list("name", flat=True),
            ],
        )


def entries_by_kind(category: Category) -> dict[Kind, int]:
    """How many entries bear the category, those in the trash left out."""
    found: dict[Kind, int] = {}
    rows = Item.objects.filter(category_rows__category=category).exclude(state=Item.State.TRASH)
    for name, generic_type in rows.values_list("kind", "generic_type"):
        kind = kind_of(name, generic_type)
        found[kind] = found.get(kind, 0) + 1
    return found


def merge_categories(source: Category, target: Category) -> int:
    """`source` goes, `target` takes everything of it in one transaction; returns how many entries moved.

    Raises `Invalid`.
    """
    if source.pk == target.pk or source.municipality_id != target.municipality_id:
        raise Invalid({"target": "Bitte wählen Sie eine andere Kategorie"})
    with within(source.municipality_id), transaction.atomic():
        lock_tree(source.municipality_id)
        _make_room(source, target)
        moved = _move_entries(source, target)
        CategoryAlias.objects.filter(category=source).update(category=target)
        CategoryAlias.objects.update_or_create(
            municipality_id=source.municipality_id,
            folded=source.folded,
            defaults={"name": source.name, "category": target, "number": source.pk, "moved": moved},
        )
        source.delete()
        category_renamed(target.municipality_id, target.pk)
    return len(moved)


def restore_entries(alias: CategoryAlias) -> None:
    """Give a category that is there again its entries back; those that have left the other one stay out."""
    marked, old = alias.moved or {}, alias.number
    if old is None:
        return
    rows = []
    there = set(Category.objects.values_list("pk", flat=True))
    for item in _chunks(map(int, marked)):
        document = orjson.loads(item.document)
        for holder, before in zip(_holders(item, document), marked[str(item.pk)], strict=False):
            holder["categories"] = _taken_back(holder.get("categories") or [], before, old, alias.category_id)
        _write(item, document)
        bearing = [key for key in dict.fromkeys(document["categories"]) if key in there]
        rows += [ItemCategory(item=item, category_id=key) for key in bearing]
    for start in range(0, len(rows), TOGETHER):
        items = {row.item_id for row in rows[start : start + TOGETHER]}
        ItemCategory.objects.filter(item__in=items).delete()
    ItemCategory.objects.bulk_create(rows, batch_size=TOGETHER)
    _tell(alias.category)


def _taken_back(now: list[int], before: list[int], old: int, target: int) -> list[int]:
    """How something is marked without the merge; what an editor has changed since stays."""
    if now == _replaced(before, old, target):
        return before
    if old not in before or old in now or target not in now:
        return now
    return [*now, old] if target in before else [old if number == target else number for number in now]


def _make_room(source: Category, target: Category) -> None:
    """Children come below the target, which takes the source's place where it stood below it itself."""
    if source.pk in _above(target):
        update_category(target, values={"parent_id": source.parent_id, "position": source.position})
    for child in Category.objects.filter(parent=source).exclude(pk=target.pk):
        update_category(child, values={"parent_id": target.pk, "position": None})
    update_category(
        target,
        values={
            "tags": list(dict.fromkeys([*target.tags, *source.tags])),
            "icon_name": target.icon_name or source.icon_name,
            "contact": target.contact or source.contact,
        },
    )


def _above(category: Category) -> set[int]:
    parents = dict(Category.objects.values_list("pk", "parent"))
    found: set[int] = set()
    above = category.parent_id
    while above is not None and above not in found:
        found.add(above)
        above = parents.get(above)
    return found


def _move_entries(source: Category, target: Category) -> dict[int, list[list[int]]]:
    """Documents and index rows bear the target instead; returns how documents were marked before."""
    moved: dict[int, list[list[int]]] = {}
    for item in _chunks(_bearing(source)):
        document = orjson.loads(item.document)
        holders = list(_holders(item, document))
        before = [list(holder.get("categories") or ()) for holder in holders]
        if not any(source.pk in numbers for numbers in before):
            continue
        for holder, numbers in zip(holders, before, strict=True):
            if source.pk in numbers:
                holder["categories"] = _replaced(numbers, source.pk, target.pk)
        _write(item, document)
        moved[item.pk] = before
    _move_rows(source.pk, target.pk)
    _move_in_proposals(source.pk, target.pk)
    _tell(target)
    return moved


def _tell(category: Category) -> None:
    """Caches hear of every kind that bears the category."""
    bearing = Item.objects.filter(category_rows__category=category)
    for name in bearing.order_by("kind").values_list("kind", flat=True).distinct():
        bump(municipality=category.municipality_id, kind=name)


def _replaced(numbers: list[int], old: int, new: int) -> list[int]:
    return list(dict.fromkeys(new if number == old else number for number in numbers))


def _bearing(category: Category) -> Iterator[int]:
    """Items that bear it, and those of kinds whose parts may bear some."""
    yield from ItemCategory.objects.filter(category=category).values_list("item_id", flat=True)
    names = {kind.name for kind in all_kinds() if _branches(kind)}
    yield from Item.objects.filter(kind__in=names).values_list("pk", flat=True)


def _branches(kind: Kind) -> list[str]:
    """Fields that hold parts with categories of their own."""
    found = []
    for name, info in kind.document.model_fields.items():
        inner = next(iter(getattr(info.annotation, "__args__", ())), None)
        if isinstance(inner, type) and issubclass(inner, Part) and "categories" in inner.model_fields:
            found.append(name)
    return found


def _holders(item: Item, document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The document and its parts that bear categories."""
    yield document
    for name in _branches(kind_of(item.kind, item.generic_type)):
        yield from document.get(name) or ()


def _chunks(numbers: Iterator[int]) -> Iterator[Item]:
    """Items by id, read some at a time."""
    waiting = list(dict.fromkeys(numbers))
    for start in range(0, len(waiting), TOGETHER):
        rows = Item.objects.filter(pk__in=waiting[start : start + TOGETHER]).select_for_update(of=("self",))
        yield from rows.only("kind", "generic_type", "document").order_by("pk")


def _write(item: Item, document: dict[str, Any]) -> None:
    """As when a category is renamed: the entry is the same, so it gets no version of its own."""
    Item.objects.filter(pk=item.pk).update(document=orjson.dumps(document).decode())


def _move_rows(old: int, new: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE content_itemcategory SET category_id = %s WHERE category_id = %s AND item_id NOT IN "
            "(SELECT b.item_id FROM content_itemcategory b WHERE b.category_id = %s)",
            [new, old, new],
        )


def _move_in_proposals(old: int, new: int) -> None:
    for proposal in Proposal.objects.filter(document__contains='"categories"').select_related(None):
        document = orjson.loads(proposal.document)
        numbers = document.get("categories") or []
        if old in numbers:
            document["categories"] = _replaced(numbers, old, new)
            Proposal.objects.filter(pk=proposal.pk).update(document=orjson.dumps(document).decode())
