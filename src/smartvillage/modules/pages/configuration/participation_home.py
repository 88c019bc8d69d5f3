"""The app's page of projects in which citizens take part; what is not said the app decides."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, whole
from smartvillage.modules.pages.configuration.pieces import beside, switch

TITLE = Question("title", "Überschrift")
CONTENT = Content(
    name="participationProjectHome",
    title="Beteiligung",
    words="Die Seite der Beteiligungsprojekte: Karussell, Einleitung, Arten, Besonderes",
    icon="users-group",
    area="modules",
    root=whole(
        "Beteiligung",
        TITLE,
        switch("showCarousel", "Karussell zeigen", absent=True),
        Question("carouselPublicJsonFile", "Anderes Karussell", "content"),
        switch("isCarouselImageFullWidth", "Bilder über die ganze Breite", absent=True),
        switch("showIntro", "Einleitung zeigen", absent=True),
        Question("introHtmlName", "Seite mit der Einleitung", "page"),
        beside(TITLE, key="categoryTitle", label="Überschrift der Arten"),
        switch("showEmptyCategories", "Auch Arten ohne Projekte"),
        switch("showFeatured", "Besonderes hervorheben", absent=True),
        beside(TITLE, key="featuredTitle", label="Überschrift des Besonderen"),
        Question("featuredLimit", "Höchstens so viel Besonderes", "whole"),
        switch("showAllButton", "Knopf zu allen Projekten", absent=True),
        beside(TITLE, key="allButtonTitle", label="Beschriftung des Knopfs"),
        Question("indexLimit", "Projekte je Seite", "whole"),
        Question(
            "statusPosition",
            "Wo der Stand steht",
            "choice",
            choices={"belowTeaser": "unter dem Kurztext", "replaceTeaser": "statt des Kurztexts"},
        ),
    ),
    default={"title": "Beteiligung"},
)
