"""Categories and organisations of a municipality: small, kept in memory, joined while answers are made."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models.signals import post_delete, post_save

from smartvillage.core.content.models import Category, CategoryAlias
from smartvillage.core.content.versions import STRUCTURE, bump, versions
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Membership, Organisation
from smartvillage.kit.words import fold

Row = dict[str, Any]


@dataclass
class Structure:
    """`categories` and `organisations` by id, as the dicts that projections read.

    `category_ids`: by folded name, aliases among them; `merged`: which category the id of one that is gone means now.
    """

    version: int = -1
    categories: dict[int, Row] = field(default_factory=dict)
    organisations: dict[int, Row] = field(default_factory=dict)
    category_ids: dict[str, int] = field(default_factory=dict)
    organisation_ids: dict[str, int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)

    def category_named(self, name: str) -> int | None:
        return self.category_ids.get(fold(name))

    def organisation_named(self, name: str) -> int | None:
        return self.organisation_ids.get(fold(name))

    def current(self, category: int) -> int:
        """The id under which a category is known now; it may have been merged into another."""
        return self.merged.get(category, category)

    def existing(self, categories: Iterable[int]) -> list[int]:
        """Those that are there, each once, under their present ids."""
        found = map(self.current, categories) if self.merged else categories
        return [number for number in dict.fromkeys(found) if number in self.categories]

    def below(self, category: int) -> Iterator[int]:
        """The category and all of the tree below it."""
        waiting = [self.current(category)]
        while waiting:
            number = waiting.pop()
            yield number
            waiting += reversed(self.categories[number]["children"] if number in self.categories else ())

    def above(self, category: int) -> list[Row]:
        """The categories it stands under, the root first."""
        found: list[Row] = []
        parent = self.categories[category]["parent"]
        while parent is not None:
            found.append(self.categories[parent])
            parent = self.categories[parent]["parent"]
        return found[::-1]

    def roots(self) -> list[Row]:
        return [row for row in self.categories.values() if row["parent"] is None]

    def level(self, parent: int | None) -> list[Row]:
        """The categories directly below one (None: on top), in the editors' order."""
        rows = self.roots() if parent is None else map(self.categories.__getitem__, self._children(parent))
        return sorted(rows, key=lambda row: (row["position"] is None, row["position"] or 0))

    def _children(self, parent: int) -> list[int]:
        children: list[int] = self.categories[parent]["children"]
        return children


_known: dict[int, Structure] = {}


def structure(
    *, municipality: int, fresh: bool = False, current: Mapping[str, int] | None = None
) -> Structure:
    """The municipality's structure at its present version; `current`: the versions, if already known."""
    number = (current or versions(municipality=municipality, fresh=fresh)).get(STRUCTURE, 0)
    known = _known.get(municipality)
    if known is None or known.version != number:
        known = _known[municipality] = _read(municipality, number)
    return known


def forget_structure() -> None:
    """Forget what this process knows; for tests that roll back."""
    _known.clear()


def _read(municipality: int, number: int) -> Structure:
    with within(municipality):
        categories = {row.pk: _category(row) for row in Category.objects.order_by("folded", "pk")}
        organisations = {row.pk: _organisation(row) for row in Organisation.objects.order_by("folded", "pk")}
        aliases = list(CategoryAlias.objects.values_list("folded", "number", "category_id"))
    _unwind(categories)
    for key, row in categories.items():
        if row["parent"] is not None:
            categories[row["parent"]]["children"].append(key)
    names = {folded: category for folded, _, category in aliases}
    return Structure(
        version=number,
        categories=categories,
        organisations=organisations,
        category_ids=names | {fold(row["name"]): key for key, row in categories.items()},
        organisation_ids={fold(row["name"]): key for key, row in organisations.items()},
        merged={old: category for _, old, category in aliases if old is not None},
    )


def _unwind(categories: dict[int, Row]) -> None:
    """Every way up ends at a root, whatever an older version stored."""
    sound: set[int] = set()
    for start in categories:
        way: set[int] = set()
        number = start
        while number not in sound:
            way.add(number)
            parent = categories[number]["parent"]
            if parent not in categories or parent in way:
                categories[number]["parent"] = None
                break
            number = parent
        sound |= way


def _category(row: Category) -> Row:
    return {
        "id": row.pk,
        "name": row.name,
        "icon_name": row.icon_name or None,
        "parent": row.parent_id,
        "children": [],
        "tags": row.tags,
        "position": row.position,
        "contact": row.contact,
        "brought_by": row.brought_by,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }


def _organisation(row: Organisation) -> Row:
    return {
        "id": row.pk,
        "name": row.name,
        "data_type": row.data_type,
        "description": row.description or None,
        "notice": row.notice or None,
        "logo": row.contact.get("logo"),
        "address": row.contact.get("address"),
        "contact": row.contact.get("contact"),
        "settings": row.settings,
    }


def _changed(instance: Any, **_: object) -> None:
    owner = instance.organisation if isinstance(instance, Membership) else instance
    bump(municipality=owner.municipality_id, kind=STRUCTURE)


for _model in (Category, CategoryAlias, Organisation, Membership):
    post_save.connect(_changed, sender=_model, dispatch_uid=f"structure-{_model.__name__}-save")
    post_delete.connect(_changed, sender=_model, dispatch_uid=f"structure-{_model.__name__}-delete")
