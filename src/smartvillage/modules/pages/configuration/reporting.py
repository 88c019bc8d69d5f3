"""The steps in which the app takes a report of something broken."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, rows

CONTENT = Content(
    name="sueReportProgress",
    title="Schritte einer Mängelmeldung",
    words="In welcher Folge die App nach Art, Text, Ort und Person fragt",
    icon="checklist",
    area="modules",
    root=rows(
        "Schritte",
        "Schritt",
        Question("title", "Überschrift", required=True),
        Question("subtitle", "Zeile darunter"),
        Question(
            "content",
            "Fragt nach",
            "choice",
            required=True,
            choices={"category": "Art", "description": "Beschreibung", "location": "Ort", "user": "Person"},
        ),
        Question("inputs", "Felder", "lines", help="Eines je Zeile, wie sie in der App heißen"),
        Question("requiredInputs", "Davon Pflicht", "lines"),
        Question("serviceCode", "Nur für diese Art", help="Kennung der Art; leer für alle"),
    ),
    default=[
        {"title": "Was ist kaputt?", "content": "category"},
        {"title": "Beschreiben Sie es", "content": "description"},
        {"title": "Wo ist es?", "content": "location"},
        {"title": "Wer sind Sie?", "content": "user"},
    ],
)
