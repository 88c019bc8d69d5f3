"""Pages as a list of cards."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, rows
from smartvillage.modules.pages.configuration.pieces import PICTURE, TARGET, TITLE, beside, part

CONTENT = Content(
    name="staticContentList",
    title="Liste von Seiten",
    words="Karten, die zu Seiten oder anderen Bildschirmen der App führen",
    icon="list",
    area="modules",
    root=rows(
        "Karten",
        "Karte",
        TITLE,
        Question("subtitle", "Zeile darunter"),
        Question("overtitle", "Zeile darüber"),
        part("picture", "Bild", beside(PICTURE, key="url", required=False)),
        TARGET,
    ),
    default=[],
)
