"""The kind: a construction site."""

from smartvillage.core.content.fields import Text, field
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.core.content.parts import DateSpan, Location, Payload
from smartvillage.core.content.shapes import Shape
from smartvillage.core.people.rights import Right


class Restriction(Shape):
    noun = "Einschränkung"

    description: Text = field(
        "Einschränkung", help="zum Beispiel „Vollsperrung“ oder „Tempo 30“", translatable=True
    )


class ConstructionSitePayload(Shape):
    direction: Text = field(
        "Fahrtrichtung", help="zum Beispiel „stadteinwärts“ oder „beide“", translatable=True
    )
    cause: Text = field("Grund", translatable=True)
    restrictions: list[Restriction] = field("Einschränkungen", factory=list)


class ConstructionSite(GenericDocument):
    """Where, how long, and what it means for traffic; the map shows the first location."""

    payload: Payload = field("Verkehr", factory=dict, shape=ConstructionSitePayload, group="Inhalt")
    locations: list[Location] = field(
        "Ort der Baustelle", factory=list, help="Mit Koordinaten steht sie auf der Karte", group="Ort"
    )
    dates: list[DateSpan] = field("Dauer", factory=list, group="Zeit")


KIND = Kind(
    name=GENERIC,
    generic_type="ConstructionSite",
    wire_type="GenericItem",
    label="Baustelle",
    plural="Baustellen",
    icon="barrier-block",
    document=ConstructionSite,
    right=Right.CONSTRUCTION_SITE,
    path="baustellen",
    order=64,
)
KINDS = (KIND,)
