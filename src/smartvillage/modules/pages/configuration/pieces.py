"""Questions that several contents ask."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from smartvillage.core.content.schemas import Question
from smartvillage.kit.dates import parse_date


def _in_order(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    begin, end = parse_date(said.get("dateStart")), parse_date(said.get("dateEnd"))
    if begin and end and end < begin:
        yield "dateEnd", "liegt vor dem Beginn"


TITLE = Question("title", "Beschriftung", required=True)
ICON = Question("iconName", "Symbol", "icon", help="Name aus der Tabler-Sammlung, zum Beispiel trash")
TARGET = Question("routeName", "Wohin führt es?", "route", required=True)
READ_ALOUD = Question("accessibilityLabel", "Vorgelesener Name", help="Leer wird die Beschriftung vorgelesen")
WINDOW = Question(
    "dates",
    "Zu sehen",
    "list",
    noun="Zeitraum",
    fields=(
        Question("dateStart", "Vom", "day", required=True),
        Question("dateEnd", "Bis einschließlich", "day", required=True),
    ),
    rule=_in_order,
    suggested=({},),
)
PICTURE = Question("uri", "Bild", "picture", required=True)
CAPTION = Question("captionText", "Was auf dem Bild zu sehen ist", help="Wird vorgelesen und steht am Bild")
COPYRIGHT = Question("copyright", "Urheber")


def beside(question: Question, **changes: Any) -> Question:
    """The same question under another key, or with other words."""
    return replace(question, **changes)


def colour(key: str, label: str, **more: Any) -> Question:
    return Question(key, label, "colour", **more)


def switch(key: str, label: str, *, absent: bool = False, **more: Any) -> Question:
    return Question(key, label, "check", absent=absent, **more)


def part(key: str, label: str, *fields: Question, **more: Any) -> Question:
    return Question(key, label, "object", fields=fields, **more)
