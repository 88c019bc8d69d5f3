"""What importers no longer deliver goes, where an organisation wants it so."""

from collections.abc import Iterator
from datetime import datetime, time

from django.db import transaction
from django.db.models import Max

from smartvillage.core.content.kinds import all_kinds
from smartvillage.core.content.models import Item
from smartvillage.core.content.states import trash_item
from smartvillage.core.jobs.outbox import nightly
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.core.people.rights import Role
from smartvillage.core.people.viewers import viewer_for
from smartvillage.kit.dates import BERLIN

SETTING = "cleanup_old_records"
DELIVERED = "api:"
"""Records that clients of the wire deliver; sources of our own importers tell themselves what is gone."""


@nightly(order=20)
def clean_up() -> None:
    """Of every organisation and type with the setting: what was not delivered on its latest day."""
    for organisation in Organisation.objects.exclude(settings={}).iterator(chunk_size=200):
        for wire_type, said in organisation.settings.items():
            if isinstance(said, dict) and str(said.get(SETTING)).lower() == "true":
                clean_up_type(organisation=organisation, wire_type=wire_type)


def clean_up_type(*, organisation: Organisation, wire_type: str) -> int:
    """Into the trash, never all of them; returns how many."""
    with within(organisation.municipality_id), transaction.atomic():
        old = list(_undelivered(organisation, wire_type))
        viewer = viewer_for(organisation=organisation, role=Role.ADMIN, client="cleanup")
        for item in old:
            trash_item(viewer=viewer, item=item)
    return len(old)


def _undelivered(organisation: Organisation, wire_type: str) -> Iterator[Item]:
    kinds = {kind.name for kind in all_kinds() if kind.wire_type == wire_type}
    delivered = Item.objects.filter(
        organisation=organisation, kind__in=kinds, source__startswith=DELIVERED, touched_at__isnull=False
    ).exclude(state=Item.State.TRASH)
    latest = delivered.aggregate(Max("touched_at"))["touched_at__max"]
    if latest is None:
        return
    day = datetime.combine(latest.astimezone(BERLIN).date(), time(), BERLIN)
    yield from delivered.filter(touched_at__lt=day)
