"""The running line above the start page."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, whole
from smartvillage.modules.pages.configuration.pieces import part, switch

CONTENT = Content(
    name="homeLiveTicker",
    title="Ticker",
    words="Eine Zeile mit dem Neuesten, ganz oben auf der Startseite",
    icon="news",
    area="start",
    root=whole(
        "Ticker",
        Question("text", "Text", "html", required=True, help="Ein Satz, den man im Vorbeigehen liest"),
        part(
            "liveTickerSettings",
            "Lauf der Zeile in der App",
            Question(
                "direction",
                "Richtung",
                "choice",
                choices={"horizontal": "nach der Seite", "vertical": "nach oben"},
            ),
            switch("reverse", "Rückwärts"),
            Question("speed", "Geschwindigkeit", "number", help="1 ist gewöhnlich"),
            Question("spacing", "Abstand", "whole"),
            required=True,
        ),
    ),
    default={"text": "", "liveTickerSettings": {"direction": "horizontal", "speed": 1, "spacing": 20}},
)
