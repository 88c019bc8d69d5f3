"""The settings of the app as a whole, by sections."""

from dataclasses import replace

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, whole
from smartvillage.modules.pages.configuration.pieces import TARGET, part, switch

NEWS, EVENTS, PLACES = "query:newsItems", "query:eventRecords", "query:pointsOfInterestAndTours"
LISTS = (NEWS, EVENTS, PLACES)
WITH_CONTENT = ("type:liveTicker", "type:carousel", "type:disturber", "type:homeButtons", "type:about")
START = Question(
    "homeScreenConfig",
    "Bausteine der Startseite",
    "list",
    group="Startseite",
    noun="Baustein",
    help="In dieser Reihenfolge stehen sie auf der Startseite. Bleibt die Liste leer, gilt die übliche.",
    named=("title", "type", "query"),
    fields=(
        Question(
            "type",
            "Was steht hier?",
            "either",
            required=True,
            choices={
                "type:liveTicker": "Ticker",
                "type:carousel": "Karussell",
                "type:widgets": "Widgets",
                "type:disturber": "Störer",
                NEWS: "Nachrichten",
                EVENTS: "Veranstaltungen",
                PLACES: "Orte und Touren",
                "type:homeService": "Kacheln",
                "type:homeButtons": "Knöpfe „Wichtig & nützlich“",
                "type:about": "Über die App",
            },
        ),
        switch("show", "Wird gezeigt", absent=True),
        Question("title", "Überschrift", when=LISTS),
        Question("buttonTitle", "Knopf darunter", when=LISTS, help="Zum Beispiel „Alle Termine anzeigen“"),
        Question("limitNews", "Wie viele", "whole", when=(NEWS,)),
        Question("limitEvents", "Wie viele", "whole", when=(EVENTS,)),
        Question("limitPointsOfInterestAndTours", "Wie viele", "whole", when=(PLACES,)),
        Question("publicJsonFile", "Inhalt", "content", when=WITH_CONTENT, help="Leer gilt der übliche"),
    ),
)
NEWS_BY_CATEGORY = Question(
    "categoriesNews",
    "Nachrichten nach Kategorien",
    "list",
    noun="Abschnitt",
    named=("categoryTitle",),
    fields=(
        Question("categoryTitle", "Überschrift", required=True),
        Question("categoryId", "Kategorie", "category"),
        Question("categoryButton", "Knopf darunter"),
        Question("categoryTitleDetail", "Wie eine einzelne heißt", help="Zum Beispiel „Meldung“"),
    ),
)
SECTIONS = part(
    "sections",
    "Überschriften und Abschnitte",
    switch("showNews", "Nachrichten", absent=True),
    switch("showEvents", "Veranstaltungen", absent=True),
    switch("showPointsOfInterestAndTours", "Orte und Touren", absent=True),
    NEWS_BY_CATEGORY,
    Question("headlineEvents", "Überschrift der Veranstaltungen"),
    Question("headlinePointsOfInterestAndTours", "Überschrift der Orte und Touren"),
    Question("headlineService", "Überschrift von „Service“"),
    Question("headlineButtons", "Überschrift der Knöpfe"),
    Question("categoryListIntroText", "Worte über den Orten", "html"),
    part(
        "eventListIntro",
        "Worte über den Veranstaltungen",
        Question("introText", "Text"),
        Question("buttonTitle", "Knopf", help="Zum Beispiel „Termin vorschlagen“"),
        Question(
            "buttonType",
            "Wo der Knopf steht",
            "choice",
            choices={"top": "über der Liste", "bottom-floating": "schwebend"},
        ),
    ),
    group="Startseite",
)
NAMED = {
    "widgetName:weather": "Wetter",
    "widgetName:event": "Veranstaltungen heute",
    "widgetName:constructionSite": "Baustellen",
    "widgetName:constructionSiteNews": "Baustellen als Nachrichten",
    "widgetName:lunch": "Mittagstisch",
    "widgetName:survey": "Umfragen",
    "widgetName:voucher": "Gutscheine",
    "widgetName:water": "Wassertemperatur",
    "widgetName:web": "Internetseite",
    "widgetName:custom": "Eigenes Ziel",
}
WIDGETS = Question(
    "widgets",
    "Widgets",
    "list",
    group="Widgets",
    noun="Widget",
    word="widgetName",
    help="Die kleinen Felder mit Symbol und Zahl über der Startseite",
    named=("text", "widgetName"),
    fields=(
        Question("widgetName", "Was es zeigt", "either", required=True, choices=NAMED),
        Question("text", "Beschriftung", help="Leer gilt die übliche"),
        part(
            "additionalProps",
            "Ziel und Symbol",
            Question("iconName", "Symbol", "icon"),
            replace(TARGET, required=False),
            Question("webUrl", "Adresse im Internet"),
            Question("staticContentName", "Seite", "page"),
        ),
    ),
)
FEATURES = part(
    "settings",
    "Funktionen der App",
    switch("onboarding", "Einführung beim ersten Start"),
    switch("pushNotifications", "Push-Nachrichten"),
    switch("personalizedTiles", "Kacheln lassen sich ordnen"),
    switch("calendarToggle", "Termine auch als Kalender"),
    switch("showOpeningTimes", "Öffnungszeiten", absent=True),
    switch("feedbackFooter", "„Feedback“ unter jedem Eintrag"),
    switch("conversations", "Nachrichten zwischen Bürgern"),
    switch("listsWithoutArrows", "Listen ohne Pfeile"),
    switch("uppercase", "Überschriften in Großbuchstaben"),
    Question("bbnavi", "Adresse von bbnavi"),
    part(
        "deadlines",
        "Fristen",
        Question("categoryId", "Kategorie", "category"),
    ),
    part(
        "defectReports",
        "Mängelmelder",
        Question("categoryId", "Kategorie", "category"),
        switch("withoutLocation", "Auch ohne Ort"),
    ),
    group="Funktionen",
)
CONTENT = Content(
    name="globalSettings",
    title="Startseite, Widgets, Funktionen",
    words="Was auf der Startseite steht, welche Widgets, welche Funktionen die App hat",
    icon="home",
    area="start",
    root=whole(
        "Einstellungen",
        START,
        SECTIONS,
        WIDGETS,
        Question(
            "navigation",
            "Wie man sich bewegt",
            "choice",
            group="Funktionen",
            choices={"tab": "Tabs unten", "drawer": "Menü an der Seite"},
        ),
        FEATURES,
        switch("showImageRights", "Urheber an Bildern nennen", group="Bilder"),
        Question("imageAspectRatio", "Seitenverhältnis der Bilder", group="Bilder", help="Zum Beispiel 3:2"),
    ),
    default={
        "navigation": "tab",
        "homeScreenConfig": [
            {"type": "liveTicker", "publicJsonFile": "homeLiveTicker"},
            {"type": "carousel", "publicJsonFile": "homeCarousel"},
            {"type": "widgets"},
            {"type": "disturber", "publicJsonFile": "homeDisturber"},
            {"query": "newsItems", "title": "Nachrichten", "buttonTitle": "Alle Nachrichten anzeigen", "limitNews": 3},
            {"query": "eventRecords", "title": "Termine", "buttonTitle": "Alle Termine anzeigen", "limitEvents": 5},
            {"query": "pointsOfInterestAndTours", "title": "Orte und Touren",
             "buttonTitle": "Alle Orte anzeigen", "limitPointsOfInterestAndTours": 10},
            {"type": "homeButtons"},
        ],
        "sections": {},
        "settings": {"pushNotifications": True, "onboarding": True},
        "widgets": ["weather", "event"],
    },
)  # fmt: skip
