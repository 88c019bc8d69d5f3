"""Steps on the category tree that can be taken back: what a step changed, and the order of siblings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from smartvillage.core.content.categories import category_renamed, lock_tree, update_category
from smartvillage.core.content.errors import ContentError, Invalid
from smartvillage.core.content.merging import restore_entries
from smartvillage.core.content.models import Category, CategoryAlias, ItemCategory
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.kit.words import fold

TOGETHER = 500
COLUMNS = (
    *("name", "parent_id", "icon_name", "position", "tags", "contact", "payload", "brought_by"),
    "created_at",
)
ALIAS_COLUMNS = ("category_id", "name", "number")
Rows = dict[str, dict[str, Any] | None]
Found = TypeVar("Found")


class WrittenSince(ContentError):
    """Somebody has worked on the same categories since."""

    def __init__(self) -> None:
        super().__init__("Inzwischen wurde an diesen Kategorien weitergearbeitet.")


@dataclass(frozen=True)
class Change:
    """Columns of rows that differ, before and after, by table and id; None: there is no such row."""

    before: dict[str, Rows] = field(default_factory=dict)
    after: dict[str, Rows] = field(default_factory=dict)


TABLES: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "categories": (Category, COLUMNS),
    "aliases": (CategoryAlias, ALIAS_COLUMNS),
}


def changing(municipality: int, step: Callable[[], Found]) -> tuple[Found, Change]:
    """Take a step as one transaction; returns its result and how it is taken back."""
    with within(municipality), transaction.atomic():
        lock_tree(municipality)
        old = {table: _rows(table) for table in TABLES}
        result = step()
        new = {table: _rows(table) for table in TABLES}
    change = Change()
    for table in TABLES:
        change.before[table], change.after[table] = _difference(old[table], new[table])
    return result, change


def take_back(municipality: int, change: Change) -> None:
    """Everything is as it was before the step. Raises `WrittenSince`, then nothing is changed."""
    with within(municipality), transaction.atomic():
        lock_tree(municipality)
        for table in TABLES:
            _require_untouched(table, change.after[table])
        made = [key for key, row in change.before["categories"].items() if row is None]
        if ItemCategory.objects.filter(category__in=map(int, made)).exists():
            raise WrittenSince
        _restore("categories", change.before["categories"], municipality)
        for alias in CategoryAlias.objects.filter(pk__in=_gone(change.before["aliases"])):
            restore_entries(alias)
        _restore("aliases", change.before["aliases"], municipality)
        for key, row in change.before["categories"].items():
            if row and "name" in row:
                category_renamed(municipality, int(key))


def place_category(category: Category, *, parent: int | None, before: int | None) -> None:
    """Put a category below another (None: on top), before a sibling or at the end. Raises `Invalid`."""
    municipality = category.municipality_id
    with within(municipality), transaction.atomic():
        lock_tree(municipality)
        if parent != category.parent_id:
            update_category(category, values={"parent_id": parent})
        rows = structure(municipality=municipality, fresh=True).level(parent)
        siblings = [(row["id"], row["position"]) for row in rows if row["id"] != category.pk]
        at = next((index for index, (key, _) in enumerate(siblings) if key == before), len(siblings))
        siblings.insert(at, (category.pk, None))
        said = max((index for index, (_, position) in enumerate(siblings) if position is not None), default=0)
        _number(key for key, _ in siblings[: max(at, said) + 1])
        lock_tree(municipality)


def move_below(category: Category, *, parent: int | None) -> None:
    """Put a category below another, where its name belongs among the siblings. Raises `Invalid`."""
    update_category(category, values={"parent_id": parent, "position": None})


def add_alias(category: Category, *, name: str) -> None:
    """A name that means the category from now on. Raises `Invalid` where it means another."""
    text = name.strip()
    with within(category.municipality_id):
        if not text or len(text) > 200:
            raise Invalid({"alias": "Bitte geben Sie einen Namen mit höchstens 200 Zeichen an"})
        if Category.objects.filter(folded=fold(text)).exists():
            raise Invalid({"alias": "So heißt schon eine Kategorie; Sie können sie zusammenlegen"})
        if CategoryAlias.objects.filter(folded=fold(text)).exists():
            raise Invalid({"alias": "Dieser Name ist schon zugeordnet"})
        CategoryAlias.objects.create(municipality_id=category.municipality_id, category=category, name=text)


def _number(keys: Iterable[int]) -> None:
    """Positions in this order."""
    wanted = {key: position for position, key in enumerate(keys, start=1)}
    rows = Category.objects.in_bulk(list(wanted)) if len(wanted) < TOGETHER else _all(wanted)
    changed = [row for key, row in rows.items() if row.position != wanted[key]]
    for row in changed:
        row.position = wanted[row.pk]
    Category.objects.bulk_update(changed, ["position"], batch_size=TOGETHER)


def _all(wanted: dict[int, int]) -> dict[int, Category]:
    """Too many to be named in a statement."""
    return {row.pk: row for row in Category.objects.iterator() if row.pk in wanted}


def _rows(table: str) -> Rows:
    model, columns = TABLES[table]
    found = model.objects.values_list("pk", *columns)  # type: ignore[attr-defined]
    return {str(key): dict(zip(columns, map(_plain, values), strict=True)) for key, *values in found}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _difference(old: Rows, new: Rows) -> tuple[Rows, Rows]:
    """Rows that are new or gone as a whole, of others the columns that differ."""
    before: Rows = {}
    after: Rows = {}
    for key in old.keys() | new.keys():
        was, became = old.get(key), new.get(key)
        if was == became:
            continue
        names = [name for name in was or became or () if not (was and became) or was[name] != became[name]]
        before[key] = {name: was[name] for name in names} if was else None
        after[key] = {name: became[name] for name in names} if became else None
    return before, after


def _require_untouched(table: str, expected: Rows) -> None:
    current = _rows(table)
    for key, row in expected.items():
        here = current.get(key)
        if row is None or here is None:
            if row is not here:
                raise WrittenSince
        elif any(here[name] != value for name, value in row.items()):
            raise WrittenSince


def _gone(before: Rows) -> list[int]:
    return [int(key) for key, row in before.items() if row is None]


def _restore(table: str, before: Rows, municipality: int) -> None:
    """Rows as they were: changed ones get their columns back, deleted ones return under their ids."""
    model, columns = TABLES[table]
    objects = model.objects  # type: ignore[attr-defined]
    objects.filter(pk__in=_gone(before)).delete()
    for key, row in before.items():
        if row is None:
            continue
        if row.keys() == set(columns) and not objects.filter(pk=int(key)).exists():
            values = {name: row[name] for name in columns if name != "created_at"}
            made = model(pk=int(key), municipality_id=municipality, **values)
            objects.bulk_create([made])
        told = dict(row, folded=fold(row["name"])) if "name" in row else dict(row)
        if table == "categories":
            told["updated_at"] = now()
        objects.filter(pk=int(key)).update(**told)
