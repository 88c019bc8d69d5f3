"""JSON as the raw state of a form, and back; what nobody touched comes back as it was, letter by letter."""

import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from smartvillage.core.content.faults import NEEDED, chosen, input_name, rows_of
from smartvillage.core.content.schemas import ROWS, Question
from smartvillage.core.content.wellformed import misfit
from smartvillage.kit.dates import parse_date
from smartvillage.kit.html import clean, linked
from smartvillage.surfaces.cms.forms.texts import number_text, read_lines, read_number
from smartvillage.surfaces.cms.structured import STORED, Structure

Raw = dict[str, Any]
Problems = dict[str, str]
NAMES = ("title", "label", "headline", "message", "accessibilityLabel")


def raw_of_text(structure: Structure, text: str) -> Raw | str:
    """The raw state that shows a text of JSON; the text itself where no form can show it."""
    root, value = structure.root, _parsed(structure, text)
    if root is None or misfit(root, value):
        return text
    return {"id": text, **_shown_root(structure, root, value)}


def text_of_raw(structure: Structure, raw: Raw | str, prefix: str, problems: Problems) -> str:
    """The text of JSON a raw state stands for; complaints go to `problems` under the names of inputs."""
    root = structure.root
    if isinstance(raw, str) or root is None:
        return str(raw)
    was = str(raw.get("id") or "")
    old = _parsed(structure, was)
    if misfit(root, old):
        old = {} if root.form in ("object", "map") else []
    said = {name: value for name, value in raw.items() if name != "id"}
    if was.strip() and said == _shown_root(structure, root, old):
        return was
    writer = Writer(structure, problems)
    if root.form == "object":
        new: Any = writer.fields(root.fields, said, old, f"{prefix}-")
    else:
        new = writer.rows(root, said.get("rows") or [], f"{prefix}-rows")
    return json.dumps(new, ensure_ascii=False, indent=2)


def shown_fields(structure: Structure, fields: Iterable[Question], said: Mapping[str, Any]) -> Raw:
    return {input_name(question.key): shown(structure, question, said) for question in fields}


def shown(structure: Structure, question: Question, parent: Mapping[str, Any]) -> Any:
    """What an input shows of an object."""
    value = parent.get(question.key)
    match question.form:
        case "route":
            return dict(zip(("to", "more"), structure.read_target(question, parent), strict=True))
        case "either":
            return chosen(question, parent)
        case "object":
            return shown_fields(structure, question.fields, value if isinstance(value, dict) else {})
        case "check" if value is None or isinstance(value, bool):
            return "true" if (question.absent if value is None else value) else "false"
        case "lines" if isinstance(value, list) and all(isinstance(line, str) for line in value):
            return "\n".join(value)
        case "number" if isinstance(value, int | float) and not isinstance(value, bool):
            return number_text(value)
    if question.form in ROWS:
        return [shown_row(structure, question, key, row) for key, row in rows_of(question, value)]
    return _text(value)


def shown_row(structure: Structure, question: Question, key: str, row: Any) -> Raw:
    named = {"key_": key} if question.key_label else {}
    return {
        "id": json.dumps(row, ensure_ascii=False),
        **named,
        **shown_fields(structure, question.fields, as_object(question, row)),
    }


def as_object(question: Question, row: Any) -> dict[str, Any]:
    if question.word and isinstance(row, str):
        return {question.word: row}
    return row if isinstance(row, dict) else {}


class Writer:
    """Writes raw states over what was stored."""

    def __init__(self, structure: Structure, problems: Problems) -> None:
        self.structure, self.problems = structure, problems

    def fields(
        self, fields: Iterable[Question], raw: Raw, said: Mapping[str, Any], prefix: str
    ) -> dict[str, Any]:
        """The object with what was typed; keys that no question names stay."""
        new = dict(said)
        for question in fields:
            typed = raw.get(input_name(question.key))
            if typed is not None and typed != shown(self.structure, question, said):
                self._write(question, typed, new, raw, prefix)
        for question in fields:
            if question.form == "ident" and new and not new.get(question.key):
                new[question.key] = secrets.token_hex(4)
        return new

    def rows(self, question: Question, raw: list[Raw], name: str) -> Any:
        pairs = [(self._key(question, one, f"{name}-{place}"), self._row(question, one, f"{name}-{place}"))
                 for place, one in enumerate(raw)]  # fmt: skip
        if question.form == "list":
            return [row for _, row in pairs]
        if question.form == "maps":
            return [{key: row} if key else row for key, row in pairs]
        for place, (key, _) in enumerate(pairs):
            if key and key in [other for other, _ in pairs[:place]]:
                self.problems[f"{name}-{place}-key_"] = f"„{key}“ gibt es schon"
        return dict(pairs)

    def _key(self, question: Question, raw: Raw, name: str) -> str:
        key = str(raw.get("key_") or "").strip()
        if question.key_label and not key:
            self.problems[f"{name}-key_"] = f"{question.key_label} {NEEDED}"
        return key

    def _row(self, question: Question, raw: Raw, name: str) -> Any:
        was: Any = _loaded(raw.get("id"))
        if raw.get("id") and {**shown_row(self.structure, question, "", was), **_key_of(raw)} == raw:
            return was
        new = self.fields(question.fields, raw, as_object(question, was), f"{name}-")
        return was if isinstance(was, str) and new == as_object(question, was) else new

    def _write(self, question: Question, typed: Any, new: dict[str, Any], raw: Raw, prefix: str) -> None:
        name, key = f"{prefix}{input_name(question.key)}", question.key
        match question.form:
            case "route":
                self._target(question, typed, new, raw)
            case "either":
                for choice in question.choices:
                    new.pop(choice.partition(":")[0], None)
                if typed:
                    new[typed.partition(":")[0]] = typed.partition(":")[2]
            case "object":
                was = new.get(key)
                made = self.fields(question.fields, typed, was if isinstance(was, dict) else {}, f"{name}-")
                _put(new, key, made if made or question.required else None)
            case form if form in ROWS:
                _put(new, key, self.rows(question, typed, name) or None)
            case _:
                try:
                    _put(new, key, _read(question, typed))
                except ValueError as error:
                    self.problems[name] = f"{question.label} {error}"

    def _target(self, question: Question, typed: Raw, new: dict[str, Any], raw: Raw) -> None:
        choice = str(typed.get("to") or "")
        if choice == STORED:
            return
        title = next((text for name in NAMES if (text := str(raw.get(name) or "").strip())), "")
        route, params = self.structure.make_target(choice, str(typed.get("more") or ""), title)
        for one in (question.key, "params", "query", "queryVariables", *question.params):
            new.pop(one, None)
        if route:
            new[question.key] = route
        if params:
            new["params"] = params
            if "beside" in question.params:
                new |= {one: params[one] for one in ("query", "queryVariables") if one in params}


def _shown_root(structure: Structure, root: Question, value: Any) -> Raw:
    if root.form == "object":
        return shown_fields(structure, root.fields, value)
    return {"rows": [shown_row(structure, root, key, row) for key, row in rows_of(root, value)]}


def _key_of(raw: Raw) -> Raw:
    return {"key_": raw["key_"]} if "key_" in raw else {}


def _parsed(structure: Structure, text: str) -> Any:
    """The JSON of a text; an empty one is what has nothing in it yet, None what cannot be read."""
    root = structure.root
    if not text.strip():
        return {} if root and root.form in ("object", "map") else []
    return _loaded(text)


def _loaded(text: object) -> Any:
    try:
        return json.loads(text) if isinstance(text, str) and text else None
    except (ValueError, RecursionError):
        return None


def _put(new: dict[str, Any], key: str, value: Any) -> None:
    if value is None:
        new.pop(key, None)
    else:
        new[key] = value


def _read(question: Question, typed: str) -> Any:
    """The value of a text; None for an empty one. Raises `ValueError`."""
    text = typed.strip()
    match question.form:
        case "check":
            return typed == "true"
        case "lines":
            return read_lines(typed)
        case _ if not text:
            return None
        case "whole" | "category" if text.removeprefix("-").isdecimal() and len(text) < 16:
            return int(text)
        case "number":
            value = read_number(text)
            return int(value) if value.is_integer() else value
        case "day":
            day = parse_date(text)
            return day.isoformat() if day else text
        case "html":
            return (clean(typed) if "<" in typed else linked(typed)) or None
    return text


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return json.dumps(value, ensure_ascii=False)
