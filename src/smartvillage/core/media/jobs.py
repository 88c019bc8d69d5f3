"""Every night: what may no longer be shown is not; what is linked becomes our own where that is wanted."""

from collections.abc import Mapping
from typing import Any

from smartvillage.core.content.models import Item
from smartvillage.core.jobs.outbox import job, nightly, post
from smartvillage.core.media.keeping import take_down
from smartvillage.core.media.rehost import rehost, wanting
from smartvillage.core.municipalities.directory import tenants
from smartvillage.core.people.models import Organisation
from smartvillage.kit.dates import today

REHOST = "media.rehost"


@nightly(order=20)
def end_licences() -> None:
    for tenant in tenants():
        take_down(municipality=tenant.id, day=today())


@nightly(order=95)
def look_for_links() -> None:
    for organisation in Organisation.objects.exclude(settings={}):
        for item in wanting(organisation):
            post(municipality=organisation.municipality_id, topic=REHOST, payload={"item": item.pk})


@job(REHOST)
def keep_linked_files(_municipality: int | None, payload: Mapping[str, Any]) -> None:
    """Until all are kept or given up; an item that is gone needs nothing."""
    item = Item.objects.filter(pk=payload["item"]).select_related("organisation").first()
    if item and item.organisation:
        rehost(item=item, organisation=item.organisation)
