"""After an import: what changed is found by its words, and pages that show it are made anew."""

from collections.abc import Mapping
from typing import Any

from smartvillage.core.jobs.outbox import every, job, nightly
from smartvillage.core.municipalities.directory import tenants
from smartvillage.modules.services.counting import forget_old_counts
from smartvillage.modules.services.importing.due import READ, import_due, import_wanted
from smartvillage.modules.services.importing.run import CHANGED
from smartvillage.modules.services.indexing import index_missing, index_services
from smartvillage.modules.services.models import Change
from smartvillage.modules.services.overlay import overlay
from smartvillage.modules.services.proxying import forget_old_answers
from smartvillage.modules.services.versions import bump_overlay, states


@job(CHANGED)
def services_changed(_municipality: int | None, payload: Mapping[str, Any]) -> None:
    state = str(payload["state"])
    changed = Change.objects.filter(state=state, kind="service", number__gt=payload["since"])
    index_services(state=state, ids=set(changed.values_list("entry", flat=True)))
    for tenant in tenants():
        if overlay(municipality=tenant.id).home.state == state:
            bump_overlay(municipality=tenant.id)


@job(READ)
def read_source(_municipality: int | None, payload: Mapping[str, Any]) -> None:
    """Somebody wants a source read now."""
    import_wanted(
        source=int(payload["source"]),
        full=payload.get("full"),
        allow_deletions=bool(payload.get("allow_deletions")),
    )


@nightly(order=62)
def find_all_services() -> None:
    """Services whose words are missing or stayed behind."""
    for state in states():
        index_missing(state=state)


@every(minutes=5)
def fetch_services() -> None:
    """Sources whose time has come."""
    import_due()


@nightly(order=64)
def forget_what_is_old() -> None:
    """Upstreams' answers nobody may be given any more, and how often what was shown long ago."""
    forget_old_answers()
    forget_old_counts()
