"""The large pictures at the top of the start page, and those of other pages of the app."""

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


def _carousel(name: str, title: str, words: str) -> Content:
    return Content(
        name=name,
        title=title,
        words=words,
        icon="photo",
        area="modules",
        root=rows("Bilder", "Bild", *SLIDE),
        default=[],
    )


OTHERS = (
    _carousel("lunchCarousel", "Karussell: Mittagstisch", "Bilder über dem Mittagstisch"),
    _carousel("sueHomeCarousel", "Karussell: Mängel melden", "Bilder über der Seite der Mängelmeldungen"),
    _carousel(
        "participationProjectHomeCarousel", "Karussell: Beteiligung", "Bilder über den Beteiligungsprojekten"
    ),
    _carousel("volunteerCarousel", "Karussell: Ehrenamt", "Bilder über dem Ehrenamt, ohne Anmeldung"),
    _carousel(
        "volunteerCarousel-loggedIn",
        "Karussell: Ehrenamt, angemeldet",
        "Bilder über dem Ehrenamt, mit Anmeldung",
    ),
)
