"""What one request knows while it is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from smartvillage.core.content.structure import Structure, structure
from smartvillage.core.municipalities.directory import Tenant, tenant
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import today

T = TypeVar("T")


@dataclass
class Context:
    """`args` holds the arguments of nested fields by their number in the plan."""

    viewer: Viewer
    base_url: str = ""
    args: list[Mapping[str, Any]] = field(default_factory=list)
    memo: dict[Any, Any] = field(default_factory=dict)
    cacheable: bool = True

    @cached_property
    def structure(self) -> Structure:
        return structure(municipality=self.viewer.municipality, fresh=not self.viewer.public)

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
