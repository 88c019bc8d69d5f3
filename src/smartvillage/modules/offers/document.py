"""The kind: an offer of a local shop; the organisation is the shop."""

from smartvillage.core.content.fields import field
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.core.content.parts import Company, DateSpan, Price
from smartvillage.core.people.rights import Right


class Offer(GenericDocument):
    """What is offered, until when and for how much."""

    companies: list[Company] = field("Geschäft", factory=list, group="Kontakt")
    price_informations: list[Price] = field("Preise", factory=list, group="Preise")
    dates: list[DateSpan] = field(
        "Gültigkeit", factory=list, help="Danach zeigt die App das Angebot nicht mehr", group="Zeit"
    )


KIND = Kind(
    name=GENERIC,
    generic_type="Offer",
    wire_type="GenericItem",
    label="Angebot",
    plural="Angebote",
    icon="tags",
    document=Offer,
    right=Right.OFFER,
    path="angebote",
    order=63,
)
KINDS = (KIND,)
