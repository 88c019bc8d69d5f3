"""The kind: a place (wire: point of interest)."""

from smartvillage.core.content.attraction import Attraction
from smartvillage.core.content.document import Document
from smartvillage.core.content.fields import Text, field
from smartvillage.core.content.kinds import Kind
from smartvillage.core.content.parts import DateSpan, OpeningHour, Part, Price
from smartvillage.core.people.rights import Right


class LunchOffer(Part):
    noun = "Gericht"

    name: Text = field("Gericht", translatable=True)
    price: Text = field("Preis")


class Lunch(Part):
    """What an inn serves at midday; `point_of_interest_attributes` names what the app may show of the inn."""

    noun = "Mittagstisch"

    text: Text = field("Hinweis", widget="long", translatable=True)
    dates: list[DateSpan] = field("Tage", factory=list)
    lunch_offers: list[LunchOffer] = field("Gerichte", factory=list)
    point_of_interest_attributes: Text = field("Gezeigte Angaben", widget="hidden")


class PlaceDocument(Attraction, Document):
    """A place with its opening hours, prices and offers."""

    opening_hours: list[OpeningHour] = field("Öffnungszeiten", factory=list, group="Öffnungszeiten")
    price_informations: list[Price] = field("Preise", factory=list, group="Preise")
    lunches: list[Lunch] = field("Mittagstisch", factory=list, group="Mittagstisch")


KIND = Kind(
    name="point_of_interest",
    wire_type="PointOfInterest",
    label="Ort",
    plural="Orte",
    icon="map-pin",
    document=PlaceDocument,
    right=Right.POINT_OF_INTEREST,
    path="orte",
    lasting=True,
    order=30,
)
KINDS = (KIND,)
