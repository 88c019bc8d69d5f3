"""Finished answers, kept while the content they came from has not changed."""

import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cachetools import LRUCache
from django.conf import settings

from smartvillage.kit.dates import today


@dataclass(frozen=True, slots=True)
class Kept:
    body: bytes
    etag: str
    versions: Mapping[str, int]
    kinds: frozenset[str] | None
    until: float
    day: Any
    opened: tuple[int, ...] = ()

    def valid(self, versions: Mapping[str, int]) -> bool:
        """Nothing it depends on was written since, and the day is the same."""
        if time.monotonic() > self.until or self.day != today():
            return False
        if versions is self.versions:
            return True
        if self.kinds is None:
            return versions == self.versions
        return all(versions.get(kind) == self.versions.get(kind) for kind in self.kinds)


_kept: LRUCache[Any, Kept] = LRUCache(
    maxsize=settings.CACHE_MEGABYTES * 1_000_000, getsizeof=lambda kept: len(kept.body) + 500
)
_lock = threading.Lock()
_flights: dict[Any, threading.Lock] = defaultdict(threading.Lock)


def kept_answer(key: Any, versions: Mapping[str, int]) -> Kept | None:
    with _lock:
        found = _kept.get(key)
    return found if found and found.valid(versions) else None


def keep(key: Any, kept: Kept) -> None:
    with _lock:
        if len(kept.body) < _kept.maxsize / 4:
            _kept[key] = kept


def flight(key: Any) -> threading.Lock:
    """The lock under which only one thread computes an answer that many wait for."""
    with _lock:
        if len(_flights) > 5000:
            _flights.clear()
        return _flights[key]


def forget_answers() -> None:
    with _lock:
        _kept.clear()
