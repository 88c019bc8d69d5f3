"""Which rows references mean; one statement for each kind of entry in a batch."""

from collections.abc import Iterable
from typing import Any

from smartvillage.modules.services.events import Ref
from smartvillage.modules.services.importing.entries import MODELS
from smartvillage.modules.services.keys import entry_key

TARGETS = {"office": 1, "online": 2, "form": 3, "person": 4}
"""`Competence.Kind` by kind of entry."""


class Resolver:
    """Rows of the entries that are there, by kind and key."""

    def __init__(self, state: str) -> None:
        self._state = state
        self._rows: dict[str, dict[int, int]] = {}

    def load(self, wanted: Iterable[tuple[str, Ref]]) -> None:
        """Look up all that will be asked for."""
        keys: dict[str, set[int]] = {}
        for kind, ref in wanted:
            keys.setdefault(kind, set()).add(self.key(kind, ref))
        for kind, some in keys.items():
            found: Any = MODELS[kind].objects.filter(key__in=some).values_list("key", "pk")
            self._rows.setdefault(kind, {}).update(found)

    def key(self, kind: str, ref: Ref) -> int:
        return entry_key(state=self._state, kind=kind, agency=ref[0], ext_id=ref[1])

    def row(self, kind: str, ref: Ref) -> int | None:
        return self._rows.get(kind, {}).get(self.key(kind, ref))
