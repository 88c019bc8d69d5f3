"""How a kind declares its fields: once, for storage, wire, form, search and diff."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, PlainSerializer, StringConstraints

from smartvillage.kit.dates import iso_datetime, parse_date, parse_datetime, parse_time

_MISSING: Any = object()


def field(
    label: str,
    *,
    default: Any = None,
    factory: Callable[[], Any] | None = None,
    help: str = "",  # noqa: A002
    wire: str | None = None,
    widget: str = "",
    group: str = "",
    searchable: bool = False,
    translatable: bool = False,
    wired: bool = True,
    managed: bool = False,
    choices: Mapping[str, str] | None = None,
    shape: type[BaseModel] | None = None,
    **rules: Any,
) -> Any:
    """Declare a document field.

    `wire` is the wire name where it is not the camel-cased own name; `wired=False` keeps the field out of
    the wire, so old clients that replace everything cannot lose it. `managed`: filled while saving, never by
    callers; versions do not differ by it. `widget`: "text", "long", "html", "hidden" or "" (by type). `group`
    is the form section. `translatable`: a text that may be said in other languages. `choices`: what a form
    offers, value to label; other values stay possible unless the type forbids them. `shape`: what a form shows
    of free JSON. A field with `default=...` must be filled in.
    """
    extra: Any = {
        "widget": widget,
        "group": group,
        "searchable": searchable,
        "translatable": translatable,
        "wired": wired,
        "managed": managed,
    }
    if choices:
        extra["choices"] = dict(choices)
    if shape:
        extra["shape"] = shape
    chosen: dict[str, Any] = {"default_factory": factory} if factory else {"default": default}
    if wire:
        chosen["alias"] = wire
    return Field(**chosen, title=label, description=help, json_schema_extra=extra, **rules)


def _text(value: object) -> object:
    """Numbers where a text is wanted are taken as text; old clients send both."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _number(value: object) -> float | None:
    """Numbers as texts are taken; anything else that is no number counts as absent."""
    if value is None or isinstance(value, bool):
        return None
    try:
        number = float(str(value).strip())
    except ValueError:
        return None
    return number if number == number and abs(number) != float("inf") else None


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None or abs(number) > 2**31 - 1 else int(number)


def _part_number(value: object) -> int | None:
    """Numbers of parts go beyond 32 bits."""
    text = str(value).strip()
    return int(text) if text.isdecimal() and len(text) < 30 else None


Text = Annotated[str | None, BeforeValidator(_text)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), BeforeValidator(_text)]
PartNumber = Annotated[int | None, BeforeValidator(_part_number)]
Number = Annotated[float | None, BeforeValidator(_number)]
Whole = Annotated[int | None, BeforeValidator(_whole)]
Day = Annotated[date | None, BeforeValidator(parse_date)]
Clock = Annotated[
    time | None,
    BeforeValidator(parse_time),
    PlainSerializer(lambda value: value.strftime("%H:%M") if value else None),
]
Moment = Annotated[datetime | None, BeforeValidator(parse_datetime), PlainSerializer(iso_datetime)]
