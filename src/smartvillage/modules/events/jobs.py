"""What time does to events."""

from django.db import transaction

from smartvillage.core.content.derive import occurrence_rows
from smartvillage.core.content.models import Item, Occurrence
from smartvillage.core.content.versions import bump
from smartvillage.core.jobs.outbox import every
from smartvillage.core.municipalities.directory import tenants
from smartvillage.core.municipalities.scope import within
from smartvillage.modules.events.document import KIND, Event
from smartvillage.modules.events.series import MAX_DATES


@every(minutes=24 * 60)
def extend_all_series() -> None:
    """Let the window of dates go with the time, in every municipality."""
    for tenant in tenants():
        extend_series(municipality=tenant.id)


def extend_series(*, municipality: int) -> int:
    """Expand series that go on beyond their stored dates; returns how many changed.

    Nobody edited anything: there is no revision, and editors at work do not get into conflict.
    """
    with within(municipality):
        items = Item.objects.filter(kind=KIND.name, document__contains='"recurrence":{')
        open_ones = [item.pk for item in items.iterator(chunk_size=500) if _goes_on(item)]
        changed = sum(_extend(number) for number in open_ones)
        if changed:
            bump(municipality=municipality, kind=KIND.name)
    return changed


def _goes_on(item: Item) -> bool:
    event = Event.model_validate_json(item.document)
    return event.span is not None and (event.span.date_end is None or len(event.series) >= MAX_DATES)


def _extend(number: int) -> bool:
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=number)
        event = Event.model_validate_json(item.document)
        before = event.series
        event.prepare()
        if event.series == before:
            return False
        item.document = event.model_dump_json(exclude_none=True)
        item.save(update_fields=["document"])
        Occurrence.objects.filter(item=item).delete()
        Occurrence.objects.bulk_create(occurrence_rows(item, event), batch_size=500)
    return True
