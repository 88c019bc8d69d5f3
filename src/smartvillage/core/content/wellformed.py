"""Whether a JSON value is what a question asks for, in words if it is not."""

import re
from collections.abc import Callable
from typing import Any

from smartvillage.core.content.schemas import Question
from smartvillage.kit.colours import parse_colour
from smartvillage.kit.dates import parse_date, parse_datetime

_COLOUR = re.compile(r"#([0-9a-f]{4}|[0-9a-f]{8})|rgba?\([\d\s.,%]+\)|transparent", re.IGNORECASE)
_ADDRESS = re.compile(r"https://[^\s/]+\S*|/medien/\S+")
KINDS = {bool: "Ja oder Nein", str: "ein Text", list: "eine Liste", dict: "ein Objekt"}


def misfit(question: Question, value: Any) -> str:
    """Why the value does not fit; empty if it does."""
    return _CHECKS.get(question.form, _text)(question, value)


def what(value: Any) -> str:
    """What kind of JSON this is, in words."""
    return next((word for kind, word in KINDS.items() if isinstance(value, kind)), "eine Zahl")


def _text(_question: Question, value: Any) -> str:
    fits = isinstance(value, str | int | float) and not isinstance(value, bool)
    return "" if fits else f"muss ein Text sein, ist aber {what(value)}"


def _kind(kind: type, article: str) -> Callable[[Question, Any], str]:
    return lambda _question, value: (
        "" if isinstance(value, kind) else f"muss {article} sein, ist aber {what(value)}"
    )


def _colour(_question: Question, value: Any) -> str:
    fits = isinstance(value, str) and (parse_colour(value) or _COLOUR.fullmatch(value.strip()))
    return "" if fits else "ist keine Farbe; gemeint ist etwas wie #08743c"


def _picture(_question: Question, value: Any) -> str:
    fits = isinstance(value, str) and _ADDRESS.fullmatch(value.strip())
    return "" if fits else "ist keine Adresse eines Bildes; sie beginnt mit https://"


def _day(_question: Question, value: Any) -> str:
    fits = isinstance(value, str) and (parse_date(value) or parse_datetime(value))
    return "" if fits else "ist kein Datum"


def _whole(_question: Question, value: Any) -> str:
    return "" if _number_of(value) is not None and float(value).is_integer() else "ist keine ganze Zahl"


def _number(_question: Question, value: Any) -> str:
    return "" if _number_of(value) is not None else "ist keine Zahl"


def _number_of(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < float("inf") else None


def _check(_question: Question, value: Any) -> str:
    fits = isinstance(value, bool) or value in ("true", "false")
    return "" if fits else f"muss Ja oder Nein sein, ist aber {what(value)}"


def _lines(_question: Question, value: Any) -> str:
    fits = isinstance(value, list) and all(isinstance(line, str) for line in value)
    return "" if fits else "muss eine Liste von Texten sein"


def _choice(question: Question, value: Any) -> str:
    return "" if isinstance(value, str) and value in question.choices else "hat einen unbekannten Wert"


_CHECKS: dict[str, Callable[[Question, Any], str]] = {
    "colour": _colour,
    "picture": _picture,
    "day": _day,
    "whole": _whole,
    "category": _whole,
    "number": _number,
    "check": _check,
    "choice": _choice,
    "lines": _lines,
    "object": _kind(dict, "ein Objekt"),
    "map": _kind(dict, "ein Objekt"),
    "list": _kind(list, "eine Liste"),
    "maps": _kind(list, "eine Liste"),
}
