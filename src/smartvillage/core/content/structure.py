"""Categories and organisations of a municipality: small, kept in memory, joined while answers are made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models.signals import post_delete, post_save

from smartvillage.core.content.models import Category
from smartvillage.core.content.versions import STRUCTURE, bump, versions
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Membership, Organisation
from smartvillage.kit.words import fold

Row = dict[str, Any]


@dataclass
class Structure:
    """`categories` and `organisations` by id, as the dicts that projections read."""

    version: int = -1
    categories: dict[int, Row] = field(default_factory=dict)
    organisations: dict[int, Row] = field(default_factory=dict)
    category_ids: dict[str, int] = field(default_factory=dict)
    organisation_ids: dict[str, int] = field(default_factory=dict)

    def category_named(self, name: str) -> int | None:
        return self.category_ids.get(fold(name))

    def organisation_named(self, name: str) -> int | None:
        return self.organisation_ids.get(fold(name))

    def below(self, category: int) -> Iterator[int]:
        """The category and all of the tree below it."""
        yield category
        for child in self.categories[category]["children"] if category in self.categories else ():
            yield from self.below(child)

    def roots(self) -> list[Row]:
        return [row for row in self.categories.values() if row["parent"] not in self.categories]


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
    for number_, row in categories.items():
        if row["parent"] in categories:
            categories[row["parent"]]["children"].append(number_)
    return Structure(
        version=number,
        categories=categories,
        organisations=organisations,
        category_ids={fold(row["name"]): key for key, row in categories.items()},
        organisation_ids={fold(row["name"]): key for key, row in organisations.items()},
    )


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


for _model in (Category, Organisation, Membership):
    post_save.connect(_changed, sender=_model, dispatch_uid=f"structure-{_model.__name__}-save")
    post_delete.connect(_changed, sender=_model, dispatch_uid=f"structure-{_model.__name__}-delete")
