"""Tiles of the service page, and buttons and rows made alike."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Area, Content, rows, whole
from smartvillage.modules.pages.configuration.pieces import ICON, READ_ALOUD, TARGET, TITLE, switch

TILE = (TITLE, ICON, TARGET, READ_ALOUD)
SERVICE = Content(
    name="homeService",
    title="Kacheln",
    words="Was auf „Service“ steht; die ersten sechs auch auf der Startseite",
    icon="layout-grid",
    area="ways",
    root=rows("Kacheln", "Kachel", *TILE),
    default=[
        {"title": "Abfallkalender", "iconName": "trash", "routeName": "WasteCollection",
         "params": {"title": "Abfallkalender"}},
        {"title": "Mängel melden", "iconName": "alert-triangle", "routeName": "DefectReportForm",
         "params": {"title": "Mängel melden"}},
        {"title": "Verwaltung", "iconName": "building-community", "routeName": "BusIndex",
         "params": {"title": "Leistungen der Verwaltung"}},
    ],
)  # fmt: skip


def _words(name: str, title: str, words: str, area: Area) -> Content:
    return Content(
        name=f"{name}Content",
        title=title,
        words=words,
        icon="file-text",
        area=area,
        root=whole(title, Question("forAbove", "Darüber", "html"), Question("forBelow", "Darunter", "html")),
        default={"forAbove": "", "forBelow": ""},
    )


def _tiles(name: str, title: str, words: str) -> tuple[Content, Content]:
    """Tiles of another page of the app, and the words around them."""
    root = rows("Kacheln", "Kachel", *TILE)
    tiles = Content(
        name=name, title=title, words=words, icon="layout-grid", area="modules", root=root, default=[]
    )
    return tiles, _words(name, f"{title}: Worte", "Text über und unter diesen Kacheln", "modules")


SERVICE_WORDS = _words(
    "homeService", "Worte um die Kacheln", "Text über und unter den Kacheln von „Service“", "words"
)
OTHERS = (
    *_tiles("voucherHome", "Kacheln: Gutscheine", "Wege auf der Seite der Gutscheine"),
    *_tiles("volunteerHomeTiles", "Kacheln: Ehrenamt", "Wege auf der Seite des Ehrenamts, ohne Anmeldung"),
    *_tiles(
        "volunteerHomeTiles-loggedIn",
        "Kacheln: Ehrenamt, angemeldet",
        "Wege auf der Seite des Ehrenamts",
    ),
)
BUTTONS = Content(
    name="homeButtons",
    title="Knöpfe",
    words="„Wichtig & nützlich“ auf der Startseite",
    icon="click",
    area="start",
    root=rows("Knöpfe", "Knopf", TITLE, TARGET),
    default=[{"title": "Rückmeldung", "routeName": "Feedback", "params": {"title": "Rückmeldung"}}],
)
ABOUT_ROW = (TITLE, TARGET, switch("bottomDivider", "Mit Strich darunter", absent=True))
ABOUT = Content(
    name="about",
    title="Mehr",
    words="Die Zeilen von „Mehr“: Impressum, Datenschutz, Hilfe …",
    icon="menu-2",
    area="ways",
    root=rows("Zeilen", "Zeile", *ABOUT_ROW),
    default=[
        {"title": title, "routeName": "Html",
         "params": {"title": title, "query": "publicHtmlFile", "queryVariables": {"name": name}}}
        for title, name in (
            ("Impressum", "impressum"), ("Datenschutz", "datenschutz"), ("Barrierefreiheit", "barrierefreiheit"),
        )
    ],
)  # fmt: skip
HOME_ABOUT = Content(
    name="homeAbout",
    title="Über die App",
    words="Zeilen am Ende der Startseite, wo die App ein Menü statt Tabs hat",
    icon="info-circle",
    area="start",
    root=rows("Zeilen", "Zeile", *ABOUT_ROW),
    default=[],
)
