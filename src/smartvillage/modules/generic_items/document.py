"""The kind: a generic item of a type that no other module declares."""

from smartvillage.core.content.generic import GenericDocument
from smartvillage.core.content.kinds import GENERIC, Kind

KIND = Kind(
    name=GENERIC,
    wire_type="GenericItem",
    label="Eintrag",
    plural="Weitere Einträge",
    icon="list",
    document=GenericDocument,
    order=90,
)
KINDS = (KIND,)
