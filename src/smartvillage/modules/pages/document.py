"""The kinds: a page of text, and a piece of the app's configuration."""

from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, field_validator

from smartvillage.core.content.document import Document, Translations
from smartvillage.core.content.fields import Text, field
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.statics import JSON, STATIC, parse_version
from smartvillage.core.people.rights import Right
from smartvillage.kit.words import static_name

StaticName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    BeforeValidator(lambda value: static_name(value) if isinstance(value, str) else value),
]


class Page(Document):
    """A text under a name; further versions of it are for newer apps."""

    name: StaticName = field(
        "Name", default=..., help="In der Adresse und in der App: Kleinbuchstaben, Ziffern, „-“ und „_“"
    )
    app_version: Text = field(
        "Ab App-Version", wire="version", help="Zum Beispiel 4.3.0; leer gilt er, wo keine Version passt"
    )
    heading: Text = field(
        "Überschrift",
        wired=False,
        searchable=True,
        translatable=True,
        help="Steht auf der Internetseite; leer zeigt sie den Namen",
    )
    content: Text = field("Text", widget="html", searchable=True, translatable=True)

    @field_validator("app_version")
    @classmethod
    def version_of_numbers(cls, value: str | None) -> str | None:
        text = (value or "").strip()
        if text and parse_version(text) is None:
            raise ValueError("Die Version besteht aus Zahlen und Punkten, zum Beispiel 4.3.0")
        return text or None

    def unique_key(self) -> str:
        return f"{self.name}@{self.app_version or ''}"


class Configuration(Page):
    """JSON that the app reads under a name."""

    heading: Text = field("Überschrift", widget="hidden", wired=False)
    content: Text = field("Inhalt (JSON)", widget="long")
    translations: Translations = field("Übersetzungen", factory=dict, widget="hidden", wired=False)


def _kind(**said: Any) -> Kind:
    return Kind(name=STATIC, wire_type="StaticContent", right=Right.STATIC_CONTENTS, shared=True, **said)


PAGE = _kind(
    label="Seite", plural="Seiten", icon="file-text", document=Page, path="seite", lasting=True, order=80
)
CONFIGURATION = _kind(
    label="App-Einstellung",
    plural="App-Einstellungen",
    icon="settings",
    document=Configuration,
    generic_type=JSON,
    order=85,
)
KINDS = (PAGE, CONFIGURATION)
