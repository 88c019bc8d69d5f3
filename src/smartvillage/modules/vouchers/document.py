"""The kind: a voucher of a local partner."""

from smartvillage.core.content.fields import Number, PartNumber, Text, Whole, field
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.core.content.parts import DateSpan, Part
from smartvillage.core.quotas.periods import FREQUENCIES


class Discount(Part):
    """What it saves, in euros and percent."""

    original_price: Number = field("Preis ohne Gutschein")
    discounted_price: Number = field("Preis mit Gutschein")
    discount_percentage: Number = field("Ersparnis in Prozent")
    discount_amount: Number = field("Ersparnis in Euro")


class Quota(Part):
    """How often it may be redeemed; absent numbers mean without limit."""

    max_quantity: Whole = field("Gutscheine insgesamt")
    max_per_person: Whole = field("Je Person", help="innerhalb des Zeitraums")
    frequency: Text = field("Zeitraum", choices=FREQUENCIES)
    visibility: Text = field("Sichtbarkeit", widget="hidden")


class Voucher(GenericDocument):
    """What the partner at a place gives, when and how often."""

    teaser: Text = field("Kurztext", searchable=True, group="Inhalt", translatable=True)
    discount_type: Discount | None = field("Ersparnis", group="Gutschein")
    quota: Quota | None = field("Einlösen", group="Gutschein")
    point_of_interest_id: PartNumber = field(
        "Ort des Partners", help="Nummer des Ortes, an dem der Gutschein gilt", group="Gutschein"
    )
    dates: list[DateSpan] = field(
        "Gültigkeit", factory=list, help="Außerhalb zeigt die App ihn nicht", group="Zeit"
    )


KIND = Kind(
    name=GENERIC,
    generic_type="Voucher",
    wire_type="GenericItem",
    label="Gutschein",
    plural="Gutscheine",
    icon="ticket",
    document=Voucher,
    path="gutscheine",
    order=67,
)
KINDS = (KIND,)
