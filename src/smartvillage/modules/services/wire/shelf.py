"""Finished answers: computed once, kept as bytes plain and packed, good until catalogue or overlay change.

What a client sent leads to its answer in two steps, so that one question in many spellings is one answer, and a flood
of spellings only fills a small table: `_aliases` (what was sent -> question), then `_kept` (question -> answer).
"""

import gzip
import threading
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from http import HTTPStatus

from cachetools import LRUCache
from django.conf import settings

from smartvillage.surfaces.graphql.answers import flight
from smartvillage.surfaces.http import CORS, JSON, Environ, StartResponse

Header = tuple[str, str]
PACKED_FROM = 600
"""Bytes below which packing saves nothing worth a header."""
MOST_ALIASES = 20_000
KEEP_SECONDS = 3600.0  # so that what is valid from a day on appears
PACKED = ("Content-Encoding", "gzip")
ALWAYS = (
    ("Vary", "Accept-Encoding, Accept-Language, X-Federal-State"),
    *CORS,
    (
        "Access-Control-Expose-Headers",
        "Content-Language, ETag, Retry-After, Total-Item-Count, X-Cache, X-Data-As-Of",
    ),
)


@dataclass(frozen=True)
class Answer:
    """What is sent for a question.

    `scope`: municipality and state it is for; `stamp`: the versions it was made from; `shows`: the service whose page
    it is, to be counted; `seconds`: how long it may be kept at most.
    """

    body: bytes
    status: HTTPStatus = HTTPStatus.OK
    headers: tuple[Header, ...] = ()
    shows: str = ""
    seconds: float = KEEP_SECONDS
    scope: tuple[int, str] = (0, "")
    stamp: Hashable = None
    until: float = 0.0
    packed: bytes = b""
    etag: str = ""
    _sent: dict[bool, list[Header]] = field(default_factory=dict, compare=False)

    def good(self, stamp: Hashable) -> bool:
        return self.stamp == stamp and time.monotonic() < self.until

    def send(self, environ: Environ, start: StartResponse, *, known: bool) -> Iterable[bytes]:
        """The form the client can read; no body where it has it already."""
        if self.etag and self.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start("304 Not Modified", [("ETag", self.etag), *self.headers, *ALWAYS])
            return [b""]
        packed = bool(self.packed) and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        headers = self._known_headers(packed) if known else self._headers(packed, "miss")
        start(f"{self.status.value} {self.status.phrase}", headers)
        if environ["REQUEST_METHOD"] == "HEAD":
            return [b""]
        return [self.packed if packed else self.body]

    def _known_headers(self, packed: bool) -> list[Header]:
        found = self._sent.get(packed)
        if found is None:
            found = self._sent[packed] = self._headers(packed, "hit")
        return found

    def _headers(self, packed: bool, cache: str) -> list[Header]:
        size = len(self.packed if packed else self.body)
        found = [JSON, ("Content-Length", str(size)), ("X-Cache", cache), *self.headers, *ALWAYS]
        if packed:
            found.append(PACKED)
        if self.etag:
            found.append(("ETag", self.etag))
        return found


def finished(answer: Answer, *, scope: tuple[int, str], stamp: Hashable) -> Answer:
    """The answer with everything that need not be worked out again."""
    said = blake2b(repr(answer.headers).encode(), digest_size=12)
    said.update(answer.body)
    return replace(
        answer,
        scope=scope,
        stamp=stamp,
        until=time.monotonic() + answer.seconds,
        packed=gzip.compress(answer.body, 6, mtime=0) if len(answer.body) >= PACKED_FROM else b"",
        etag=f'"{said.hexdigest()}"',
    )


_aliases: dict[Hashable, Hashable] = {}
_kept: LRUCache[Hashable, Answer] = LRUCache(
    maxsize=settings.CACHE_MEGABYTES * 500_000,
    getsizeof=lambda kept: len(kept.body) + len(kept.packed) + 1500,
)
_lock = threading.Lock()


def kept(sent: Hashable) -> Answer | None:
    """The answer last given to who sent just this, good or not."""
    question = _aliases.get(sent)
    if question is None:
        return None
    with _lock:
        return _kept.get(question)


def fetch(
    sent: Hashable,
    question: Hashable,
    *,
    scope: tuple[int, str],
    stamp: Callable[[], Hashable],
    make: Callable[[], Answer],
) -> tuple[Answer, bool]:
    """The kept answer to a question, else a new one that one thread makes for all; and whether it was kept."""
    with flight(question):
        now = stamp()
        with _lock:
            found = _kept.get(question)
        known = found is not None and found.good(now)
        if found is None or not known:
            found = finished(make(), scope=scope, stamp=now)
            if not settings.CACHE_ANSWERS or len(found.body) > _kept.maxsize / 4:
                return found, False
            with _lock:
                _kept[question] = found
        if len(_aliases) >= MOST_ALIASES:
            _aliases.clear()
        _aliases[sent] = question
        return found, known


def forget_shelf() -> None:
    """Empty it; for tests that roll back."""
    _aliases.clear()
    with _lock:
        _kept.clear()
