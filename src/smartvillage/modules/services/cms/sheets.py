"""What the forms about services ask."""

from smartvillage.core.content.fields import Text, Whole, field
from smartvillage.core.content.parts import OpeningHour, Part
from smartvillage.modules.services.models import Source

WHAT, ANSWER, ONLINE = "Leistung", "Was Bürgerinnen und Bürger wissen wollen", "Online erledigen"
ACCESS, RHYTHM = "Zugang", "Wie oft und wie"
KINDS = {value: str(label) for value, label in Source.Kind.choices if value != Source.Kind.MANUAL}


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


class ServiceEntry(Part):
    """An own service as it is written."""

    name: str = field("Name", default=..., group=WHAT, help="zum Beispiel „Hundesteuer anmelden“")
    short: Text = field("In einem Satz", widget="long", group=WHAT)
    synonyms: list[str] = field(
        "Suchwörter", factory=list, group=WHAT, help="eines je Zeile, unter denen man sie auch finden soll"
    )
    costs: Text = field("Kosten", widget="html", group=ANSWER)
    duration: Text = field("Bearbeitungsdauer", widget="long", group=ANSWER)
    bring: list[str] = field("Unterlagen", factory=list, group=ANSWER, help="eine je Zeile")
    steps: Text = field("So läuft es ab", widget="html", group=ANSWER)
    full: Text = field("Ausführlich", widget="html", group=ANSWER)
    online_name: Text = field("Name des Online-Dienstes", group=ONLINE)
    online_url: Text = field("Adresse (URL)", group=ONLINE, help="beginnt mit https://")


class OfficeEntry(Part):
    """An own office as it is written."""

    name: str = field("Name", default=..., group="Stelle")
    street: Text = field("Straße", group="Stelle")
    house_number: Text = field("Hausnummer", group="Stelle")
    postcode: Text = field("Postleitzahl", group="Stelle")
    city: Text = field("Ort", group="Stelle")
    phone: Text = field("Telefon", group="Kontakt")
    email: Text = field("E-Mail", group="Kontakt")
    web: Text = field("Webseite (URL)", group="Kontakt", help="beginnt mit https://")
    hours: list[OpeningHour] = field("Öffnungszeiten", factory=list, group="Öffnungszeiten")


class SourceSheet(Part):
    """What is known of a source; its key is never shown again."""

    name: str = field("Name", default=..., group="Quelle")
    kind: str = field("Art", default=..., group="Quelle", choices=KINDS)
    base_url: str = field(
        "Adresse (URL)", default=..., group="Quelle", help="bei Übertragungsdateien der Ordner auf dem Server"
    )
    secret: Text = field(
        "Schlüssel oder Kennwort",
        group=ACCESS,
        help="wird verschlüsselt abgelegt und nicht wieder angezeigt; leer lassen: bleibt, wie er ist",
    )
    token_url: Text = field("Adresse für die Anmeldung (URL)", group=ACCESS, help="nur bei PVOG")
    client_id: Text = field("Kennung des Zugangs", group=ACCESS, help="nur bei PVOG")
    scope: Text = field("Umfang (scope)", group=ACCESS, help="nur bei PVOG")
    ars: list[str] = field("Gebiete (ARS)", factory=list, group=ACCESS, help="ohne Angabe das ganze Land")
    keys: list[str] = field("Leistungsschlüssel", factory=list, group=ACCESS, help="nur bei FIM")
    mode: str = field(
        "Arbeitsweise", default=Source.Mode.CATALOGUE, group=RHYTHM, choices=dict(Source.Mode.choices)
    )
    every_minutes: Whole = field("Alle wie viele Minuten", default=1440, group=RHYTHM)
    rank: Whole = field(
        "Rang",
        default=10,
        group=RHYTHM,
        help="Liefern zwei Quellen dasselbe, gilt die mit dem kleineren Rang.",
    )
    per_second: Whole = field("Anfragen je Sekunde, höchstens", group=RHYTHM)
    budget: Whole = field("Anfragen je Lauf, höchstens", group=RHYTHM)


class PlaceSheet(Part):
    """The place whose services people see first."""

    area: Text = field(
        "Ort im Katalog",
        group="Ort",
        help="Name, Regionalschlüssel (ARS), Gemeindeschlüssel oder Postleitzahl; leer: wie für die Kommune eingetragen",
    )
    secret: Text = field(
        "Eigener Schlüssel",
        group="Zugang zum Landesdienst",
        help="nur wo Anfragen durchgeleitet werden; wird nicht wieder angezeigt, leer lassen: bleibt, wie er ist",
    )
    requests_per_day: Whole = field(
        "Anfragen je Tag, höchstens",
        group="Zugang zum Landesdienst",
        help="was Ihr Schlüssel erlaubt; darüber hinaus gelten die letzten Antworten weiter",
    )
