"""Buttons that float above screens of the app."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, rows
from smartvillage.modules.pages.configuration.pieces import ICON, READ_ALOUD, TARGET, beside

CONTENT = Content(
    name="floatingButton",
    title="Schwebende Knöpfe",
    words="Ein Knopf, der über bestimmten Seiten schwebt",
    icon="circle-plus",
    area="ways",
    root=rows(
        "Schwebende Knöpfe",
        "Knopf",
        beside(
            READ_ALOUD, label="Name", required=True, help="Wird vorgelesen und erscheint als Beschriftung"
        ),
        ICON,
        TARGET,
        Question(
            "visibleScreens",
            "Über welchen Ansichten",
            "lines",
            required=True,
            help="Namen der Ansichten in der App, je Zeile einer, zum Beispiel Service",
        ),
        named=("accessibilityLabel",),
    ),
    default=[],
)
