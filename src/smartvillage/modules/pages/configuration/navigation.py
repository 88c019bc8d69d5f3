"""The drawer of apps that have one instead of tabs."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content
from smartvillage.modules.pages.configuration.pieces import ICON, TARGET, TITLE, beside

CONTENT = Content(
    name="navigation",
    title="Menü",
    words="Die Einträge des Menüs, wo die App eines statt der Tabs hat",
    icon="menu-2",
    area="ways",
    root=Question(
        "",
        "Menü",
        "map",
        noun="Eintrag",
        key_label="Kennung",
        fields=(
            TITLE,
            beside(TARGET, key="screen", params=("params", "beside")),
            ICON,
        ),
    ),
    default={
        "Home": {"title": "Start", "screen": "Home"},
        "About": {"title": "Mehr", "screen": "About"},
    },
)
