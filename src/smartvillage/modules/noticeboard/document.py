"""The kind: a citizen's notice, among them shared rides."""

from smartvillage.core.content.fields import Text, field
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.core.content.parts import Contact, DateSpan, Payload, Price
from smartvillage.core.content.shapes import Shape
from smartvillage.core.people.rights import Right


class RidePayload(Shape):
    """What the app asks of shared rides, dates as `DD.MM.YYYY`, times as `HH:mm`."""

    departure_address: Text = field("Abfahrt: Treffpunkt")
    departure_street: Text = field("Abfahrt: Straße")
    departure_zip: Text = field("Abfahrt: Postleitzahl")
    departure_city: Text = field("Abfahrt: Ort")
    destination_address: Text = field("Ziel: Treffpunkt")
    destination_street: Text = field("Ziel: Straße")
    destination_zip: Text = field("Ziel: Postleitzahl")
    destination_city: Text = field("Ziel: Ort")
    departure_date: Text = field("Tag der Fahrt", help="TT.MM.JJJJ")
    departure_time: Text = field("Uhrzeit der Abfahrt", help="HH:MM")
    driving_frequency: Text = field("Häufigkeit")
    driving_frequency_days: list[str] = field("Wochentage", factory=list)
    available_places: Text = field("Freie Plätze")
    license_plate: Text = field("Kennzeichen")
    car_brand: Text = field("Automarke")
    car_color: Text = field("Farbe des Autos")
    age: Text = field("Alter")
    comments: Text = field("Bemerkungen", widget="long")


class Notice(GenericDocument):
    """The first contact is the author, the first date says how long the notice hangs."""

    payload: Payload = field("Mitfahrgelegenheit", factory=dict, shape=RidePayload, group="Mitfahren")
    contacts: list[Contact] = field("Wer schreibt?", factory=list, group="Kontakt")
    price_informations: list[Price] = field("Preis", factory=list, group="Preise")
    dates: list[DateSpan] = field("Aushang", factory=list, help="Von wann bis wann er hängt", group="Zeit")


KIND = Kind(
    name=GENERIC,
    generic_type="Noticeboard",
    wire_type="GenericItem",
    label="Aushang",
    plural="Schwarzes Brett",
    icon="notes",
    document=Notice,
    right=Right.NOTICEBOARD,
    path="schwarzes-brett",
    citizens_write=True,
    order=66,
)
KINDS = (KIND,)
