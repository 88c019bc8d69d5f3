"""Passing questions on to a state's upstream, for states without a catalogue of their own or with an incomplete one.

The last good answer to each question is kept in the database: fresh for five minutes, served for seven days when the
upstream fails. Whoever finds it stale first asks; everybody else gets the stale one meanwhile, or waits for the first.
Only known addresses are passed on, with the municipality's own key where it has one, and only so many a day: beyond
that a municipality is answered as if the upstream were down, so that it does not use up what all share.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from http import HTTPStatus
from urllib.parse import quote, urlencode

from django.db.models import Q

from smartvillage.core.limits import TooMany, limit
from smartvillage.kit.dates import now
from smartvillage.modules.services.events import SourceError
from smartvillage.modules.services.models import Connection, KeptAnswer, Source
from smartvillage.modules.services.models.overlay import REQUESTS_PER_DAY
from smartvillage.modules.services.sources.client import Client, secret_of

FRESH, STALE = timedelta(minutes=5), timedelta(days=7)
SECONDS = 10.0
"""For the upstream; clients of the app give up after 15."""
LEASE, RETRY = timedelta(seconds=12), timedelta(seconds=30)
DAY = 86_400
TOTAL = "total-item-count"
Parameters = Sequence[tuple[str, Sequence[str]]]


class Unavailable(Exception):
    """The upstream does not answer, and nothing is kept that is young enough."""


class Unknown(Unavailable):
    """The upstream answers that there is no such thing."""


@dataclass(frozen=True)
class Passed:
    """What the upstream said, now or at `at`."""

    body: bytes
    headers: Mapping[str, str]
    at: datetime
    stale: bool


def proxy_of(state: str) -> Source | None:
    """The source that questions of this state are passed on to; None where the catalogue answers alone."""
    modes = (Source.Mode.PROXY, Source.Mode.HYBRID)
    found = Source.objects.filter(state=state, kind=Source.Kind.REST_ZUFI, mode__in=modes, enabled=True)
    return found.order_by("rank", "pk").first()


def ask(*, source: Source, municipality: int, path: str, parameters: Parameters) -> Passed:
    """The upstream's answer; raises `Unavailable`."""
    address = _address(source, path, parameters)
    question = blake2b(f"{source.pk}\x1f{address}".encode(), digest_size=32).hexdigest()
    until = time.monotonic() + LEASE.total_seconds()
    while True:
        kept = KeptAnswer.objects.filter(pk=question).first()
        passed = _passed(kept)
        if passed and not passed.stale:
            return passed
        if _lease(question, source):
            return _fetched(question, source, municipality, address) or _or_unavailable(passed)
        if passed:
            return passed
        if (kept and kept.status) or time.monotonic() > until:
            raise Unknown if kept and kept.status == HTTPStatus.NOT_FOUND else Unavailable
        time.sleep(0.05)


def _address(source: Source, path: str, parameters: Parameters) -> str:
    """Equal questions have equal addresses, however their parameters were ordered."""
    said = urlencode(sorted((name, value) for name, values in parameters for value in values))
    return f"{source.base_url.rstrip('/')}/{quote(path)}" + (f"?{said}" if said else "")


def _passed(kept: KeptAnswer | None) -> Passed | None:
    if kept is None or kept.fetched_at is None or now() - kept.fetched_at > STALE:
        return None
    stale = now() - kept.fetched_at > FRESH
    return Passed(bytes(kept.body), kept.headers, kept.fetched_at, stale)


def _lease(question: str, source: Source) -> bool:
    """Whether it is on us to ask; also between processes."""
    KeptAnswer.objects.bulk_create([KeptAnswer(question=question, source=source)], ignore_conflicts=True)
    at = now()
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=at)
    stale = Q(fetched_at__isnull=True) | Q(fetched_at__lt=at - FRESH)
    return bool(KeptAnswer.objects.filter(free, stale, pk=question).update(lease_until=at + LEASE))


def _fetched(question: str, source: Source, municipality: int, address: str) -> Passed | None:
    row = KeptAnswer.objects.filter(pk=question)
    own = Connection.objects.filter(municipality_id=municipality, source=source).first()
    try:
        limit(
            f"upstream:{municipality}", times=own.requests_per_day if own else REQUESTS_PER_DAY, seconds=DAY
        )
        _, found = _client(source, own).json(address)
    except TooMany:
        row.update(lease_until=now() + RETRY, status=HTTPStatus.TOO_MANY_REQUESTS)
        return None
    except SourceError as error:
        status = HTTPStatus.BAD_GATEWAY if error.transient else HTTPStatus.NOT_FOUND
        row.update(lease_until=now() + RETRY, status=status)
        if not error.transient:
            raise Unknown from None
        return None
    headers = {TOTAL: found.headers[TOTAL]} if TOTAL in found.headers else {}
    at = now()
    row.update(status=HTTPStatus.OK, body=found.content, headers=headers, fetched_at=at, lease_until=None)
    return Passed(found.content, headers, at, stale=False)


def _or_unavailable(passed: Passed | None) -> Passed:
    if passed is None:
        raise Unavailable
    return passed


def _client(source: Source, own: Connection | None) -> Client:
    headers = {"api_key": secret_of((own and own.secret) or source.secret), "Accept-Language": "de_DE"}
    return Client(headers=headers, per_second=1000, seconds=SECONDS, attempts=1)


def forget_old_answers() -> None:
    """What is too old to be served, and questions that were never answered."""
    unanswered = Q(fetched_at__isnull=True, lease_until__lt=now() - timedelta(days=1))
    KeptAnswer.objects.filter(Q(fetched_at__lt=now() - STALE) | unanswered).delete()
