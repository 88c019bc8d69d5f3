"""The card that stands out on the start page for a while."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, rows
from smartvillage.modules.pages.configuration.pieces import (
    CAPTION,
    PICTURE,
    TARGET,
    TITLE,
    WINDOW,
    beside,
    colour,
    part,
    switch,
)

CONTENT = Content(
    name="homeDisturber",
    title="Störer",
    words="Eine auffällige Karte auf der Startseite, für eine bestimmte Zeit",
    icon="speakerphone",
    area="start",
    root=rows(
        "Störer",
        "Störer",
        Question("id", "Kennung", "ident"),
        Question("headline", "Überschrift", required=True),
        Question("title", "Zeile darüber", help="Ein, zwei Wörter, zum Beispiel „Wichtig“"),
        Question("description", "Text", "html"),
        beside(WINDOW, required=True),
        Question(
            "pictures",
            "Bilder",
            "list",
            noun="Bild",
            suggested=({},),
            fields=(PICTURE, CAPTION, beside(TARGET, key="navigationTo", required=False)),
        ),
        part(
            "button",
            "Knopf",
            beside(TITLE, required=False),
            beside(TARGET, key="navigationTo", required=False),
        ),
        colour("backgroundColor", "Hintergrund in der App"),
        switch("showButtonToClose", "Lässt sich schließen", absent=True),
        named=("headline", "title"),
    ),
    default=[],
)
