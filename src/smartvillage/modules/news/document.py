"""The kind: a news item."""

from smartvillage.core.content.document import Document
from smartvillage.core.content.fields import Moment, Text, Whole, field
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.parts import Address, ContentBlock, WebUrl
from smartvillage.core.people.rights import Right


class News(Document):
    """One or more blocks of text and pictures; the first block carries title and teaser for old clients."""

    title: Text = field("Überschrift", searchable=True, group="Inhalt", translatable=True)
    content_blocks: list[ContentBlock] = field("Text und Bilder", factory=list, group="Inhalt")
    author: Text = field("Verfasst von", group="Inhalt")
    source_url: WebUrl | None = field(
        "Quelle", help="Seite, auf der die Nachricht im Netz steht", group="Inhalt"
    )
    address: Address | None = field("Ort des Geschehens", group="Ort")
    published_at: Moment = field("Erscheint am", help="Vorher sieht sie niemand", group="Zeit")
    publication_date: Moment = field("Angezeigtes Datum", group="Zeit")
    show_publish_date: bool | None = field("Datum zeigen", default=True, group="Zeit")
    news_type: Text = field("Art der Nachricht", widget="hidden")
    full_version: bool | None = field("Vollständiger Text", widget="hidden")
    characters_to_be_shown: Whole = field("Gezeigte Zeichen", widget="hidden")
    external_id: Text = field("Kennung der Quelle", widget="hidden")
    point_of_interest_id: Text = field("Zugehöriger Ort", widget="hidden")

    def headline(self) -> str:
        return self.title or next((block.title for block in self.content_blocks if block.title), None) or ""


KIND = Kind(
    name="news_item",
    wire_type="NewsItem",
    label="Nachricht",
    plural="Nachrichten",
    icon="news",
    document=News,
    right=Right.NEWS_ITEM,
    path="nachrichten",
    order=10,
)
KINDS = (KIND,)
