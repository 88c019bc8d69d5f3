"""From the raw state of a form to the values the verbs of the content core take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from smartvillage.core.content.shapes import Shape
from smartvillage.surfaces.cms.forms.declare import Spec
from smartvillage.surfaces.cms.forms.jsontext import text_of_raw
from smartvillage.surfaces.cms.forms.raw import Raw, blank, raw_of, said_in
from smartvillage.surfaces.cms.forms.texts import ProblemError, read, shown
from smartvillage.surfaces.cms.forms.tongues import read as read_translations

Problems = dict[str, str]


@dataclass
class Reading:
    """`values` for the verbs; `problems` by the input's name (`content_blocks-0-title`)."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: Problems = field(default_factory=dict)


def read_form(specs: Iterable[Spec], raw: Raw, stored: Mapping[str, Any]) -> Reading:
    """What the raw state says. A text that still shows the stored value stands for exactly that value."""
    reading = Reading()
    reading.values = _part(specs, raw, stored, "", reading.problems)
    return reading


def placed(specs: Iterable[Spec], problems: Mapping[str, str]) -> Problems:
    """Problems of the core, whose paths are dotted and may use wire names, by the names of inputs."""
    return {_name(tuple(specs), path.split(".")): text for path, text in problems.items()}


def _part(
    specs: Iterable[Spec], raw: Raw, stored: Mapping[str, Any], prefix: str, problems: Problems
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for spec in specs:
        old = stored.get(spec.name)
        if spec.widget == "kept":
            if old is not None:
                values[spec.name] = old
        elif spec.name in raw:
            value = _value(spec, raw[spec.name], old, f"{prefix}{spec.name}", problems)
            if value is None and spec.required:
                problems.setdefault(f"{prefix}{spec.name}", f"{spec.label} muss ausgefüllt werden")
            if value is not None or (spec.name != "id" and (spec.nullable or not spec.strict)):
                values[spec.name] = value
    return values


def _value(spec: Spec, raw: Any, old: Any, name: str, problems: Problems) -> Any:
    match spec.widget:
        case "parts":
            return _rows(spec, raw, old or [], name, problems)
        case "part":
            untouched = not old and raw == blank(spec.fields)
            return None if untouched else _part(spec.fields, raw, old or {}, f"{name}-", problems)
        case "payload":
            return _payload(spec, raw, old or {}, name, problems)
        case "categories":
            return _categories(raw, old or [])
        case "json":
            return text_of_raw(spec.structure, raw, name, problems)
        case "translations":
            return read_translations(raw, old or {})
    if old is not None and raw == shown(spec, old):
        return old
    try:
        return read(spec, raw)
    except ProblemError as problem:
        problems[name] = f"{spec.label} {problem}"
        return None


def _rows(spec: Spec, raw: list[Raw], old: list[Any], name: str, problems: Problems) -> list[Any]:
    known = {str(row.get("id")): row for row in old}
    return [
        _part(spec.fields, row, known.get(row.get("id", ""), {}), f"{name}-{index}-", problems)
        for index, row in enumerate(raw)
    ]


def _payload(spec: Spec, raw: Raw, old: dict[str, Any], name: str, problems: Problems) -> dict[str, Any]:
    """The payload with what the form shows of it; all else that is in it stays."""
    shape, said = spec.part, said_in(spec, old)
    if raw == raw_of(spec.fields, said) or shape is None or not issubclass(shape, Shape):
        return old
    return shape.merged(old, _part(spec.fields, raw, said, f"{name}-", problems))


def _categories(raw: list[str], old: list[int]) -> list[int]:
    """The chosen numbers; those chosen before keep their order."""
    chosen = {int(text) for text in raw if text.isdecimal() and len(text) < 19}
    return [*(number for number in old if number in chosen), *sorted(chosen - set(old))]


def _name(specs: tuple[Spec, ...], path: list[str]) -> str:
    steps: list[str] = []
    for step in path:
        spec = next((spec for spec in specs if step in (spec.name, spec.alias)), None)
        if spec is None and not (steps and step.isdecimal()):
            break
        steps.append(spec.name if spec else step)
        specs = spec.fields if spec else specs
    return "-".join(steps)
