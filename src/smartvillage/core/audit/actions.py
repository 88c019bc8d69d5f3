"""Writing a line into the log, in the transaction of what it tells of; forgetting it after a year."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.conf import settings

from smartvillage.core.audit.models import Entry
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now

KEEP = timedelta(days=365)


def note(
    *,
    municipality: int,
    action: str,
    viewer: Viewer | None = None,
    actor: Any = None,
    person: Any = None,
    whom: str = "",
    organisation: object = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    """`viewer` or `actor` (an account) did it; it was about `person`, or about `whom` by name."""
    number = viewer.account if viewer else getattr(actor, "pk", None)
    if actor is None and number is not None:
        actor = apps.get_model(settings.AUTH_USER_MODEL).objects.filter(pk=number).first()
    with within(municipality):
        Entry.objects.create(
            municipality_id=municipality,
            action=action,
            account=actor,
            who=str(actor or (viewer.client if viewer else ""))[:254],
            person=person,
            whom=(whom or str(person or ""))[:254],
            organisation=str(organisation or "")[:200],
            details=dict(details or {}),
        )


def forget_old_entries() -> int:
    """Returns how many."""
    with across_all():
        count: int = Entry.objects.filter(at__lt=now() - KEEP).delete()[0]
    return count
