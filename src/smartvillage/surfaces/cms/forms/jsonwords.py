"""JSON and its differences in words, by the schema it has."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from smartvillage.core.content.faults import rows_of
from smartvillage.core.content.schemas import ROWS, Question, row_name
from smartvillage.core.content.wellformed import misfit
from smartvillage.kit.html import plain
from smartvillage.surfaces.cms.forms.jsontext import as_object, shown
from smartvillage.surfaces.cms.structured import STORED, Structure

Told = tuple[str, str, str]
"""Where, what it was, what it is."""
Identity = Callable[[tuple[str, Any]], Any]
REST = "Weitere Angaben"
ORDER = "Reihenfolge"


def text_changes(structure: Structure, before: str, after: str) -> Iterator[Told]:
    """What differs between two texts of JSON; the texts themselves where one is not as its schema says."""
    root, old, new = structure.root, _loaded(before), _loaded(after)
    if root is None or misfit(root, new) or (before.strip() and misfit(root, old)):
        if before != after:
            yield (root.label if root else "Inhalt"), before, after
        return
    words = Words(structure)
    if root.form == "object":
        yield from words.fields(root.fields, old or {}, new, ())
    else:
        yield from words.rows(root, old or ([] if root.form != "map" else {}), new, ())


class Words:
    def __init__(self, structure: Structure) -> None:
        self.structure = structure

    def fields(
        self,
        fields: tuple[Question, ...],
        old: Mapping[str, Any],
        new: Mapping[str, Any],
        path: tuple[str, ...],
    ) -> Iterator[Told]:
        for question in fields:
            was, now = old.get(question.key), new.get(question.key)
            below = (*path, question.label)
            if question.form == "object":
                yield from self.fields(question.fields, _dict(was), _dict(now), below)
            elif question.form in ROWS:
                yield from self.rows(question, was, now, path)
            elif (one := self.told(question, old)) != (other := self.told(question, new)):
                yield " › ".join(below), one, other
        one, other = (_rest(fields, said) for said in (old, new))
        if one != other:
            yield " › ".join((*path, REST)), one, other

    def rows(self, question: Question, old: Any, new: Any, path: tuple[str, ...]) -> Iterator[Told]:
        before, after = rows_of(question, old), rows_of(question, new)
        pairs = _paired(question, before, after)
        for place, (key, row) in enumerate(before):
            if place not in pairs.values():
                yield " › ".join((*path, _name(question, key, row, place))), self.row(question, row), ""
        for place, (key, row) in enumerate(after):
            below = (*path, _name(question, key, row, place))
            if place not in pairs:
                yield " › ".join(below), "", self.row(question, row)
            else:
                was_key, was = before[pairs[place]]
                if was_key != key:
                    yield " › ".join((*below, question.key_label)), was_key, key
                yield from self.fields(
                    question.fields, as_object(question, was), as_object(question, row), below
                )
        places = [pairs[place] for place in range(len(after)) if place in pairs]
        if places != sorted(places):
            yield (
                " › ".join((*path, f"{question.label}: {ORDER}")),
                _order(question, before),
                _order(question, after),
            )

    def row(self, question: Question, row: Any) -> str:
        said = as_object(question, row)
        told = (
            f"{one.label}: {text}"
            for one in question.fields
            if one.form not in ("check", "ident", "object", *ROWS) and (text := self.told(one, said))
        )
        return "\n".join(told) or "–"

    def told(self, question: Question, said: Mapping[str, Any]) -> str:
        """What an object says to a question, in words."""
        value = shown(self.structure, question, said)
        match question.form:
            case "check":
                return "ja" if value == "true" else "nein"
            case "html":
                return plain(value)
            case "route":
                return self._target(question, value, said)
            case "ident":
                return ""
        known = question.choices or self._offered(question.form)
        return known.get(value, value)

    def _target(self, question: Question, value: Mapping[str, str], said: Mapping[str, Any]) -> str:
        if value["to"] == STORED:
            return f"{said.get(question.key)} {json.dumps(said.get('params'), ensure_ascii=False)}"
        words = self._offered("route").get(value["to"], value["to"])
        return f"{words} {value['more']}".strip()

    def _offered(self, form: str) -> dict[str, str]:
        groups = self.structure.offers.get(form, {}).values()
        return {code: words for group in groups for code, words in group.items()}


def _paired(
    question: Question, before: list[tuple[str, Any]], after: list[tuple[str, Any]]
) -> dict[int, int]:
    """Which row of now was which before: the same ones first, then those of one name, then what is left by place."""
    found: dict[int, int] = {}
    identities: tuple[Identity, ...] = (
        lambda pair: pair,
        lambda pair: pair[0] or _known_as(question, pair[1]),
    )
    for identity in identities:
        for place, pair in enumerate(after):
            if place in found:
                continue
            wanted = identity(pair)
            free = (one for one in range(len(before)) if one not in found.values())
            match = next((one for one in free if wanted and identity(before[one]) == wanted), None)
            if match is not None:
                found[place] = match
    if len(before) == len(after):
        left = [one for one in range(len(before)) if one not in found.values()]
        found |= dict(zip([one for one in range(len(after)) if one not in found], left, strict=True))
    return found


def _known_as(question: Question, row: Any) -> str:
    if isinstance(row, str):
        return row
    said = row if isinstance(row, dict) else {}
    names = (said.get(key) for key in ("id", *question.named))
    return next((name for name in names if isinstance(name, str) and name), "")


def _name(question: Question, key: str, row: Any, place: int) -> str:
    return f"{question.noun} „{key}“" if key else row_name(question, row, place + 1)


def _order(question: Question, rows: list[tuple[str, Any]]) -> str:
    return "; ".join(_name(question, key, row, place) for place, (key, row) in enumerate(rows))


def _rest(fields: tuple[Question, ...], said: Mapping[str, Any]) -> str:
    named = {question.key for question in fields}
    for question in fields:
        if question.form == "route":
            named |= {*question.params, "query", "queryVariables"}
        named |= {choice.partition(":")[0] for choice in question.choices if question.form == "either"}
    rest = {key: value for key, value in said.items() if key not in named}
    return json.dumps(rest, ensure_ascii=False, indent=1) if rest else ""


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
