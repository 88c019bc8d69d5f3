"""What the app says to those who sign in, or meet."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, whole
from smartvillage.modules.pages.configuration.pieces import PICTURE, beside, colour, part

WORDS = (
    Question("headline", "Überschrift"),
    Question("title", "Zeile darüber"),
    Question("description", "Text", "long"),
    part("picture", "Bild", beside(PICTURE, required=False)),
    colour("backgroundColor", "Hintergrund in der App"),
)
PROFILE = Content(
    name="profile",
    title="Profil",
    words="Was für eine Anmeldung wirbt, solange niemand angemeldet ist",
    icon="user",
    area="modules",
    root=whole("Profil", *WORDS, Question("webUrl", "Adresse der Datenschutzerklärung")),
    default={
        "headline": "Mein Profil",
        "description": "Angemeldet schreiben Sie Einträge und lesen Nachrichten.",
    },
)
LOGIN = Content(
    name="loginModal",
    title="Einladung zur Anmeldung",
    words="Worte, wo eine Anmeldung nötig ist",
    icon="login",
    area="modules",
    root=whole("Einladung zur Anmeldung", *WORDS),
    default={"headline": "Bitte melden Sie sich an", "description": "Dafür brauchen Sie ein Profil."},
)
ENCOUNTER = Content(
    name="encounterWelcome",
    title="Begegnungen",
    words="Begrüßung auf der Seite der Begegnungen",
    icon="users",
    area="modules",
    root=whole(
        "Begegnungen",
        beside(PICTURE, key="imageUrl", required=False),
        Question("welcomeTitle", "Überschrift", required=True),
        Question("welcomeText", "Text", "long", required=True),
    ),
    default={
        "welcomeTitle": "Willkommen",
        "welcomeText": "Zeigen Sie Ihren Code vor, um jemanden zu treffen.",
    },
)
