"""What kinds of waste are called and in which colours they stand in the calendar."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content
from smartvillage.modules.pages.configuration.pieces import ICON, colour

CONTENT = Content(
    name="wasteTypes",
    title="Abfallarten",
    words="Namen und Farben der Tonnen im Abfallkalender",
    icon="trash",
    area="look",
    root=Question(
        "",
        "Abfallarten",
        "map",
        noun="Abfallart",
        key_label="Kennung in den Abfuhrterminen",
        fields=(
            Question("label", "Name", required=True),
            colour("color", "Farbe", required=True),
            colour("selected_color", "Farbe, wenn gewählt"),
            ICON,
        ),
    ),
    default={
        "residual": {"label": "Restmüll", "color": "#444444", "selected_color": "#444444"},
        "paper": {"label": "Papier", "color": "#005a9c", "selected_color": "#005a9c"},
        "recyclable": {"label": "Gelbe Tonne", "color": "#8a6d00", "selected_color": "#8a6d00"},
        "bio": {"label": "Biotonne", "color": "#6b4f2a", "selected_color": "#6b4f2a"},
    },
)  # fmt: skip
