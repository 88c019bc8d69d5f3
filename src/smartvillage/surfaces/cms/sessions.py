"""Sessions people work in: noted when they begin, seen while they last, ended by themselves or the administration."""

from collections.abc import Iterable
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import HttpRequest

from smartvillage.core.municipalities.scope import across_all
from smartvillage.core.people.models import Account
from smartvillage.kit.dates import now
from smartvillage.kit.devices import device
from smartvillage.surfaces.cms.models import SignIn

NOTED_AGAIN = timedelta(minutes=5)
KEEP = timedelta(days=30)


def note_session(request: HttpRequest) -> None:
    """The session is in use; written at most every five minutes."""
    key = request.session.session_key
    mark = f"session:{key}"
    if not key or cache.get(mark):
        return
    cache.set(mark, True, NOTED_AGAIN.total_seconds())
    with across_all():
        SignIn.objects.update_or_create(
            session_key=key,
            defaults={"seen_at": now(), "account": request.user},
            create_defaults={
                "municipality_id": request.municipality.id,  # type: ignore[attr-defined]
                "account": request.user,
                "device": device(request.headers.get("User-Agent", "")),
            },
        )


def sessions_of(account: Account, *, municipality: int | None = None) -> list[SignIn]:
    """Those that last, the latest first; of all municipalities, for the person's own eyes, where none is named."""
    with across_all():
        found = SignIn.objects.filter(account=account).select_related("municipality")
        if municipality is not None:
            found = found.filter(municipality=municipality)
        rows = list(found.order_by("-seen_at"))
    alive = Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=now())
    keys = set(alive.values_list("session_key", flat=True))
    return [row for row in rows if row.session_key in keys]


def end_sessions(sessions: Iterable[SignIn]) -> int:
    """Whoever works in them has to sign in again; returns how many."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    ended = list(sessions)
    for one in ended:
        store(one.session_key).delete()
    with across_all():
        SignIn.objects.filter(pk__in=[one.pk for one in ended]).delete()
    return len(ended)


def forget_sessions() -> None:
    """Sessions that are over, and what was noted of them."""
    Session.objects.filter(expire_date__lt=now()).delete()
    with across_all():
        SignIn.objects.filter(seen_at__lt=now() - KEEP).delete()
