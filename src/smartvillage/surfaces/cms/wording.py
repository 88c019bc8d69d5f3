"""Stored values and their differences in words an editor understands."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from smartvillage.core.content.languages import GERMAN_NAMES
from smartvillage.core.content.structure import Structure
from smartvillage.kit.dates import clock_text, long_date, parse_date, parse_datetime, parse_time
from smartvillage.kit.html import plain
from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.forms.jsonwords import text_changes
from smartvillage.surfaces.cms.forms.raw import said_in
from smartvillage.surfaces.cms.forms.texts import shown
from smartvillage.surfaces.cms.forms.tongues import in_words, told

Op = Literal["same", "gone", "new"]
WORDS = re.compile(r"\S+\s*|\s+")
NOTHING = "–"
FITTING = "passt zum deutschen Text"
MOST_WORDS = 3000
CONTEXT = 12


@dataclass(frozen=True)
class Change:
    """One difference: `path` as "Abschnitt 2 › Text"; `marks` the new text with what is gone and new."""

    path: str
    before: str
    after: str

    @property
    def marks(self) -> list[tuple[Op, str]]:
        return marked(self.before, self.after)


def said(spec: Spec, value: Any, known: Structure) -> str:
    """A stored JSON value in words, "" for nothing."""
    if value is None or value in ([], "", {}):
        return ""
    match spec.widget:
        case "categories":
            numbers = dict.fromkeys(map(known.current, value))
            names = (known.categories.get(number, {}).get("name", f"Nr. {number}") for number in numbers)
            return ", ".join(names)
        case "part":
            return _part(spec, value, known)
        case "payload":
            return _part(spec, said_in(spec, value), known)
        case "json":
            found = text_changes(spec.structure, "", str(value))
            return "\n".join(f"{path}: {after}" for path, _, after in found if after) or str(value)
        case "translations":
            return told(value)
        case "parts":
            return "\n".join(f"{spec.noun} {n}: {_part(spec, one, known)}" for n, one in enumerate(value, 1))
    return SAYINGS.get(spec.widget, shown)(spec, value)


def changes(
    specs: Sequence[Spec], before: Mapping[str, Any], after: Mapping[str, Any], known: Structure
) -> list[Change]:
    """What differs between two stored documents (or parts), down to single inputs."""
    found: list[Change] = []
    for spec in specs:
        if spec.name != "id" and before.get(spec.name) != after.get(spec.name):
            found.extend(_differences(spec, before.get(spec.name), after.get(spec.name), known))
    return found


def marked(before: str, after: str) -> list[tuple[Op, str]]:
    """The words of both texts as same, gone and new; long stretches of the same are cut short."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if not before or not after or max(len(old), len(new)) > MOST_WORDS:
        return [(op, text) for op, text in (("gone", before), ("new", after)) if text]  # type: ignore[misc]
    marks: list[tuple[Op, str]] = []
    for tag, start, end, start_new, end_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            marks.append(("same", _shortened(old[start:end])))
            continue
        pieces: tuple[tuple[Op, str], ...] = (
            ("gone", "".join(old[start:end])),
            ("new", "".join(new[start_new:end_new])),
        )
        marks.extend((op, text) for op, text in pieces if text)
    return marks


def _differences(spec: Spec, before: Any, after: Any, known: Structure) -> Iterator[Change]:
    if spec.widget == "parts":
        yield from _rows(spec, before or [], after or [], known)
    elif spec.widget == "json":
        for told in text_changes(spec.structure, str(before or ""), str(after or "")):
            yield Change(*told)
    elif spec.widget == "translations":
        yield from _translations(spec, before or {}, after or {})
    elif spec.widget == "payload":
        yield from changes(spec.fields, said_in(spec, before or {}), said_in(spec, after or {}), known)
    elif spec.widget == "part" and before and after:
        yield from _below(spec.label, changes(spec.fields, before, after, known))
    else:
        change = Change(spec.label, said(spec, before, known), said(spec, after, known))
        if change.before != change.after:
            yield change
        elif spec.widget == "html":
            yield Change(spec.label, f"{change.before} (andere Gestaltung)", change.after)


def _translations(spec: Spec, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for tag in dict.fromkeys((*before, *after)):
        old, new = before.get(tag) or {}, after.get(tag) or {}
        if old == new:
            continue
        path = f"{spec.label} › {GERMAN_NAMES.get(tag, tag)}"
        change = Change(path, in_words(old), in_words(new))
        yield change if change.before != change.after else Change(path, "", FITTING)


def _rows(spec: Spec, before: list[Any], after: list[Any], known: Structure) -> Iterator[Change]:
    old = {row.get("id"): row for row in before}
    new = {row.get("id") for row in after}
    for number, row in enumerate(before, 1):
        if row.get("id") not in new:
            yield Change(f"{spec.noun} {number}", _part(spec, row, known) or NOTHING, "")
    for number, row in enumerate(after, 1):
        label = f"{spec.noun} {number}"
        if row.get("id") in old:
            yield from _below(label, changes(spec.fields, old[row.get("id")], row, known))
        else:
            yield Change(label, "", _part(spec, row, known) or NOTHING)
    order, order_new = (
        [key for key in old if key in new],
        [row.get("id") for row in after if row.get("id") in old],
    )
    if order != order_new:
        yield Change(f"{spec.label}: Reihenfolge", _order(spec, before, known), _order(spec, after, known))


def _below(label: str, found: list[Change]) -> Iterator[Change]:
    for change in found:
        yield Change(f"{label} › {change.path}", change.before, change.after)


def _part(spec: Spec, value: Mapping[str, Any], known: Structure) -> str:
    """What a part says, in one line."""
    words = (
        said(inner, value.get(inner.name), known)
        for inner in spec.fields
        if inner.widget not in ("hidden", "kept", "check")
    )
    return ", ".join(word.replace("\n", " ") for word in words if word)


def _order(spec: Spec, rows: list[Any], known: Structure) -> str:
    return "; ".join(_part(spec, row, known)[:60] or NOTHING for row in rows)


def _day(_spec: Spec, value: Any) -> str:
    found = parse_date(value)
    return long_date(found) if found else str(value)


def _clock(_spec: Spec, value: Any) -> str:
    found = parse_time(value)
    return clock_text(found) if found else str(value)


def _moment(_spec: Spec, value: Any) -> str:
    found = parse_datetime(value)
    return f"{long_date(found.date())}, {clock_text(found.time())}" if found else str(value)


SAYINGS: dict[str, Callable[[Spec, Any], str]] = {
    "html": lambda _spec, value: plain(str(value)),
    "check": lambda _spec, value: "ja" if value else "nein",
    "choice": lambda spec, value: spec.choices.get(str(value), str(value)),
    "lines": lambda _spec, value: ", ".join(map(str, value)),
    "days": lambda spec, value: shown(spec, value).replace("\n", ", "),
    "day": _day,
    "clock": _clock,
    "moment": _moment,
}


def _shortened(words: list[str]) -> str:
    if len(words) <= 3 * CONTEXT:
        return "".join(words)
    return "".join(words[:CONTEXT]) + " … " + "".join(words[-CONTEXT:])
