"""What a service says in an area and a language: its document with the nearest specialisation laid over it.

For each module of the text the nearest area's words win over the service's own; modules it lacks come from services
with the same LeiKa key of the level above (state, then nation). Another language falls back to German, and says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from smartvillage.modules.services.rows import document, fetch, marks, moment
from smartvillage.modules.services.shapes import ServiceShape, TextShape

GERMAN = "de"
STRUCTURED = ("charges", "deadlines", "durations", "required")


@dataclass(frozen=True)
class Described:
    """A service as somebody reads it. `language`: of the name and most texts; `document`: unfiltered, as stored.

    `structured` has charges, deadlines, durations and required documents: the nearest area's that has any.
    """

    id: int
    key: int
    public_id: str
    type: str
    name: str
    language: str
    texts: list[TextShape]
    structured: dict[str, list[Any]]
    document: ServiceShape
    changed_at: datetime | None

    def text(self, module: str) -> TextShape | None:
        return next((text for text in self.texts if text["module"] == module), None)


_SERVICE = (
    "SELECT id, key, public_id, type, name, document, changed_at FROM services_service "
    "WHERE state = %s AND public_id = %s"
)


def described(
    *, state: str, public_id: str, chain: Sequence[int] = (), language: str = GERMAN
) -> Described | None:
    """The service, None where there is none of this id in the state. Two statements, one more for an area."""
    rows = fetch(_SERVICE, [state, public_id])
    if not rows:
        return None
    row, key, _, type_, name, raw, changed_at = rows[0]
    own: ServiceShape = document(raw)
    layers = [*_specialisations(row, chain), own, *_above(row, state)]
    texts = _texts(layers, language)
    names = own.get("names", {})
    return Described(
        id=row,
        key=key,
        public_id=public_id,
        type=type_,
        name=names.get(language) or name,
        language=language if language in names else GERMAN,
        texts=texts,
        structured={name: _nearest(layers, name) for name in STRUCTURED},
        document=own,
        changed_at=moment(changed_at),
    )


def _specialisations(service: int, chain: Sequence[int]) -> list[Any]:
    if not chain:
        return []
    rows = fetch(
        "SELECT area_id, document FROM services_specialisation "
        f"WHERE service_id = %s AND area_id IN ({marks(chain)}) ORDER BY id",
        [service, *chain],
    )
    distance = {area: place for place, area in enumerate(chain)}
    return [document(said) for _, said in sorted(rows, key=lambda row: distance[row[0]])]


def _above(service: int, state: str) -> list[Any]:
    rows = fetch(
        "SELECT DISTINCT other.id, other.level FROM services_servicekey own "
        "JOIN services_servicekey same ON same.value = own.value "
        "JOIN services_service other ON other.id = same.service_id "
        "JOIN services_service service ON service.id = own.service_id "
        "WHERE own.service_id = %s AND other.state = %s AND other.level < service.level "
        "ORDER BY other.level DESC, other.id",
        [service, state],
    )
    ids = [row[0] for row in rows][:4]
    if not ids:
        return []
    found = dict(fetch(f"SELECT id, document FROM services_service WHERE id IN ({marks(ids)})", ids))
    return [document(found[one]) for one in ids]


def _texts(layers: Iterable[Any], language: str) -> list[TextShape]:
    """One text for each module: the language asked for from any layer, before German from any."""
    best: dict[str, tuple[tuple[int, int], TextShape]] = {}
    for depth, layer in enumerate(layers):
        for text in layer.get("texts", ()):
            lang = text.get("lang", GERMAN)
            if lang not in (language, GERMAN):
                continue
            worth = (int(lang != language), depth)
            module = text["module"]
            if module not in best or worth < best[module][0]:
                best[module] = (worth, text)
    found = [text for _, text in best.values()]
    return sorted(found, key=lambda text: (text.get("position", 0), text["module"]))


def _nearest(layers: Iterable[Any], name: str) -> list[Any]:
    return next((layer[name] for layer in layers if layer.get(name)), [])
