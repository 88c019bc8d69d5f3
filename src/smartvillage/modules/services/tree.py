"""The areas of a state in memory: who is above whom, and what an area is called. At most a few thousand.

Ids on the wire: that of the central area service where known, else the regional key (12 digits), else `o` and our
number for a locality nobody has numbered.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db import connection

from smartvillage.kit.words import fold, words
from smartvillage.modules.services.versions import AREAS, version

ARS_OF_STATE = {
    letters: f"{number:02}"
    for number, letters in enumerate(
        ("SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"), 1
    )
}
STATE_OF_ARS = {number: letters for letters, number in ARS_OF_STATE.items()}
_ORDER = {"locality": 0, "municipality": 1, "association": 2, "district": 3, "state": 4, "nation": 5}


@dataclass(frozen=True, slots=True)
class Node:
    """An area. `chain`: ids of itself and all above it, the nearest first."""

    id: int
    parent: int | None
    level: str
    ars: str
    name: str
    lat: float | None
    lon: float | None
    public_id: str
    ags: str
    display_name: str
    chain: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Tree:
    """All areas of one state, with the nation above them."""

    nodes: Mapping[int, Node]
    by_public_id: Mapping[str, Node]
    by_ars: Mapping[str, Node]
    by_alias: Mapping[tuple[str, str], tuple[Node, ...]] = field(default_factory=dict)

    def resolve(self, said: str) -> Node | None:
        """The area of a wire id, regional key (2, 5, 9 or 12 digits) or municipality key (8); else None."""
        said = said.strip()
        if found := self.by_public_id.get(said):
            return found
        for scheme in ("gd", "gd_old"):
            if nodes := self.by_alias.get((scheme, said)):
                return nodes[0]
        if not said.isascii() or not said.isdigit():
            return None
        if len(said) in (2, 5, 9, 12):
            return self.by_ars.get(said.ljust(12, "0"))
        return next((node for node in self.by_alias.get(("ags", said), ()) if node.level != "locality"), None)

    def at_postcode(self, postcode: str) -> list[Node]:
        """The areas of a postcode, municipalities before villages."""
        return sorted(self.by_alias.get(("plz", postcode.strip()), ()), key=_rank)

    def named(self, said: Iterable[str], *, limit: int = 50) -> list[Node]:
        """Areas whose name has all these words or beginnings of words (`bel*`), municipalities first."""
        wanted = [word for one in said for word in words(one)]
        found = (node for node in self.nodes.values() if node.level != "nation" and _has(node, wanted))
        return sorted(found, key=_rank)[:limit] if wanted else []

    def nearest(self, *, lat: float, lon: float) -> Node | None:
        """The municipality or locality whose middle is nearest, where middles are known."""
        wide = math.cos(math.radians(lat))
        placed = [
            ((node.lat - lat) ** 2 + ((node.lon - lon) * wide) ** 2, node.id, node)
            for node in self.nodes.values()
            if node.lat is not None and node.lon is not None and _ORDER[node.level] < 2
        ]
        return min(placed)[2] if placed else None

    def below(self, area: int) -> list[Node]:
        """The area's descendants by name: a municipality's villages, a district's municipalities."""
        found = [node for node in self.nodes.values() if area in node.chain[1:]]
        return sorted(found, key=lambda node: fold(node.name))


_trees: dict[str, tuple[int, Tree]] = {}


def tree(state: str) -> Tree:
    """The state's areas; empty where none are known."""
    number = version(state=AREAS)
    known = _trees.get(state)
    if known and known[0] == number and number:
        return known[1]
    made = _read(state)
    if not connection.in_atomic_block:
        _trees[state] = (number, made)
    return made


def forget_trees() -> None:
    """For tests that roll back."""
    _trees.clear()


_ROWS = """
WITH RECURSIVE part(id, depth) AS (
  SELECT id, 0 FROM municipalities_area WHERE ars = %s
  UNION SELECT child.id, depth + 1 FROM municipalities_area child JOIN part ON child.parent_id = part.id
  WHERE depth < 8
)
SELECT area.id, area.parent_id, area.level, area.ars, area.name, area.lat, area.lon
FROM municipalities_area area WHERE area.id IN (SELECT id FROM part) OR area.level = 'nation'
"""
_ALIASES = "SELECT area_id, scheme, value FROM services_areaalias ORDER BY id"


def _read(state: str) -> Tree:
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [ARS_OF_STATE.get(state, "??").ljust(12, "0")])
        rows = {row[0]: row for row in cursor.fetchall()}
        cursor.execute(_ALIASES)
        aliases = [row for row in cursor.fetchall() if row[0] in rows]
    gd = {area: value for area, scheme, value in reversed(aliases) if scheme == "gd"}
    nodes = {row[0]: _node(row, rows, gd) for row in rows.values()}
    by_alias: dict[tuple[str, str], list[Node]] = {}
    for area, scheme, value in [*aliases, *_municipality_keys(nodes.values())]:
        by_alias.setdefault((scheme, value), []).append(nodes[area])
    return Tree(
        nodes=nodes,
        by_public_id={node.public_id: node for node in nodes.values()},
        by_ars={node.ars: node for node in nodes.values() if node.ars},
        by_alias={name: tuple(found) for name, found in by_alias.items()},
    )


def _municipality_keys(nodes: Iterable[Node]) -> Iterator[tuple[int, str, str]]:
    return ((node.id, "ags", node.ags) for node in nodes if len(node.ags) == 8 and node.level != "locality")


Row = tuple[int, int | None, str, str, str, float | None, float | None]


def _node(row: Row, rows: Mapping[int, Row], gd: Mapping[int, str]) -> Node:
    number, parent, level, ars, name, lat, lon = row
    chain = _chain(number, rows)
    municipality = next((rows[one] for one in chain if rows[one][2] == "municipality"), None)
    return Node(
        id=number,
        parent=parent,
        level=level,
        ars=ars,
        name=name,
        lat=lat,
        lon=lon,
        public_id=gd.get(number) or ars or f"o{number}",
        ags=_ags(municipality[3] if municipality else ars, level),
        display_name=f"{municipality[4]} - OT {name}" if level == "locality" and municipality else name,
        chain=chain,
        words=tuple(words(name)),
    )


def _chain(start: int, rows: Mapping[int, Row]) -> tuple[int, ...]:
    """Up to the nation, which is above every state; a cycle ends where it would begin again."""
    chain: list[int] = []
    above: int | None = start
    while above is not None and above in rows and above not in chain:
        chain.append(above)
        above = rows[above][1]
    nation = next((one for one, row in rows.items() if row[2] == "nation"), None)
    return tuple(chain) if nation is None or nation in chain else (*chain, nation)


def _ags(ars: str, level: str) -> str:
    """A municipality's key has eight digits, a district's five, a state's two."""
    if len(ars) != 12:
        return ""
    return {"state": ars[:2], "district": ars[:5], "association": ""}.get(level, ars[:5] + ars[9:])


def _has(node: Node, wanted: list[str]) -> bool:
    return all(any(word.startswith(one) for word in node.words) for one in wanted)


def _rank(node: Node) -> tuple[int, str, int]:
    first = {"municipality": 0, "locality": 1}.get(node.level, _ORDER[node.level])
    return first, fold(node.name), node.id
