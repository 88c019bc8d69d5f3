"""How apps call the parts of a service's text: by the name alone they order, open and hide them."""

from dataclasses import dataclass

from smartvillage.modules.services.shapes import DEADLINE, DURATION, FEE, FULL, SHORT, TEASER
from smartvillage.modules.services.wire.made import Shape


@dataclass(frozen=True)
class TextType:
    """`id` and `key` are unique among all types; the app's order is made of `name`."""

    id: str
    key: str
    name: str

    def shape(self) -> Shape:
        return {"id": self.id, "key": self.key, "name": self.name}


NOTES = "16"
TYPES = {
    code: TextType(number, key, name)
    for code, number, key, name in (
        (TEASER, "900", "TEASER", "Teaser"),
        (SHORT, "901", "KURZTEXT", "Kurztext"),
        (FULL, "902", "VOLLTEXT", "Volltext"),
        ("08", "903", "ERFORDERLICHE_UNTERLAGEN", "Erforderliche Unterlagen"),
        ("09", "904", "VORAUSSETZUNGEN", "Voraussetzungen"),
        (DURATION, "905", "BEARBEITUNGSDAUER", "Bearbeitungsdauer"),
        ("11", "906", "VERFAHRENSABLAUF", "Verfahrensablauf"),
        ("14", "907", "FORMULARE", "Formulare"),
        (DEADLINE, "908", "FRISTEN", "Fristen"),
        (FEE, "909", "KOSTEN", "Kosten (Gebühren, Auslagen, etc.)"),
        ("07", "910", "RECHTSGRUNDLAGE", "Rechtsgrundlage(n)"),
        (NOTES, "911", "HINWEISE", "Hinweise (Besonderheiten)"),
        ("18", "912", "URHEBER", "Urheber"),
        ("15", "913", "WEITERFUEHRENDE_INFORMATIONEN", "Weiterführende Informationen"),
        ("23", "914", "ANSPRECHPUNKT", "Ansprechpunkt"),
        ("22", "915", "ZUSTAENDIGE_STELLE", "Zuständige Stelle"),
        ("25", "917", "RECHTSBEHELF", "Rechtsbehelf"),
    )
}
"""By module, in the order of the page. Modules that are not here are no part of the text."""
