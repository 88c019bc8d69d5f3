"""The document of generic items: what jobs, deadlines, defect reports and all other such types share."""

from smartvillage.core.content.document import Document
from smartvillage.core.content.fields import Moment, Text, field
from smartvillage.core.content.occurring import Happening
from smartvillage.core.content.parts import (
    Accessibility,
    Address,
    Company,
    Contact,
    ContentBlock,
    DateSpan,
    Location,
    Media,
    OpeningHour,
    Price,
    WebUrl,
)


class GenericDocument(Document):
    """Texts, people, places and dates. Types show further fields in their form by declaring them anew."""

    title: Text = field("Überschrift", searchable=True, group="Inhalt", translatable=True)
    teaser: Text = field("Kurztext", widget="hidden", searchable=True, group="Inhalt", translatable=True)
    description: Text = field(
        "Beschreibung", widget="hidden", searchable=True, group="Inhalt", translatable=True
    )
    content_blocks: list[ContentBlock] = field("Text und Bilder", factory=list, group="Inhalt")
    media_contents: list[Media] = field("Bilder und Medien", factory=list, group="Inhalt")
    web_urls: list[WebUrl] = field("Webseiten", factory=list, group="Inhalt")
    author: Text = field("Verfasst von", widget="hidden", group="Inhalt")
    addresses: list[Address] = field("Anschriften", factory=list, group="Ort")
    locations: list[Location] = field("Ortsangaben", factory=list, widget="hidden", group="Ort")
    contacts: list[Contact] = field("Kontakte", factory=list, group="Kontakt")
    companies: list[Company] = field("Firmen", factory=list, widget="hidden", group="Kontakt")
    dates: list[DateSpan] = field("Zeiten", factory=list, group="Zeit")
    opening_hours: list[OpeningHour] = field("Öffnungszeiten", factory=list, widget="hidden", group="Zeit")
    published_at: Moment = field("Veröffentlicht am", widget="hidden", group="Zeit")
    publication_date: Moment = field(
        "Erscheint am", help="Vorher zeigt die App den Eintrag nicht", group="Zeit"
    )
    price_informations: list[Price] = field("Preise", factory=list, widget="hidden", group="Preise")
    accessibility_informations: list[Accessibility] = field(
        "Barrierefreiheit", factory=list, widget="hidden", group="Barrierefreiheit"
    )
    external_id: Text = field("Kennung der Quelle", widget="hidden")

    def headline(self) -> str:
        return self.title or next((block.title for block in self.content_blocks if block.title), None) or ""

    def happenings(self) -> list[Happening]:
        """The time or times it is valid."""
        return [
            Happening(first, max(first, span.date_end or first), span.time_start, span.time_end, span.id)
            for span in self.dates
            if (first := span.date_start or span.date_end)
        ]
