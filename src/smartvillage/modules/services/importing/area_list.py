"""The official list of areas as a table: rows of `ars` and `name`, and what else is known of them.

Columns: ars, name; optional level (bund, land, kreis, kreisfreie_stadt, amt, gemeinde, ortsteil, or ours), parent_ars
(needed for localities, which have no key), gd, plz (several by space), lat, lon. Levels and parents that are not said
follow from the key: Land 2 digits, Regierungsbezirk 1, Kreis 2, Verband 4 (an Amt if it begins with 5), Gemeinde 3.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from smartvillage.core.municipalities.models import Area
from smartvillage.kit.geo import parse_point
from smartvillage.modules.services.events import Event
from smartvillage.modules.services.importing.batch import store
from smartvillage.modules.services.importing.waiting import area_key
from smartvillage.modules.services.models import AreaAlias, Pending, Source
from smartvillage.modules.services.versions import AREAS, bump

LEVELS = {
    "bund": Area.Level.NATION,
    "land": Area.Level.STATE,
    "kreis": Area.Level.DISTRICT,
    "kreisfreie_stadt": Area.Level.MUNICIPALITY,
    "amt": Area.Level.ASSOCIATION,
    "gemeinde": Area.Level.MUNICIPALITY,
    "ortsteil": Area.Level.LOCALITY,
    **{level.value: level for level in Area.Level},
}
NATION = "0" * 12
STATES = (
    *("Schleswig-Holstein", "Hamburg", "Niedersachsen", "Bremen", "Nordrhein-Westfalen", "Hessen"),
    *("Rheinland-Pfalz", "Baden-Württemberg", "Bayern", "Saarland", "Berlin", "Brandenburg"),
    *("Mecklenburg-Vorpommern", "Sachsen", "Sachsen-Anhalt", "Thüringen"),
)
_ORDER = list(Area.Level.values)
Row = Mapping[str, str]


@dataclass
class Loaded:
    """`problems`: (line, why it was left out)."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Wanted:
    ars: str
    name: str
    level: str
    parent: str
    aliases: tuple[tuple[str, str], ...]
    lat: float | None = None
    lon: float | None = None


def load_areas(rows: Iterable[Row]) -> Loaded:
    """Add and correct areas; none is deleted, as municipalities and competences stand on them."""
    loaded = Loaded()
    wanted = list(_wanted(rows, loaded))
    with transaction.atomic():
        known = {area.ars: area for area in Area.objects.exclude(ars="")}
        for one in sorted(_with_parents(wanted, known), key=lambda one: (_ORDER.index(one.level), one.ars)):
            _write(one, known, loaded)
        bump(state=AREAS)
    _tell_waiting(one.ars for one in wanted)
    return loaded


def _wanted(rows: Iterable[Row], loaded: Loaded) -> Iterator[_Wanted]:
    for line, row in enumerate(rows, 2):
        said = {name.strip().lower(): (value or "").strip() for name, value in row.items() if name}
        ars, name = said.get("ars", ""), said.get("name", "")[:120]
        level = LEVELS.get(said.get("level", "").lower()) or _level(ars)
        parent = said.get("parent_ars") or _parent(ars, level)
        if not name or not re.fullmatch(r"\d{12}" if level != Area.Level.LOCALITY else r"", ars):
            loaded.problems.append(
                (line, f"„{ars[:20]} {name[:40]}“ hat keinen Namen oder keinen Schlüssel aus 12 Ziffern.")
            )
            continue
        aliases = [("gd", said["gd"])] if said.get("gd") else []
        aliases += [("plz", code) for code in said.get("plz", "").split() if re.fullmatch(r"\d{5}", code)]
        point = parse_point(said.get("lat"), said.get("lon"))
        lat, lon = point or (None, None)
        yield _Wanted(ars, name, level, parent, tuple(aliases), lat, lon)


def _level(ars: str) -> str:
    if ars == NATION:
        return Area.Level.NATION
    if ars[2:] == "0" * 10:
        return Area.Level.STATE
    if ars[9:] == "000" and ars[5:9] not in ("0000", ""):
        return Area.Level.ASSOCIATION
    return Area.Level.MUNICIPALITY if ars else Area.Level.LOCALITY


def _parent(ars: str, level: str) -> str:
    if level == Area.Level.NATION:
        return ""
    if level == Area.Level.STATE:
        return NATION
    if level == Area.Level.MUNICIPALITY and ars[5:6] == "5":
        return f"{ars[:9]}000"
    district_less = level == Area.Level.DISTRICT or ars[5:] == "0" * 7
    return (ars[:2] if district_less else ars[:5]).ljust(12, "0")


def _with_parents(wanted: list[_Wanted], known: Mapping[str, Area]) -> Iterator[_Wanted]:
    """The areas, and those above them that the list does not have, under their keys."""
    said = {one.ars for one in wanted if one.ars} | set(known)
    waiting = list(wanted)
    while waiting:
        one = waiting.pop()
        yield one
        if one.parent and one.parent not in said:
            said.add(one.parent)
            level = _missing_level(one.parent)
            waiting.append(
                _Wanted(one.parent, _name(one.parent, level), level, _parent(one.parent, level), ())
            )


def _missing_level(ars: str) -> str:
    return Area.Level.DISTRICT if ars[2:5] != "000" and ars[5:] == "0" * 7 else _level(ars)


def _name(ars: str, level: str) -> str:
    if level == Area.Level.NATION:
        return "Deutschland"
    if level == Area.Level.STATE and 0 < int(ars[:2]) <= len(STATES):
        return STATES[int(ars[:2]) - 1]
    return f"Kreis {ars[:5]}" if level == Area.Level.DISTRICT else f"Amt {ars[:9]}"


def _write(one: _Wanted, known: dict[str, Area], loaded: Loaded) -> None:
    parent = known.get(one.parent)
    area = (
        known.get(one.ars)
        if one.ars
        else Area.objects.filter(parent=parent, name=one.name, level=one.level).first()
    )
    values = {"name": one.name, "level": one.level, "parent": parent, "lat": one.lat, "lon": one.lon}
    if area is None:
        area = Area.objects.create(ars=one.ars, **{**values, "name": _free_name(one, parent)})
        loaded.new += 1
    elif changed := {
        name: value for name, value in values.items() if getattr(area, name) != value and value is not None
    }:
        for name, value in changed.items():
            setattr(area, name, value)
        area.save(update_fields=[*changed])
        loaded.changed += 1
    else:
        loaded.unchanged += 1
    if one.ars:
        known[one.ars] = area
    for scheme, value in one.aliases:
        AreaAlias.objects.get_or_create(scheme=scheme, value=value, area=area)


def _free_name(one: _Wanted, parent: Area | None) -> str:
    taken = Area.objects.filter(parent=parent, name=one.name, level=one.level).exists()
    return f"{one.name[:100]} ({one.ars})" if taken else one.name


def _tell_waiting(keys: Iterable[str]) -> None:
    """Events that waited for one of these areas."""
    awaited = {area_key(f"ars:{ars}") for ars in keys if ars}
    for source in Source.objects.all():
        found = Pending.objects.filter(source=source, awaits__in=awaited)
        with transaction.atomic():
            rows = list(found)
            found.delete()
            for row in rows:
                store([Event.from_json(row.event)], source=source)
