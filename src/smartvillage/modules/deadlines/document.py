"""The kind: a deadline."""

from smartvillage.core.content.fields import field
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.core.content.parts import DateSpan
from smartvillage.core.people.rights import Right


class Deadline(GenericDocument):
    """The first date is the deadline; the app hides it when it has passed."""

    dates: list[DateSpan] = field("Frist", factory=list, help="Der erste Termin ist die Frist", group="Zeit")


KIND = Kind(
    name=GENERIC,
    generic_type="Deadline",
    wire_type="GenericItem",
    label="Frist",
    plural="Fristen",
    icon="clock",
    document=Deadline,
    right=Right.DEADLINES,
    path="fristen",
    order=60,
)
KINDS = (KIND,)
