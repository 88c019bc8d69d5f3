"""The large pictures at the top of the start page."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, rows
from smartvillage.modules.pages.configuration.pieces import (
    CAPTION,
    COPYRIGHT,
    ICON,
    PICTURE,
    TARGET,
    TITLE,
    WINDOW,
    beside,
    part,
)

SLIDE = (
    Question("message", "Worte zum Bild"),
    part(
        "picture",
        "Bild",
        PICTURE,
        CAPTION,
        COPYRIGHT,
        beside(TARGET, required=False),
        required=True,
    ),
    part("button", "Knopf auf dem Bild", beside(TITLE, required=False), beside(TARGET, required=False), ICON),
    WINDOW,
)
CONTENT = Content(
    name="homeCarousel",
    title="Karussell",
    words="Große Bilder oben auf der Startseite, mit einem Weg zu mehr",
    icon="photo",
    area="start",
    root=rows("Bilder", "Bild", *SLIDE),
    default=[],
)
