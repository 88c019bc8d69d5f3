"""What free JSON of a content says, declared once: for the check before it is published and for the form that writes it.

Keys that no question names are none of our business: checks skip them, forms leave them as they are.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Form = Literal[
    "text", "long", "html", "colour", "icon", "picture", "day", "whole", "number", "check", "choice", "lines",
    "ident", "content", "page", "category", "route", "either", "object", "list", "map", "maps",
]  # fmt: skip
ROWS = ("list", "map", "maps")
Rule = Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]]


@dataclass(frozen=True, eq=False)
class Question:
    """What stands under a key. The forms that need explaining:

    "ident" tells rows apart and is made up when it is missing; "content", "page" and "category" name something the
    municipality has; "route" is a screen of the app under `key` with its `params` beside it; "either" is one of several
    keys with a value, its `choices` are "key:value"; "object" has `fields`; "list" has rows of `fields`, "map" has them
    under keys of their own (`key_label`), "maps" is a list of such objects with one key each.

    `absent`: what it means that a box is not said. `suggested`: what a new row begins with. `word`: a row that is a mere
    text stands for an object with this key. `named`: the keys by which people know a row. `ground`: the colour, or the
    key beside it, on which this one must be readable. `when`: values of the "either" beside it for which it counts.
    `rule`: what keys of an object must be to each other.
    """

    key: str
    label: str
    form: Form = "text"
    help: str = ""
    required: bool = False
    group: str = ""
    fields: tuple["Question", ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    absent: bool = False
    suggested: Any = None
    noun: str = ""
    key_label: str = ""
    word: str = ""
    named: tuple[str, ...] = ("title", "label", "headline", "message", "text")
    ground: str = ""
    when: tuple[str, ...] = ()
    params: tuple[str, ...] = ("params",)
    rule: Rule | None = None


def _words(question: Question, key: str, value: Any) -> Any:
    """What stands under a key; what was chosen, as it was offered."""
    asked = (one for one in question.fields if one.form == "either")
    return next((one.choices[f"{key}:{value}"] for one in asked if f"{key}:{value}" in one.choices), value)


def row_name(question: Question, row: Any, number: int) -> str:
    """`Kachel 3 „Abfall“`: as people find a row."""
    told = row if isinstance(row, str) else ""
    if isinstance(row, Mapping):
        said = (_words(question, key, row.get(key)) for key in question.named)
        told = next((text.strip() for text in said if isinstance(text, str) and text.strip()), "")
    return f"{question.noun or question.label} {number}" + (f" „{told[:40]}“" if told else "")
