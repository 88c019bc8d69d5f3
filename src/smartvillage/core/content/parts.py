"""Parts: the pieces a document is made of. Each has an id that is stable and unique for its type."""

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, field_validator
from pydantic.alias_generators import to_camel

from smartvillage.core.content.fields import Clock, Day, Number, PartNumber, Text, Whole, field
from smartvillage.kit.dates import WEEKDAYS
from smartvillage.kit.geo import parse_point

MEDIA_TYPES = {
    "image": "Bild",
    "thumbnail": "Vorschaubild",
    "logo": "Logo",
    "video": "Film",
    "audio": "Ton",
    "document": "Dokument",
}


class Part(BaseModel):
    """A piece of a document; wire names are the camel-cased own names unless declared.

    `noun` is what an editor calls one of several.
    """

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore")
    noun: ClassVar[str] = "Eintrag"

    id: PartNumber = field("Nummer", widget="hidden", wired=False)

    def blank(self) -> bool:
        """A part that says nothing is left out."""
        return not any(value for name, value in self if name != "id" and value not in (None, "", [], {}))


class GeoLocation(Part):
    latitude: Number = field("Breitengrad")
    longitude: Number = field("Längengrad")

    def blank(self) -> bool:
        return parse_point(self.latitude, self.longitude) is None


class WebUrl(Part):
    noun = "Link"

    url: Text = field("Adresse (URL)")
    description: Text = field("Bezeichnung", translatable=True)

    def blank(self) -> bool:
        return not (self.url or "").strip()


class Address(Part):
    noun = "Anschrift"

    addition: Text = field("Zusatz", help="zum Beispiel Haus oder Ortsteil")
    street: Text = field("Straße und Hausnummer")
    zip: Text = field("Postleitzahl")
    city: Text = field("Ort", searchable=True)
    kind: Literal["default", "start", "end"] = field("Art", default="default", widget="hidden")
    geo_location: GeoLocation | None = field("Lage")

    @field_validator("kind", mode="before")
    @classmethod
    def known_kind(cls, value: object) -> object:
        return value if value in ("start", "end") else "default"

    def blank(self) -> bool:
        texts = (self.addition, self.street, self.zip, self.city)
        return not any(texts) and (self.geo_location is None or self.geo_location.blank())


class Contact(Part):
    noun = "Kontakt"

    first_name: Text = field("Vorname")
    last_name: Text = field("Nachname")
    phone: Text = field("Telefon")
    fax: Text = field("Fax")
    email: Text = field("E-Mail")
    web_urls: list[WebUrl] = field("Webseiten", factory=list)


class Company(Part):
    noun = "Firma"

    name: Text = field("Name")
    address: Address | None = field("Anschrift")
    contact: Contact | None = field("Kontakt")


class Location(Part):
    noun = "Ort"

    name: Text = field("Name des Ortes", searchable=True)
    department: Text = field("Bereich")
    district: Text = field("Ortsteil")
    region_name: Text = field("Region")
    state: Text = field("Land")
    geo_location: GeoLocation | None = field("Lage")


class Media(Part):
    """A picture, film or sound; `alt` and what follows are ours and unknown to the wire."""

    noun = "Bild oder Medium"

    caption_text: Text = field("Bildunterschrift", translatable=True)
    copyright: Text = field("Urheber")
    height: Whole = field("Höhe", widget="hidden")
    width: Whole = field("Breite", widget="hidden")
    content_type: Text = field("Art", default="image", choices=MEDIA_TYPES)
    source_url: WebUrl | None = field("Datei")
    alt: Text = field(
        "Bildbeschreibung",
        wired=False,
        help="Was ist zu sehen? Für Menschen, die das Bild nicht sehen.",
        translatable=True,
    )
    decorative: bool = field("Nur Schmuck", default=False, wired=False)
    asset: Whole = field("Aus der Mediathek", wired=False, widget="hidden")
    origin: Text = field("Ursprüngliche Adresse", wired=False, widget="hidden")
    focus_x: Whole = field("Blickpunkt von links", wired=False, widget="hidden")
    focus_y: Whole = field("Blickpunkt von oben", wired=False, widget="hidden")

    def blank(self) -> bool:
        return self.source_url is None or self.source_url.blank()

    def is_picture(self) -> bool:
        return self.content_type in ("image", "thumbnail") and not self.blank()


class ContentBlock(Part):
    noun = "Abschnitt"

    title: Text = field("Zwischenüberschrift", searchable=True, translatable=True)
    intro: Text = field("Einleitung", widget="html", searchable=True, translatable=True)
    body: Text = field("Text", widget="html", searchable=True, translatable=True)
    media_contents: list[Media] = field("Bilder und Medien", factory=list)


class DateSpan(Part):
    """When something takes place; absent dates and times are empty texts on the wire."""

    noun = "Termin"
    weekday: Text = field("Wochentag", widget="hidden")
    date_start: Day = field("Beginn")
    date_end: Day = field("Ende")
    time_start: Clock = field("Uhrzeit von")
    time_end: Clock = field("Uhrzeit bis")
    time_description: Text = field("Hinweis zur Zeit", translatable=True)
    use_only_time_description: bool | None = field("Nur den Hinweis zeigen", widget="hidden")

    def blank(self) -> bool:
        return not any((self.weekday, self.date_start, self.date_end, self.time_start, self.time_description))


class RepeatDuration(Part):
    noun = "Zeitraum"

    start_date: Day = field("Von")
    end_date: Day = field("Bis")
    every_year: bool | None = field("Jedes Jahr")


class OpeningHour(Part):
    noun = "Öffnungszeit"

    weekday: Text = field("Wochentag", choices={day: day for day in WEEKDAYS})
    date_from: Day = field("Gültig ab")
    date_to: Day = field("Gültig bis")
    time_from: Clock = field("Von")
    time_to: Clock = field("Bis")
    sort_number: Whole = field("Reihenfolge", widget="hidden")
    open: bool | None = field("Geöffnet", default=True)
    use_year: bool | None = field("Nur in diesem Jahr", widget="hidden")
    description: Text = field("Hinweis", translatable=True)

    def blank(self) -> bool:
        return not any(
            (self.weekday, self.date_from, self.date_to, self.time_from, self.time_to, self.description)
        )


class Price(Part):
    noun = "Preis"

    name: Text = field("Bezeichnung", translatable=True)
    category: Text = field("Gruppe", widget="hidden")
    amount: Number = field("Preis in Euro")
    group_price: bool | None = field("Gruppenpreis", widget="hidden")
    age_from: Whole = field("Alter ab", widget="hidden")
    age_to: Whole = field("Alter bis", widget="hidden")
    min_adult_count: Whole = field("Erwachsene mindestens", widget="hidden")
    max_adult_count: Whole = field("Erwachsene höchstens", widget="hidden")
    min_children_count: Whole = field("Kinder mindestens", widget="hidden")
    max_children_count: Whole = field("Kinder höchstens", widget="hidden")
    description: Text = field("Hinweis", translatable=True)


class Certificate(Part):
    noun = "Auszeichnung"

    name: Text = field("Name")


class Accessibility(Part):
    description: Text = field("Beschreibung der Barrierefreiheit", widget="long", translatable=True)
    types: Text = field("Merkmale", translatable=True)
    urls: list[WebUrl] = field("Weitere Angaben", factory=list)


class Region(Part):
    name: Text = field("Name")


Payload = dict[str, Any]
