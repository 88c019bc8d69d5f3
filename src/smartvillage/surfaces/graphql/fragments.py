"""Rendered items: after an edit only the edited item is rendered again."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

Key = tuple[Any, ...]


@dataclass
class Group:
    """Fragments of one selection for one kind of viewer: by row key the item's version and its bytes.

    `warm`: most rows of the last list were found, so it pays to ask for ids and versions first.
    """

    entries: dict[Key, tuple[int, bytes]] = field(default_factory=dict)
    size: int = 0
    warm: bool = False

    def get(self, key: Key, version: int) -> bytes | None:
        found = self.entries.get(key)
        return found[1] if found and found[0] == version else None

    def put(self, key: Key, version: int, rendered: bytes) -> None:
        old = self.entries.get(key)
        self.size += len(rendered) - (len(old[1]) if old else -80)
        self.entries[key] = (version, rendered)


class FragmentStore:
    """Groups, least recently used ones dropped when all together grow beyond the limit."""

    def __init__(self, *, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.groups: OrderedDict[Key, Group] = OrderedDict()
        self.lock = threading.Lock()

    def group(self, key: Key) -> Group:
        with self.lock:
            found = self.groups.get(key)
            if found is None:
                found = self.groups[key] = Group()
            self.groups.move_to_end(key)
            return found

    def shrink(self) -> None:
        with self.lock:
            total = sum(group.size for group in self.groups.values())
            while total > self.max_bytes and self.groups:
                total -= self.groups.popitem(last=False)[1].size

    def clear(self) -> None:
        with self.lock:
            self.groups.clear()


store = FragmentStore(max_bytes=settings.CACHE_MEGABYTES * 1_000_000)


def group_for(key: Key) -> Group:
    """The group of this key; with the cache switched off always an empty one."""
    return store.group(key) if settings.CACHE_FRAGMENTS else Group()
