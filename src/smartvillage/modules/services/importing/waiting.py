"""Events whose target is not there yet, or whose area is unknown: kept, and told again when it comes."""

from collections.abc import Collection, Iterable

from smartvillage.core.content.select import any_of
from smartvillage.core.rows import write
from smartvillage.modules.services.events import Event
from smartvillage.modules.services.keys import entry_key
from smartvillage.modules.services.models import Pending, Source


def area_key(said: str) -> int:
    """What an event waits for that means an area nobody has loaded; areas are the same in all states."""
    return entry_key(state="", kind="area", agency="", ext_id=said)


def wait(
    waiting: Iterable[tuple[int, int, Event]], *, source: Source, run: int, delivered: Collection[int]
) -> int:
    """Keep (delivery, awaited key, event) in place of what earlier deliveries left; returns how many."""
    found, values = any_of("delivery", [*delivered])
    write(f"DELETE FROM services_pending WHERE {found}", [values])
    rows = [
        Pending(source=source, delivery=delivery, awaits=awaits, event=event.as_json(), seen=run)
        for delivery, awaits, event in waiting
    ]
    Pending.objects.bulk_create(rows)
    return len(rows)


def arrived(keys: Collection[int], *, source: Source) -> list[tuple[int, Event]]:
    """Take out the source's events that waited for these keys, each with its delivery."""
    if not keys:
        return []
    found = Pending.objects.filter(awaits__in=keys, source=source).order_by("pk")
    events = [(row.delivery, Event.from_json(row.event)) for row in found]
    if events:
        found.delete()
    return events
