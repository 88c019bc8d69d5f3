"""What the forms about services ask."""

from smartvillage.core.content.fields import Text, Whole, field
from smartvillage.core.content.parts import OpeningHour, Part


class OwnLink(Part):
    noun = "Link"

    name: Text = field("Bezeichnung")
    url: Text = field("Adresse (URL)", help="beginnt mit https://")

    def blank(self) -> bool:
        return not (self.url or "").strip()


class ServiceSheet(Part):
    """What a municipality says of a service of the catalogue."""

    html: Text = field(
        "Hinweis Ihrer Kommune",
        widget="html",
        group="Hinweis und Links",
        help="steht auf der Seite der Leistung vor allem anderen, etwa „Bitte nur mit Termin“",
    )
    links: list[OwnLink] = field("Eigene Links", factory=list, group="Hinweis und Links")
    pinned: Whole = field(
        "Platz unter „Oft gefragt“",
        group="Wo sie erscheint",
        help="1 steht zuerst; ohne Angabe zählt, was am meisten aufgerufen wird",
        ge=1,
        le=99,
    )
    hidden: bool = field(
        "Nicht anzeigen",
        default=False,
        group="Wo sie erscheint",
        help="Die Leistung fehlt dann in Listen, in der Suche und in der App.",
    )


class OfficeSheet(Part):
    """What a municipality says of an office of the catalogue."""

    hours: list[OpeningHour] = field(
        "Öffnungszeiten",
        factory=list,
        group="Öffnungszeiten",
        help="Was hier steht, gilt statt der Zeiten aus dem Katalog.",
    )
    note: Text = field(
        "Hinweis", widget="long", group="Hinweis und Termin", help="zum Beispiel „am Brückentag geschlossen“"
    )
    appointment_url: Text = field(
        "Adresse für Termine (URL)", group="Hinweis und Termin", help="beginnt mit https://"
    )
