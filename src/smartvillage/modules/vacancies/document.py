"""The kind: a vacancy."""

from smartvillage.core.content.fields import Text, field
from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind
from smartvillage.core.content.parts import Company, DateSpan, Location, Payload
from smartvillage.core.content.shapes import Shape
from smartvillage.core.people.rights import Right


class JobPayload(Shape):
    employment_type: Text = field(
        "Art der Beschäftigung", help="zum Beispiel Vollzeit, Teilzeit, Ausbildung", translatable=True
    )


class Job(GenericDocument):
    """A vacancy; its dates say how long it is shown."""

    payload: Payload = field("Angaben zur Stelle", factory=dict, shape=JobPayload, group="Inhalt")
    companies: list[Company] = field("Arbeitgeber", factory=list, group="Kontakt")
    locations: list[Location] = field("Arbeitsorte", factory=list, group="Ort")
    dates: list[DateSpan] = field(
        "Gültigkeit", factory=list, help="Danach zeigt die App die Stelle nicht mehr", group="Zeit"
    )


KIND = Kind(
    name=GENERIC,
    generic_type="Job",
    wire_type="GenericItem",
    label="Stellenangebot",
    plural="Stellenangebote",
    icon="briefcase",
    document=Job,
    right=Right.JOB,
    path="stellenangebote",
    order=62,
)
KINDS = (KIND,)
