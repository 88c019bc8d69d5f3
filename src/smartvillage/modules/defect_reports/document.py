"""The kind: a citizen's report of something broken."""

from smartvillage.core.content.fields import field
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.core.content.parts import Address, Contact
from smartvillage.core.people.rights import Right


class DefectReport(GenericDocument):
    """What, where (with coordinates) and who reports it; the first category says who is told."""

    addresses: list[Address] = field("Wo ist der Mangel?", factory=list, group="Ort")
    contacts: list[Contact] = field(
        "Wer meldet?", factory=list, help="Freiwillig, für Rückfragen", group="Kontakt"
    )


KIND = Kind(
    name=GENERIC,
    generic_type="DefectReport",
    wire_type="GenericItem",
    label="Mängelmeldung",
    plural="Mängelmeldungen",
    icon="message-report",
    document=DefectReport,
    right=Right.DEFECT_REPORT,
    path="maengelmeldungen",
    citizens_write=True,
    contacts_private=True,
    order=65,
)
KINDS = (KIND,)
