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
Row = tuple[Any, ...]
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


_ROWS = """
SELECT 0 AS layer, id, key, public_id, type, name, document, changed_at, 0 AS place
FROM services_service WHERE state = %s AND public_id = %s
UNION ALL
SELECT 1, other.id, 0, '', '', '', other.document, NULL, other.level
FROM services_service service JOIN services_servicekey own ON own.service_id = service.id
JOIN services_servicekey same ON same.value = own.value JOIN services_service other ON other.id = same.service_id
WHERE service.state = %s AND service.public_id = %s AND other.state = service.state AND other.level < service.level
"""
_NEAR = """
UNION ALL
SELECT 2, special.id, 0, '', '', '', special.document, NULL, special.area_id
FROM services_service service JOIN services_specialisation special ON special.service_id = service.id
WHERE service.state = %s AND service.public_id = %s AND special.area_id IN ({})
"""
MOST_ABOVE = 4


def described(
    *, state: str, public_id: str, chain: Sequence[int] = (), language: str = GERMAN
) -> Described | None:
    """The service, None where there is none of this id in the state. One statement."""
    sql = _ROWS + (_NEAR.format(marks(chain)) if chain else "")
    found = fetch(sql, [state, public_id] * (3 if chain else 2) + list(chain))
    service = next((row for row in found if row[0] == 0), None)
    if service is None:
        return None
    _, row, key, _, type_, name, raw, changed_at, _ = service
    own: ServiceShape = document(raw)
    layers = [*_specialisations(found, chain), own, *_above(found)]
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


def _specialisations(found: Iterable[Row], chain: Sequence[int]) -> list[Any]:
    distance = {area: place for place, area in enumerate(chain)}
    rows = [row for row in found if row[0] == 2]
    return [document(row[6]) for row in sorted(rows, key=lambda row: (distance[row[8]], row[1]))]


def _above(found: Iterable[Row]) -> list[Any]:
    """Of the same key, the state's before the nation's; one with several keys in common counts once."""
    rows = {row[1]: row for row in found if row[0] == 1}
    ordered = sorted(rows.values(), key=lambda row: (-row[8], row[1]))
    return [document(row[6]) for row in ordered[:MOST_ABOVE]]


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
