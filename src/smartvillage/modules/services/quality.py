"""What services of a place lack: no costs, no duration, nobody responsible. Read once for each state of the catalogue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cachetools import LRUCache

from smartvillage.modules.services import shapes
from smartvillage.modules.services.listing import services
from smartvillage.modules.services.models import Competence, Service
from smartvillage.modules.services.rows import fetch, marks
from smartvillage.modules.services.versions import version

BRING, STEPS = "08", "11"
FIELDS = {
    "kurz": "Kurztext",
    "kosten": "Kosten",
    "dauer": "Bearbeitungsdauer",
    "unterlagen": "Unterlagen",
    "ablauf": "Verfahrensablauf",
    "stelle": "Zuständige Stelle",
    "online": "Online-Dienst",
}
ALL, TOGETHER = 1_000_000, 500


@dataclass(frozen=True)
class Quality:
    """`lacking`: public ids by field; `total` services there are in the place."""

    total: int
    lacking: Mapping[str, Sequence[str]]

    def share(self, field: str) -> int:
        """Per cent of services that have it."""
        return round(100 * (self.total - len(self.lacking[field])) / self.total) if self.total else 0


_known: LRUCache[tuple[str, tuple[int, ...]], tuple[int, Quality]] = LRUCache(maxsize=200)


def quality(*, state: str, chain: Sequence[int]) -> Quality:
    """Of the services that exist in the area. Some milliseconds for each hundred, once an import."""
    number, key = version(state=state), (state, tuple(chain))
    known = _known.get(key)
    if known and known[0] == number:
        return known[1]
    made = _read(state, chain)
    _known[key] = (number, made)
    return made


def _read(state: str, chain: Sequence[int]) -> Quality:
    there = services(state=state, chain=chain, limit=ALL).rows
    served = _served(chain)
    lacking: dict[str, list[str]] = {name: [] for name in FIELDS}
    for start in range(0, len(there), TOGETHER):
        some = {row.id: row.public_id for row in there[start : start + TOGETHER]}
        for pk, document in Service.objects.filter(pk__in=some).values_list("pk", "document"):
            said = {*_said(document), *served.get(pk, ())}
            for name in FIELDS:
                if name not in said:
                    lacking[name].append(some[pk])
    return Quality(len(there), lacking)


def _served(chain: Sequence[int]) -> dict[int, set[str]]:
    """By service: whether somebody and something online is there for it in the area."""
    names = {int(Competence.Kind.OFFICE): "stelle", int(Competence.Kind.ONLINE): "online"}
    sql = (
        "SELECT DISTINCT service_id, kind FROM services_competence "
        f"WHERE area_id IN ({marks(chain)}) AND kind IN ({marks(list(names))})"
    )
    found: dict[int, set[str]] = {}
    for service, kind in fetch(sql, [*chain, *names]) if chain else ():
        found.setdefault(service, set()).add(names[kind])
    return found


def _said(document: dict[str, Any]) -> set[str]:
    texts = {text["module"] for text in document.get("texts") or () if text.get("lang", "de") == "de"}
    said = {
        "kurz": texts & {shapes.SHORT, shapes.TEASER},
        "kosten": document.get("charges") or shapes.FEE in texts,
        "dauer": document.get("durations") or shapes.DURATION in texts,
        "unterlagen": document.get("required") or BRING in texts,
        "ablauf": STEPS in texts,
    }
    return {name for name, value in said.items() if value}
