"""Trying links: few at a time, those of one server one after the other, and not giving up at the first failure."""

import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http import HTTPStatus
from itertools import chain
from urllib.parse import urlsplit

from django.conf import settings

from smartvillage.core.links.models import Link
from smartvillage.kit.dates import now
from smartvillage.kit.http import FetchError, fetch

AT_ONCE, OF_ONE_SERVER, THREADS = 40, 5, 4
"""Links in five minutes; a catalogue's lead to few servers."""
PAUSE = 1.0
"""Seconds between two questions to one server."""
AGAIN, SOON = timedelta(days=7), timedelta(days=1)
PATIENCE = 3
"""So often in a row a server may be out of order."""
SECONDS, BYTES = 10.0, 200_000
REACHED = (HTTPStatus.OK, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_ACCEPTABLE)
"""Too big a file, a login, a door closed to robots: somebody is there."""
Try = Callable[[str], str]


def check_some(attempt: Try | None = None, *, pause: float = PAUSE) -> int:
    """Try links that are due, a few of each server; returns how many."""
    with ThreadPoolExecutor(THREADS) as pool:
        found = pool.map(lambda urls: _one_by_one(urls, attempt or tried, pause), _due().values())
        faults = dict(chain.from_iterable(found))
    for link in Link.objects.filter(url__in=faults):
        _note(link, faults[link.url])
    return len(faults)


def _due() -> dict[str, list[str]]:
    """By server, those that have waited longest; one server with very many does not keep the others waiting."""
    servers: dict[str, list[str]] = {}
    count = 0
    waiting = Link.objects.filter(due_at__lte=now()).order_by("due_at", "pk")
    for url in waiting.values_list("url", flat=True).iterator():
        urls = servers.setdefault(urlsplit(url).netloc, [])
        if len(urls) < OF_ONE_SERVER:
            urls.append(url)
            count += 1
        if count == AT_ONCE:
            break
    return servers


def _one_by_one(urls: Sequence[str], attempt: Try, pause: float) -> list[tuple[str, str]]:
    """Each with its fault."""
    found: list[tuple[str, str]] = []
    for url in urls:
        if found:
            time.sleep(pause)
        found.append((url, attempt(url)))
    return found


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
