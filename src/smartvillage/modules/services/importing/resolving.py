"""Which rows references mean; one statement for each kind of entry in a batch."""

from collections.abc import Iterable
from typing import Any

from smartvillage.core.content.select import any_of, fetch
from smartvillage.modules.services.events import Ref
from smartvillage.modules.services.importing.entries import MODELS
from smartvillage.modules.services.keys import entry_key

TARGETS = {"office": 1, "online": 2, "form": 3, "person": 4}
"""`Competence.Kind` by kind of entry."""


class Resolver:
    """Rows of the entries that are there, by kind and key."""

    def __init__(self, state: str) -> None:
        self._state = state
        self._keys: dict[tuple[str, str, str], int] = {}
        self._rows: dict[str, dict[int, int]] = {}

    def load(self, wanted: Iterable[tuple[str, Ref]]) -> None:
        """Look up all that will be asked for."""
        keys: dict[str, set[int]] = {}
        for kind, ref in wanted:
            keys.setdefault(kind, set()).add(self.key(kind, ref))
        for kind, some in keys.items():
            found, values = any_of("key", [*some])
            table = MODELS[kind]._meta.db_table  # noqa: SLF001  Django's public way to a model's table
            rows: Any = fetch(f"SELECT key, id FROM {table} WHERE {found}", [values])
            self._rows.setdefault(kind, {}).update(rows)

    def key(self, kind: str, ref: Ref) -> int:
        agency, ext_id = ref
        known = self._keys.get((kind, agency, ext_id))
        if known is None:
            known = entry_key(state=self._state, kind=kind, agency=agency, ext_id=ext_id)
            self._keys[kind, agency, ext_id] = known
        return known

    def row(self, kind: str, ref: Ref) -> int | None:
        return self._rows.get(kind, {}).get(self.key(kind, ref))
