"""From what a caller sends to a document that may be stored."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from smartvillage.core.content.document import Document
from smartvillage.core.content.errors import Invalid
from smartvillage.core.content.parts import Part

MAX_BYTES = 2_000_000
MESSAGES = {
    "missing": "{label} muss ausgefüllt werden",
    "string_too_short": "{label} muss ausgefüllt werden",
    "string_too_long": "{label} ist zu lang",
    "none_required": "{label} muss ausgefüllt werden",
}


def validated(kind: type[Document], values: Mapping[str, Any]) -> Document:
    """The document said by `values` (own or wire names), blank parts left out; raises `Invalid`."""
    try:
        document = kind.model_validate(values)
    except ValidationError as error:
        raise Invalid(_problems(kind, error)) from None
    _drop_blanks(document)
    if len(document.model_dump_json()) > MAX_BYTES:
        raise Invalid({"": "Der Eintrag ist zu groß (höchstens 2 MB Text)"})
    return document


def _problems(kind: type[Document], error: ValidationError) -> dict[str, str]:
    problems = {}
    for found in error.errors(include_url=False, include_context=False, include_input=False):
        path = ".".join(str(step) for step in found["loc"])
        first = str(found["loc"][0]) if found["loc"] else ""
        label = next(
            (info.title for name, info in kind.model_fields.items() if first in (name, info.alias)), first
        )
        if found["type"] == "value_error":
            problems[path] = found["msg"].removeprefix("Value error, ")
        else:
            problems[path] = MESSAGES.get(found["type"], "{label} ist ungültig").format(label=label)
    return problems


def _drop_blanks(part: Part) -> None:
    for name, value in part:
        if isinstance(value, Part):
            _drop_blanks(value)
            if value.blank():
                setattr(part, name, None)
        elif isinstance(value, list) and value and isinstance(value[0], Part):
            for inner in value:
                _drop_blanks(inner)
            setattr(part, name, [inner for inner in value if not inner.blank()])
        elif isinstance(value, list) and value and isinstance(value[0], str):
            setattr(part, name, [_storable(text) for text in value])
        elif type(value) is str:  # an enumeration is a text, too
            setattr(part, name, _storable(value))


def _storable(text: str) -> str:
    """PostgreSQL cannot store NUL, UTF-8 cannot carry lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
