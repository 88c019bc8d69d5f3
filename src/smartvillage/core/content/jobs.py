"""Regular work on content."""

from django.db import transaction

from smartvillage.core.content.derive import term_rows
from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.models import Item, ItemTerm
from smartvillage.core.content.rows import insert_rows
from smartvillage.core.content.states import purge_trash
from smartvillage.core.jobs.outbox import every, nightly
from smartvillage.core.municipalities.directory import tenants


@every(minutes=24 * 60)
def empty_trash() -> None:
    """Delete for good what has been in the trash for 30 days."""
    for tenant in tenants():
        purge_trash(municipality=tenant.id)


@nightly(order=60)
def index_missing() -> None:
    """Make items found by their words that were saved before words were kept."""
    for number in Item.objects.filter(term_rows=None).values_list("pk", flat=True).iterator(chunk_size=500):
        index_item(number=number)


def index_item(*, number: int) -> None:
    """Write an item's words anew."""
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=number)
        document = kind_of(item.kind, item.generic_type).document.model_validate_json(item.document)
        ItemTerm.objects.filter(item=item).delete()
        insert_rows(term_rows(item, document))
