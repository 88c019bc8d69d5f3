"""Cards that citizens may put into the app's wallet."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, rows
from smartvillage.modules.pages.configuration.pieces import ICON, TITLE, colour, part

CONTENT = Content(
    name="walletCardTypes",
    title="Karten der Geldbörse",
    words="Welche Karten sich in der App ablegen lassen",
    icon="wallet",
    area="modules",
    root=rows(
        "Karten",
        "Karte",
        Question(
            "type",
            "Art",
            "choice",
            required=True,
            choices={"coupon": "Gutscheinkarte mit Guthaben", "bonus": "Bonuskarte"},
        ),
        TITLE,
        Question("description", "Text", "long"),
        ICON,
        colour("iconColor", "Farbe des Symbols", ground="iconBackgroundColor"),
        colour("iconBackgroundColor", "Hintergrund des Symbols"),
        part(
            "apiConnection",
            "Abfrage des Guthabens",
            Question("endpoint", "Adresse", help="Die App fragt dort selbst; Anbieter nennen sie"),
            Question("network", "Netz"),
            Question("qrEndpoint", "Adresse des Codes"),
        ),
    ),
    default=[],
)
