"""Values as the texts of inputs, and back."""

from collections.abc import Callable
from typing import Any

from smartvillage.kit.dates import as_berlin, parse_date, parse_datetime, parse_time
from smartvillage.kit.html import clean, linked
from smartvillage.surfaces.cms.forms.declare import Spec

LARGEST = 2**31 - 1


class ProblemError(ValueError):
    """What somebody typed is not what the field asks for; the text says it to them."""


def shown(spec: Spec, value: Any) -> str:
    """A stored JSON value as the text of its input."""
    if value is None:
        return ""
    match spec.widget:
        case "number":
            return number_text(value)
        case "moment":
            return _moment_text(value)
        case "lines":
            return "\n".join(map(str, value))
        case "days":
            return "\n".join(_german_day(day) for day in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def read(spec: Spec, text: str) -> Any:
    """The value an input's text stands for, None for an empty one. Raises `ProblemError`."""
    if spec.widget == "check":
        return None if text == "" and spec.nullable else text == "true"
    if spec.widget == "lines":
        return read_lines(text)
    if spec.widget == "days":
        return [_day(spec, line) for line in read_lines(text)]
    if not text.strip():
        return None
    return READERS.get(spec.widget, _text)(spec, text)


def _text(_spec: Spec, text: str) -> str:
    return text


def _html(_spec: Spec, text: str) -> str | None:
    return (clean(text) if "<" in text else linked(text)) or None


def _number(_spec: Spec, text: str) -> float:
    return read_number(text)


def read_number(text: str) -> float:
    """A number as people write it. Raises `ProblemError`."""
    plain = text.strip().removesuffix("€").strip().replace("\N{NO-BREAK SPACE}", "")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        raise ProblemError("ist keine Zahl") from None
    if not abs(number) < float("inf"):
        raise ProblemError("ist keine Zahl")
    return number


def _whole(_spec: Spec, text: str) -> int:
    try:
        number = int(text.strip())
    except ValueError:
        raise ProblemError("ist keine ganze Zahl") from None
    if abs(number) > LARGEST:
        raise ProblemError("ist zu groß")
    return number


def _choice(spec: Spec, text: str) -> str:
    if spec.strict and text not in spec.choices:
        raise ProblemError("hat einen unbekannten Wert")
    return text


def _parsed(parse: Callable[[str], Any], complaint: str) -> Callable[[Spec, str], str]:
    def reader(_spec: Spec, text: str) -> str:
        found = parse(text)
        if found is None:
            raise ProblemError(complaint)
        return str(found.isoformat())

    return reader


_day = _parsed(parse_date, "enthält etwas, das kein Datum ist")
READERS: dict[str, Callable[[Spec, str], Any]] = {
    "html": _html,
    "number": _number,
    "whole": _whole,
    "choice": _choice,
    "day": _parsed(parse_date, "ist kein Datum"),
    "clock": _parsed(parse_time, "ist keine Uhrzeit"),
    "moment": _parsed(parse_datetime, "ist kein Zeitpunkt"),
}


def read_lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _german_day(value: Any) -> str:
    day = parse_date(value)
    return f"{day:%d.%m.}{day.year:04d}" if day else str(value)


def number_text(value: Any) -> str:
    text = repr(float(value)) if isinstance(value, float | int) else str(value)
    return text.removesuffix(".0").replace(".", ",")


def _moment_text(value: Any) -> str:
    """As `datetime-local` wants it: Berlin time, without a zone."""
    moment = parse_datetime(value)
    if moment is None:
        return ""
    local = as_berlin(moment).replace(tzinfo=None)
    return local.isoformat("T", "seconds" if local.second else "minutes")
