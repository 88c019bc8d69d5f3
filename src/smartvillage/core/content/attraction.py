"""What can be visited: the fields that places, tours and the stops of tours share."""

from smartvillage.core.content.fields import Name, Text, field
from smartvillage.core.content.parts import (
    Accessibility,
    Address,
    Certificate,
    Company,
    Contact,
    GeoLocation,
    Location,
    Media,
    Part,
    WebUrl,
)


class Attraction(Part):
    """A named thing at a place, with texts, pictures and people to ask."""

    name: Name = field("Name", default=..., searchable=True, group="Inhalt", translatable=True)
    description: Text = field(
        "Beschreibung", widget="html", searchable=True, group="Inhalt", translatable=True
    )
    mobile_description: Text = field(
        "Kurze Beschreibung",
        widget="html",
        help="für kleine Bildschirme",
        searchable=True,
        group="Inhalt",
        translatable=True,
    )
    media_contents: list[Media] = field("Bilder und Medien", factory=list, group="Inhalt")
    web_urls: list[WebUrl] = field("Webseiten", factory=list, group="Inhalt")
    addresses: list[Address] = field("Anschriften", factory=list, group="Ort")
    location: Location | None = field("Ortsangabe", group="Ort")
    contact: Contact | None = field("Kontakt", group="Kontakt")
    operating_company: Company | None = field("Betreiber", group="Kontakt")
    accessibility_information: Accessibility | None = field("Barrierefreiheit", group="Barrierefreiheit")
    certificates: list[Certificate] = field("Auszeichnungen", factory=list, group="Einordnung")
    tags: list[str] = field("Schlagwörter", factory=list, group="Einordnung")
    active: bool | None = field("In Betrieb", default=True, group="Einordnung")
    external_id: Text = field("Kennung der Quelle", widget="hidden")

    def place_names(self) -> set[str]:
        """Cities of its own addresses and the location's name; the operator may sit anywhere."""
        cities = {address.city for address in self.addresses if address.city}
        return cities | ({self.location.name} if self.location and self.location.name else set())

    def point(self) -> GeoLocation | None:
        """Where it is on the map: its first address with usable coordinates, else the location."""
        spots = [address.geo_location for address in self.addresses]
        spots.append(self.location.geo_location if self.location else None)
        return next((spot for spot in spots if spot and not spot.blank()), None)

    def pictures(self) -> list[Media]:
        """Its own pictures, without those of what belongs to it."""
        return [media for media in self.media_contents if media.is_picture()]
