"""The bar at the foot of the app, with its colours."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, whole
from smartvillage.modules.pages.configuration.pieces import (
    ICON,
    READ_ALOUD,
    TARGET,
    beside,
    colour,
    part,
    switch,
)

FOUR = ("activeTintColor", "inactiveTintColor", "activeBackgroundColor", "inactiveBackgroundColor")
COLOURS = (
    colour("activeTintColor", "Gewählter Tab: Symbol und Schrift", ground="activeBackgroundColor"),
    colour("activeBackgroundColor", "Gewählter Tab: Hintergrund"),
    colour("inactiveTintColor", "Übrige Tabs: Symbol und Schrift", ground="inactiveBackgroundColor"),
    colour("inactiveBackgroundColor", "Übrige Tabs: Hintergrund"),
)
CONTENT = Content(
    name="tabNavigation",
    title="Tabs und Farben",
    words="Die Leiste unten in der App: welche Tabs, in welcher Reihenfolge, in welchen Farben",
    icon="layout-navbar",
    area="ways",
    root=whole(
        "Leiste",
        Question(
            "tabConfigs",
            "Tabs",
            "list",
            noun="Tab",
            group="Tabs",
            required=True,
            word="screen",
            help="Fünf haben Platz. „Start“, „Service“, „Orte“, „Termine“ und „Mehr“ brauchen keine Beschriftung.",
            fields=(
                Question("label", "Beschriftung"),
                ICON,
                beside(TARGET, key="screen", params=("params", "tilesScreenParams")),
                READ_ALOUD,
            ),
            named=("label", "screen"),
        ),
        *(beside(one, group="Farben") for one in COLOURS),
        switch("tabBarIconFillOnFocus", "Symbol des gewählten Tabs ausgefüllt", group="Farben"),
        part(
            "themeColors",
            "Farben für helles und dunkles Aussehen (ab App 5)",
            part("light", "Hell", *COLOURS),
            part("dark", "Dunkel", *COLOURS),
            group="Farben",
        ),
    ),
    default={
        "activeTintColor": "#107821", "inactiveTintColor": "#595959",
        "activeBackgroundColor": "#ffffff", "inactiveBackgroundColor": "#ffffff",
        "tabConfigs": ["Home", "Service", "Index", "Events", "About"],
    },
)  # fmt: skip
