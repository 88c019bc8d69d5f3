"""What a form asks, read from the declaration of a kind's document."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from smartvillage.core.content.document import Document
from smartvillage.core.content.parts import Part, Payload

Widget = Literal[
    "text", "long", "html", "number", "whole", "day", "clock", "moment", "check", "choice", "lines", "days",
    "categories", "translations", "part", "parts", "payload", "hidden", "kept", "json", "colour", "icon", "picture",
    "route",
]  # fmt: skip
SCALARS: dict[type, Widget] = {
    bool: "check",
    str: "text",
    float: "number",
    int: "whole",
    datetime: "moment",
    date: "day",
    time: "clock",
}
LISTS: dict[Any, Widget] = {list[str]: "lines", list[date]: "days"}
HELP = {"lines": "Eine Angabe je Zeile", "days": "Ein Tag je Zeile, zum Beispiel 24.12.2026"}
OTHERS = "Weitere Angaben"


@dataclass(frozen=True, eq=False)
class Spec:
    """A question of the form. `fields` are those of the part behind it, `default` what a new one says.

    "payload" is free JSON of which the form shows a shape; "kept" is what no form shows and every save leaves as
    it is. `strict`: only the choices are allowed. "json" is a text of JSON with a `structure` (structured.py): its
    fields are made from `question`s, `groups` are their choices by heading, `when` says with which they are asked.
    """

    name: str
    alias: str
    label: str
    help: str
    widget: Widget
    group: str = ""
    required: bool = False
    nullable: bool = False
    strict: bool = False
    default: Any = None
    part: type[Part] | None = None
    fields: tuple["Spec", ...] = ()
    choices: dict[str, str] = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    singular: str = ""
    when: tuple[str, ...] = ()
    question: Any = None
    structure: Any = None

    @property
    def noun(self) -> str:
        return self.part.noun if self.part else self.singular or self.label


@cache
def declaration(document: type[Document]) -> tuple[Spec, ...]:
    """The questions of a kind in the order of the form: its own first, then those every kind has."""
    found = list(_specs(document, top=True))
    shared = set(Document.model_fields)
    return (
        *(spec for spec in found if spec.name not in shared),
        *(spec for spec in found if spec.name in shared),
    )


@cache
def questions(part: type[Part]) -> tuple[Spec, ...]:
    """What a form asks that is about one part by itself."""
    return tuple(_specs(part, top=True))


def groups(specs: tuple[Spec, ...]) -> dict[str, list[Spec]]:
    """The sections of the form, by title, in order of appearance; what every kind has stands last."""
    sections: dict[str, list[Spec]] = {}
    for spec in specs:
        sections.setdefault(spec.group or OTHERS, []).append(spec)
    last = {spec.group for spec in specs if spec.name in Document.model_fields and spec.widget != "payload"}
    return dict(sorted(sections.items(), key=lambda section: section[0] in last))


def _specs(model: type[Part], *, top: bool = False) -> Iterator[Spec]:
    for name, info in model.model_fields.items():
        spec = _spec(name, info)
        if not top or spec.widget not in ("hidden", "kept"):
            yield spec


def _spec(name: str, info: FieldInfo) -> Spec:
    extra: dict[str, Any] = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    kind, nullable = _unwrapped(info.annotation)
    part = extra.get("shape") or _part(kind)
    literal = get_args(kind) if get_origin(kind) is Literal else ()
    choices = dict(extra.get("choices") or {value: str(value) for value in literal})
    widget = _widget(kind, part, str(extra.get("widget", "")), choices)
    return Spec(
        name=name,
        alias=info.alias or name,
        label=info.title or name,
        help=info.description or HELP.get(widget, ""),
        widget=widget,
        group=str(extra.get("group", "")),
        required=info.is_required(),
        nullable=nullable,
        strict=bool(literal),
        default=None if info.default is PydanticUndefined else info.default,
        part=part,
        fields=tuple(_specs(part)) if part else (),
        choices=choices,
    )


def _widget(kind: Any, part: type[Part] | None, declared: str, choices: dict[str, str]) -> Widget:
    scalar = SCALARS.get(kind, "choice" if get_origin(kind) is Literal else None)
    if declared == "translations":
        return "translations"
    if declared == "hidden":
        return "hidden" if scalar else "kept"
    if part:
        return "payload" if kind == Payload else "part" if kind is part else "parts"
    if kind == list[int] and declared == "categories":
        return "categories"
    if kind in LISTS:
        return LISTS[kind]
    if choices:
        return "choice"
    if scalar == "text" and declared in ("long", "html"):
        return "long" if declared == "long" else "html"
    return scalar or "kept"


def _unwrapped(annotation: Any) -> tuple[Any, bool]:
    """The type without None and annotations, and whether None is allowed."""
    kind = _bare(annotation)
    if get_origin(kind) in (Union, types.UnionType):
        inner = [one for one in get_args(kind) if one is not type(None)]
        if len(inner) == 1:
            return _unwrapped(inner[0])[0], True
    if get_origin(kind) is list and get_args(kind):
        element, _ = _unwrapped(get_args(kind)[0])
        return list[element], False  # type: ignore[valid-type]
    return kind, False


def _bare(annotation: Any) -> Any:
    return _bare(get_args(annotation)[0]) if hasattr(annotation, "__metadata__") else annotation


def _part(kind: Any) -> type[Part] | None:
    """The part a field is, or of which it has several."""
    inner = get_args(kind)[0] if get_origin(kind) is list else kind
    return inner if isinstance(inner, type) and issubclass(inner, Part) else None
