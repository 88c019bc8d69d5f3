"""The raw state of a form: every input's text in the shape of the document.

A raw state is JSON: text for an input, a dict for a part, a list of dicts for repeating parts, a list of
texts for categories. It is what a draft stores, so nothing that was typed is ever lost.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from smartvillage.core.content.shapes import Shape
from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.forms.jsontext import raw_of_text
from smartvillage.surfaces.cms.forms.texts import shown
from smartvillage.surfaces.cms.forms.tongues import sent, texts_of

Raw = dict[str, Any]
DEEPEST = 12
INNER = ("part", "payload", "json", "route")
"""Widgets whose raw state is that of fields of their own."""


def raw_of(specs: Iterable[Spec], document: Mapping[str, Any]) -> Raw:
    """The raw state that shows a stored document (its JSON)."""
    return {spec.name: _shown(spec, document.get(spec.name)) for spec in specs if spec.widget != "kept"}


def blank(specs: Iterable[Spec]) -> Raw:
    """The raw state of a new document or part."""
    return raw_of(specs, {spec.name: spec.default for spec in specs if spec.name != "id"})


def posted(specs: Iterable[Spec], data: QueryDict) -> Raw:
    """The raw state that was sent; names that were not sent at all are absent."""
    return _collected(specs, _tree(data))


def typed(text: str) -> str:
    """A text as it is kept: one kind of line break, no NUL, which PostgreSQL cannot store."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def tidied(specs: Iterable[Spec], raw: Raw) -> Raw:
    """Without the rows that were added but left as they came."""
    tidy = dict(raw)
    for spec in specs:
        value = raw.get(spec.name)
        if spec.widget == "parts" and isinstance(value, list):
            rows = [{"id": row.get("id", ""), **tidied(spec.fields, row)} for row in value]
            tidy[spec.name] = [row for row in rows if row["id"] or row != {"id": "", **blank(spec.fields)}]
        elif spec.widget in INNER and isinstance(value, dict):
            tidy[spec.name] = tidied(spec.fields, value)
    return tidy


def _shown(spec: Spec, value: Any) -> Any:
    match spec.widget:
        case "parts":
            return [raw_of(spec.fields, row) for row in value or []]
        case "part":
            return raw_of(spec.fields, value) if value else blank(spec.fields)
        case "payload":
            return raw_of(spec.fields, said_in(spec, value))
        case "json":
            return raw_of_text(spec.structure, value or "")
        case "route":
            return {"to": "", "more": ""}
        case "categories":
            return [str(number) for number in value or []]
        case "translations":
            return texts_of(value)
    return shown(spec, value)


def said_in(spec: Spec, payload: Any) -> dict[str, Any]:
    """What a payload says in the shape that the form shows."""
    shape = spec.part
    if shape is None or not issubclass(shape, Shape):
        return {}
    return shape.read(payload).model_dump(mode="json")


def _tree(data: QueryDict) -> dict[Any, Any]:
    """Names like `blocks-0-title` as nested dicts in the order sent; a name's texts are under None."""
    tree: dict[Any, Any] = {}
    for name, texts in data.lists():
        node = tree
        for step in name.split("-", DEEPEST):
            node = node.setdefault(step, {})
        node[None] = texts
    return tree


def _collected(specs: Iterable[Spec], tree: dict[Any, Any]) -> Raw:
    raw: Raw = {}
    for spec in specs:
        node = tree.get(spec.name)
        if node is None:
            continue
        if spec.widget == "parts":
            rows = [row for step, row in node.items() if isinstance(step, str) and step.isdecimal()]
            raw[spec.name] = [_collected(spec.fields, row) for row in rows]
        elif spec.widget in INNER and (spec.widget != "json" or None not in node):
            raw[spec.name] = _collected(spec.fields, node)
        elif spec.widget == "categories":
            raw[spec.name] = [text for text in node.get(None, ()) if text]
        elif spec.widget == "translations":
            raw[spec.name] = sent(node)
        elif node.get(None) and spec.widget != "kept":
            raw[spec.name] = typed(node[None][-1])
    return raw
