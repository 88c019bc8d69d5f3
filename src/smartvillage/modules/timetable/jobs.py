"""Fetching feeds."""

import logging
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.conf import settings

from smartvillage.core.jobs.outbox import job
from smartvillage.core.people.models import Organisation
from smartvillage.kit.http import FetchError, fetch
from smartvillage.modules.timetable.actions import TOPIC, load
from smartvillage.modules.timetable.feed import BadFeed
from smartvillage.modules.timetable.queries import configured

MAX_BYTES = 250_000_000
SECONDS = 120
log = logging.getLogger(__name__)


@job(TOPIC)
def bring_in(municipality: int | None, payload: Mapping[str, Any]) -> None:
    """What passes is tried again by the outbox; a feed that is broken is only noted."""
    organisation = Organisation.objects.filter(pk=payload["organisation"]).first()
    name = str(payload["name"])
    feed = organisation and configured(
        municipality=organisation.municipality_id, organisation=organisation.pk, name=name
    )
    if organisation is None or not feed:
        return
    try:
        found = fetch(
            str(feed.get("url") or ""),
            max_bytes=MAX_BYTES,
            seconds=SECONDS,
            allow_private=settings.FETCH_ALLOW_PRIVATE,
        )
        only = [str(stop) for stop in feed.get("whitelist_poi") or ()]
        load(organisation=organisation, name=name, content=BytesIO(found.content), only=only)
    except FetchError as error:
        if error.transient:
            raise
        log.warning("feed %s of municipality %s: %s", name, municipality, error)
    except BadFeed as error:
        log.warning("feed %s of municipality %s: %s", name, municipality, error)
