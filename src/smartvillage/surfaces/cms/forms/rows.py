"""Adding, removing and moving repeating parts without JavaScript: steps on a raw state."""

from collections.abc import Iterable
from copy import deepcopy

from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.forms.raw import Raw, blank

STEPS = ("add", "remove", "up", "down")


def stepped(specs: Iterable[Spec], raw: Raw, *, step: str, name: str) -> Raw:
    """The raw state after a step on the row `name` ("blocks-1"), for "add" on the list ("blocks").

    A name that leads nowhere changes nothing.
    """
    changed = deepcopy(raw)
    path = name.split("-")
    index = -1 if step == "add" else _index(path.pop())
    found = _rows(tuple(specs), changed, path)
    if found is None:
        return changed
    spec, rows = found
    if step == "add":
        rows.append({"id": "", **blank(spec.fields)})
    elif step == "remove" and 0 <= index < len(rows):
        del rows[index]
    elif step in ("up", "down"):
        other = index + (-1 if step == "up" else 1)
        if min(index, other) >= 0 and max(index, other) < len(rows):
            rows[index], rows[other] = rows[other], rows[index]
    return changed


def at(specs: Iterable[Spec], raw: Raw, name: str) -> Raw | None:
    """The raw state of the row `name`, to be changed in place; None when there is no such row."""
    path = name.split("-")
    index = _index(path.pop())
    found = _rows(tuple(specs), raw, path)
    return found[1][index] if found and 0 <= index < len(found[1]) else None


def _rows(specs: tuple[Spec, ...], raw: Raw, path: list[str]) -> tuple[Spec, list[Raw]] | None:
    """The list of parts at a path like blocks, 0, media, and what it is made of."""
    while path:
        spec = next((spec for spec in specs if spec.name == path[0]), None)
        if spec is None or spec.widget not in ("part", "parts", "payload", "json"):
            return None
        inner = raw.setdefault(spec.name, [] if spec.widget == "parts" else {})
        if isinstance(inner, str):
            return None
        path = path[1:]
        if spec.widget == "parts":
            if not path:
                return spec, inner
            index = _index(path[0])
            if not 0 <= index < len(inner):
                return None
            inner, path = inner[index], path[1:]
        specs, raw = spec.fields, inner
    return None


def _index(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else -1
