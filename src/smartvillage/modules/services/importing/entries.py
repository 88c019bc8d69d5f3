"""Storing entries that clients see: services, offices, persons, forms, online services, categories."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from smartvillage.kit.dates import parse_date
from smartvillage.kit.hours import entries_in
from smartvillage.kit.html import plain
from smartvillage.kit.words import sort_key
from smartvillage.modules.services.events import Event
from smartvillage.modules.services.importing.areas import Places, places
from smartvillage.modules.services.importing.outcome import Outcome
from smartvillage.modules.services.importing.tidy import tidy
from smartvillage.modules.services.keys import entry_key, public_id
from smartvillage.modules.services.models import (
    Category,
    Form,
    Office,
    OnlineService,
    Person,
    Service,
    Source,
)
from smartvillage.modules.services.tree import Tree

MODELS: Mapping[str, Any] = {
    "category": Category,
    "service": Service,
    "office": Office,
    "online": OnlineService,
    "form": Form,
    "person": Person,
}
RULES = b"2"
"""Part of every hash: raise it when `tidy` or the columns below become different, and all is stored anew."""
_SHARED = ("source_id", "agency", "ext_id", "content_hash", "seen", "changed_at", "document", "name")
_OWN = {
    "category": ("parent_key", "position"),
    "service": ("type", "name_sort", "letter", "level", "everywhere", "valid_from", "valid_to"),
    "office": ("parent_key", "lat", "lon"),
    "person": ("office_key",),
}


@dataclass
class Written:
    """What is different now: rows by their event; `new`: keys that were not there before."""

    changed: list[tuple[Any, Event, Places]]
    new: set[int]


def content_hash(event: Event, *resolved: Any) -> bytes:
    """Equal for equal contents; `resolved` is what the event means here, as the area tree may change."""
    said = orjson.dumps([event.document, event.about, resolved], option=orjson.OPT_SORT_KEYS, default=str)
    return hashlib.blake2b(RULES + said, digest_size=16).digest()


def write_entries(
    kind: str, events: Mapping[int, Event], *, source: Source, run: int, tree: Tree, outcome: Outcome
) -> Written:
    """Store what is new or different, and mark what is the same as seen in a full run."""
    model = MODELS[kind]
    known = {row[0]: row for row in model.objects.filter(key__in=events).values_list(*_KNOWN)}
    ranks = _ranks(source, known.values())
    same: list[int] = []
    wanted: list[tuple[Any, Event, Places]] = []
    for key, event in events.items():
        where = places(event.about.get("areas", ()), tree=tree) if kind == "service" else _NOWHERE
        digest = content_hash(event, where.ids, where.everywhere, where.level)
        found = known.get(key)
        if found and found[3] != source.pk and ranks[found[3]] <= source.rank:
            outcome.counts["elsewhere"] += 1
        elif found and bytes(found[2]) == digest and found[3] == source.pk:
            same.append(found[1])
        else:
            row = _row(model, kind, event, key=key, source=source, where=where)
            row.content_hash, row.seen = digest, run
            wanted.append((row, event, where))
    if run and same:
        model.objects.filter(pk__in=same).update(seen=run)
    outcome.counts["unchanged"] += len(same)
    wanted = _of_unique_ids(model, wanted, source, outcome)
    rows = [row for row, _, _ in wanted]
    model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["key"], update_fields=[*_SHARED, *_OWN.get(kind, ())]
    )
    new = {row.key for row in rows if row.key not in known}
    outcome.counts["new"] += len(new)
    outcome.counts["changed"] += len(rows) - len(new)
    for row in rows:
        outcome.touch(kind, row.public_id, row.pk)
    return Written(wanted, new)


_KNOWN = ("key", "pk", "content_hash", "source_id")
_NOWHERE = Places((), everywhere=True, level=1)


def _ranks(source: Source, known: Iterable[tuple[Any, ...]]) -> dict[int, int]:
    others = {row[3] for row in known} - {source.pk}
    return dict(Source.objects.filter(pk__in=others).values_list("pk", "rank")) if others else {}


def _of_unique_ids(
    model: Any, wanted: list[tuple[Any, Event, Places]], source: Source, outcome: Outcome
) -> list[tuple[Any, Event, Places]]:
    """Without entries whose public id is another entry's, as when a source writes one id in two ways."""
    ids = [row.public_id for row, _, _ in wanted]
    taken = dict(model.objects.filter(state=source.state, public_id__in=ids).values_list("public_id", "key"))
    kept = []
    for row, event, where in wanted:
        if taken.setdefault(row.public_id, row.key) == row.key:
            kept.append((row, event, where))
        else:
            outcome.problem(row.public_id, "Diese Kennung hat schon ein anderer Eintrag.")
    return kept


def _row(model: Any, kind: str, event: Event, *, key: int, source: Source, where: Places) -> Any:
    document = tidy(event.document)
    if kind == "office" and "hours" not in document:
        document |= _hours(document)
    name = _name(kind, document) or event.ext_id
    return model(
        state=source.state,
        source_id=source.pk,
        key=key,
        agency=event.agency[:80],
        ext_id=event.ext_id[:160],
        public_id=public_id(kind=kind, agency=event.agency, ext_id=event.ext_id)[:255],
        name=name[:500],
        changed_at=event.changed_at,
        document=document,
        **_columns(kind, event.about, name=name, state=source.state, where=where),
    )


def _hours(document: dict[str, Any]) -> dict[str, Any]:
    """The week, where the office's own words say it for certain."""
    found = entries_in(plain(document.get("opening_html", "")))
    return {"hours": found} if found else {}


def _name(kind: str, document: dict[str, Any]) -> str:
    if kind == "person":
        return " ".join(filter(None, (document.get("first_name"), document.get("last_name"))))
    names = document.get("names") or {}
    return str(names.get("de") or next(iter(names.values()), ""))


def _columns(kind: str, about: dict[str, Any], *, name: str, state: str, where: Places) -> dict[str, Any]:
    match kind:
        case "service":
            return {
                "type": about.get("type") if about.get("type") in Service.Type.values else "LOV",
                "name_sort": sort_key(name),
                "letter": letter(name),
                "level": where.level,
                "everywhere": where.everywhere,
                "valid_from": _day(about.get("valid_from")),
                "valid_to": _day(about.get("valid_to")),
            }
        case "category":
            return {"parent_key": _key("category", about.get("parent"), state), "position": _position(about)}
        case "office":
            parent = _key("office", about.get("parent"), state)
            return {"parent_key": parent, "lat": about.get("lat"), "lon": about.get("lon")}
        case "person":
            return {"office_key": _key("office", about.get("office"), state)}
    return {}


def letter(name: str) -> str:
    """Under which letter of A to Z, Ä, Ö, Ü a name stands; # for digits and the rest."""
    first = name[:1].upper()
    if first in "ÄÖÜ":
        return first
    base = sort_key(first)[:1].upper()
    return base if "A" <= base <= "Z" else "#"


def _key(kind: str, ref: list[str] | None, state: str) -> int:
    return entry_key(state=state, kind=kind, agency=ref[0], ext_id=ref[1]) if ref else 0


def _position(about: dict[str, Any]) -> int:
    said = about.get("position")
    return max(-(2**31), min(said, 2**31 - 1)) if isinstance(said, int) else 0


def _day(said: Any) -> date | None:
    return parse_date(said) if said else None
