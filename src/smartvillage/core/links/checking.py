"""Trying links: few at a time, one of a server at a time, and not giving up at the first failure."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings

from smartvillage.core.links.models import Link
from smartvillage.kit.dates import now
from smartvillage.kit.http import FetchError, fetch

AT_ONCE, THREADS = 40, 4
"""In five minutes: 11,500 a day."""
AGAIN, SOON = timedelta(days=7), timedelta(days=1)
PATIENCE = 3
"""So often in a row a server may be out of order."""
SECONDS, BYTES = 10.0, 200_000
REACHED = (HTTPStatus.OK, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_ACCEPTABLE)
"""Too big a file, a login, a door closed to robots: somebody is there."""
Try = Callable[[str], str]


def check_some(attempt: Try | None = None) -> int:
    """Try the links that are due, one of each server; returns how many."""
    at = now()
    due: dict[str, Link] = {}
    for link in Link.objects.filter(due_at__lte=at).order_by("due_at", "pk")[: 10 * AT_ONCE]:
        due.setdefault(urlsplit(link.url).netloc, link)
    links = list(due.values())[:AT_ONCE]
    with ThreadPoolExecutor(THREADS) as pool:
        faults = list(pool.map(attempt or tried, [link.url for link in links]))
    for link, fault in zip(links, faults, strict=True):
        _note(link, fault)
    return len(links)


def tried(url: str) -> str:
    """Why a link leads nowhere, empty if it leads somewhere; "…" where it is too early to tell."""
    try:
        fetch(url, max_bytes=BYTES, seconds=SECONDS, allow_private=settings.FETCH_ALLOW_PRIVATE)
    except FetchError as error:
        if error.status in REACHED:
            return ""
        return f"…{error}" if error.transient else str(error)
    return ""


def _note(link: Link, fault: str) -> None:
    at = now()
    link.failures = min(link.failures + 1, 1000) if fault else 0
    doubtful = fault.startswith("…") and link.failures < PATIENCE
    if not doubtful:
        link.fault = fault.removeprefix("…")[:200]
    link.checked_at = at
    link.due_at = at + (SOON if fault else AGAIN) + timedelta(minutes=random.randint(0, 600))  # noqa: S311
    link.save(update_fields=["failures", "fault", "checked_at", "due_at"])
