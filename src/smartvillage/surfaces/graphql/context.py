"""What one request knows while it is answered."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from smartvillage.core.content.structure import Structure, structure
from smartvillage.core.content.versions import versions
from smartvillage.core.municipalities.directory import Tenant, tenant
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import today

T = TypeVar("T")
KEEP_SECONDS = 30.0  # so that planned publications appear in time


@dataclass
class Context:
    """`args` holds the arguments of nested fields by their number in the plan, `selected` the names of the
    fields asked for below the root field that is being answered. `address`: the caller's, to count tries by.
    """

    viewer: Viewer
    base_url: str = ""
    address: str = ""
    args: list[Mapping[str, Any]] = field(default_factory=list)
    memo: dict[Any, Any] = field(default_factory=dict)
    cacheable: bool = True
    selected: frozenset[str] = frozenset()

    @cached_property
    def structure(self) -> Structure:
        return structure(municipality=self.viewer.municipality, current=self.content_versions)

    @cached_property
    def content_versions(self) -> Mapping[str, int]:
        """Counts of the writes by kind; who writes themselves sees the newest."""
        return versions(municipality=self.viewer.municipality, fresh=not self.viewer.public)

    def freshness(self, kinds: frozenset[str]) -> tuple[int, ...]:
        """Changes with every write to one of the kinds, and now and then for what appears by its time."""
        if not kinds:
            return ()
        counts = (self.content_versions.get(kind, 0) for kind in sorted(kinds))
        return (int(time.time() // KEEP_SECONDS), *counts)

    def renew(self) -> None:
        """Forget what was read before this request wrote something."""
        for name in ("structure", "content_versions"):
            self.__dict__.pop(name, None)
        self.memo.clear()

    @cached_property
    def tenant(self) -> Tenant:
        return tenant(self.viewer.municipality)

    @cached_property
    def today(self) -> date:
        return today()

    @cached_property
    def today_iso(self) -> str:
        return self.today.isoformat()

    def once(self, key: Any, load: Callable[[], T]) -> T:
        """What `load` gives, loaded once in this request."""
        if key not in self.memo:
            self.memo[key] = load()
        found: T = self.memo[key]
        return found
