"""The kind: a note."""

from smartvillage.core.content.document import Document
from smartvillage.core.content.fields import Day, Name, Text, field
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.parts import Contact

COLOURS = {"yellow": "Gelb", "green": "Grün", "blue": "Blau"}


class Note(Document):
    """A few lines, whoever wrote them, and until when they hang."""

    title: Name = field("Überschrift", default=..., searchable=True, group="Zettel")
    text: Text = field("Text", widget="long", searchable=True, group="Zettel")
    colour: Text = field("Farbe", default="yellow", choices=COLOURS, group="Zettel")
    until: Day = field("Hängt bis", help="Danach sieht ihn niemand mehr", group="Zettel")
    contact: Contact | None = field("Wer hat ihn aufgehängt?", group="Kontakt")


KIND = Kind(
    name="pinboard_note",
    wire_type="PinboardNote",
    label="Zettel",
    plural="Zettel",
    icon="pin",
    document=Note,
    path="pinnwand",
    order=60,
)
KINDS = (KIND,)
