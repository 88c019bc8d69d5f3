"""Work on content in the background, and regular work on it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from smartvillage.core.content.categories import RENAMED
from smartvillage.core.content.derive import derive_words
from smartvillage.core.content.kinds import all_kinds, kind_of
from smartvillage.core.content.models import Category, CategoryAlias, Item
from smartvillage.core.content.save import update_item
from smartvillage.core.content.states import purge_trash
from smartvillage.core.content.structure import structure
from smartvillage.core.content.terms import scope_of, scopes_of
from smartvillage.core.jobs.outbox import every, job, nightly, post
from smartvillage.core.municipalities.directory import tenants
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewers import viewer_for
from smartvillage.core.search.index import entries, forget_in, prune
from smartvillage.kit.dates import now

TOGETHER = 200
KEPT = timedelta(days=30)


@every(minutes=24 * 60)
def empty_trash() -> None:
    """Delete for good what has been in the trash for 30 days."""
    for tenant in tenants():
        purge_trash(municipality=tenant.id)


@nightly(order=60)
def index_missing() -> None:
    """Make items found by their words that were saved by an older version, and drop the words of those gone."""
    for tenant in tenants():
        scope = scope_of(tenant.id)
        with within(tenant.id):
            known = set(entries(scope=scope))
            there = set(Item.objects.values_list("pk", flat=True))
            forget_in(scopes=scopes_of(tenant.id), entries=known - there)
            for number in sorted(there - known):
                index_item(number=number)
    prune()


def index_item(*, number: int) -> None:
    """Write an item's words anew."""
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=number)
        document = kind_of(item.kind, item.generic_type).document.model_validate_json(item.document)
        derive_words(item, document, fresh=False)


@job(RENAMED)
def index_category(municipality: int | None, payload: Mapping[str, Any]) -> None:
    """Make the entries of a category found by its present name, some at a time."""
    if municipality is None:
        return
    bearing = Item.objects.filter(category_rows__category=payload["category"], pk__gt=payload["after"])
    numbers = list(bearing.order_by("pk").values_list("pk", flat=True)[:TOGETHER])
    for number in numbers:
        index_item(number=number)
    if len(numbers) == TOGETHER:
        further = {"category": payload["category"], "after": numbers[-1]}
        post(municipality=municipality, topic=RENAMED, payload=further)


@nightly(order=70)
def forget_moves() -> None:
    """After a month a merge of categories is not taken back any more; its names go on leading where they lead."""
    for tenant in tenants():
        with within(tenant.id):
            old = CategoryAlias.objects.filter(moved__isnull=False, created_at__lt=now() - KEPT)
            old.update(moved=None)


@nightly(order=30)
def add_default_categories() -> None:
    """Give items of organisations with default categories those they lack."""
    for organisation in Organisation.objects.exclude(settings={}).iterator(chunk_size=200):
        for wire_type, said in organisation.settings.items():
            wanted = said.get("default_category_ids") if isinstance(said, dict) else None
            numbers = [int(key) for key in wanted or () if str(key).isdecimal()]
            for number in structure(municipality=organisation.municipality_id).existing(numbers):
                add_category(organisation=organisation, wire_type=wire_type, number=number)


def add_category(*, organisation: Organisation, wire_type: str, number: int) -> int:
    """Add a category to all items of a type that lack it; returns how many. One that is gone is added to none."""
    kinds = {kind.name for kind in all_kinds() if kind.wire_type == wire_type}
    viewer = viewer_for(organisation=organisation, role=Role.ADMIN, client="default categories")
    with within(organisation.municipality_id):
        if not Category.objects.filter(pk=number).exists():
            return 0
        lacking = Item.objects.filter(organisation=organisation, kind__in=kinds).exclude(
            state=Item.State.TRASH
        )
        items = list(lacking.exclude(category_rows__category=number))
        for item in items:
            document = kind_of(item.kind, item.generic_type).document.model_validate_json(item.document)
            update_item(viewer=viewer, item=item, values={"categories": [*document.categories, number]})
    return len(items)
