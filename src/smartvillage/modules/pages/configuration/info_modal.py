"""Words that explain a screen of the app."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content
from smartvillage.modules.pages.configuration.pieces import ICON, colour

CONTENT = Content(
    name="infoModal",
    title="Erklärungen",
    words="Worte zum Aufklappen auf der Seite, deren Titel genannt ist",
    icon="info-circle",
    area="words",
    root=Question(
        "",
        "Erklärungen",
        "maps",
        noun="Erklärung",
        key_label="Titel der Seite",
        fields=(
            Question("description", "Text", "html", required=True),
            ICON,
            colour("backgroundColor", "Hintergrund in der App"),
        ),
    ),
    default=[],
)
