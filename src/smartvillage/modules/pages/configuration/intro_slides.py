"""What the app shows before it is used for the first time."""

from collections.abc import Iterator, Mapping
from typing import Any

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, rows
from smartvillage.modules.pages.configuration.pieces import PICTURE, beside

TERMS = "termsAndConditions"
ASKS = {
    "locationService": "nach dem Standort",
    "pushNotifications": "nach Mitteilungen",
    "matomoTracking": "nach der Zählung von Besuchen",
    TERMS: "nach den Nutzungsbedingungen",
}


def _has_terms(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if said.get("onLeaveSlide") == TERMS and not said.get("contentName"):
        yield "contentName", "fehlt: ohne die Seite gibt es nichts, dem man zustimmen kann"


CONTENT = Content(
    name="appIntroSlides",
    title="Einführung",
    words="Was die App beim ersten Öffnen zeigt und fragt",
    icon="device-mobile",
    area="modules",
    root=rows(
        "Schritte",
        "Schritt",
        beside(PICTURE, key="image"),
        Question("title", "Überschrift", required=True),
        Question("text", "Text", "long", required=True, help="Ein, zwei Sätze; die App kürzt nicht"),
        Question("onLeaveSlide", "Danach fragt die App", "choice", choices=ASKS),
        Question("contentName", "Seite mit den Nutzungsbedingungen", "page"),
        rule=_has_terms,
    ),
    default=[],
)
