"""The kind: a project in which citizens take part."""

from typing import Any

from smartvillage.core.content.fields import Text, Whole, field
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.core.content.parts import DateSpan, Payload
from smartvillage.core.content.shapes import Shape


class ParticipationPayload(Shape):
    type: Text = field(
        "Art der Beteiligung", help="zum Beispiel „Umfrage“ oder „Bürgerversammlung“", translatable=True
    )
    theme: Text = field("Thema", translatable=True)
    status: Text = field("Stand", help="zum Beispiel „läuft“ oder „abgeschlossen“", translatable=True)
    status_color: Text = field(
        "Farbe des Stands", choices={"green": "grün", "yellow": "gelb", "gray": "grau"}
    )
    color: Text = field("Farbe", widget="hidden")
    organizer: Text = field("Veranstaltet von", translatable=True)
    contact: Text = field("Auskunft gibt")
    email: Text = field("E-Mail")
    phone: Text = field("Telefon")
    location: Text = field("Veranstaltungsort", translatable=True)
    start_time: Text = field("Beginn", help="HH:MM")
    end_time: Text = field("Ende", help="HH:MM")
    capacity: Text = field("Plätze", translatable=True)
    registration_required: bool | None = field("Mit Anmeldung")
    tags: list[str] = field("Schlagwörter", factory=list)
    instance: Text = field("Beteiligungsplattform", widget="hidden")
    item_index: Whole = field("Reihenfolge")
    statistics: Any = field("Zahlen", widget="hidden")


class ParticipationProject(GenericDocument):
    """What it is about, how far it is, and where to take part."""

    payload: Payload = field("Beteiligung", factory=dict, shape=ParticipationPayload, group="Beteiligung")
    teaser: Text = field("Kurztext", searchable=True, group="Inhalt", translatable=True)
    dates: list[DateSpan] = field("Zeitraum", factory=list, group="Zeit")


KIND = Kind(
    name=GENERIC,
    generic_type="ParticipationProject",
    wire_type="GenericItem",
    label="Beteiligungsprojekt",
    plural="Beteiligung",
    icon="users-group",
    document=ParticipationProject,
    path="beteiligung",
    order=68,
)
KINDS = (KIND,)
