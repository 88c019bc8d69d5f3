"""How maps of the app look."""

from smartvillage.core.content.schemas import Question
from smartvillage.modules.pages.configuration.content import Content, whole
from smartvillage.modules.pages.configuration.pieces import colour, part

CONTENT = Content(
    name="mapSettings",
    title="Karten",
    words="Mitte, Vergrößerung und Farben der Karten in der App",
    icon="map",
    area="look",
    root=whole(
        "Karten",
        part(
            "mapCenterPosition",
            "Mitte der Karte",
            Question("latitude", "Breite", "number", required=True),
            Question("longitude", "Länge", "number", required=True),
        ),
        part(
            "zoomLevel",
            "Vergrößerung",
            Question("minZoom", "Kleinste", "number"),
            Question("singleMarker", "Bei einem Ort", "number"),
            Question("multipleMarkers", "Bei mehreren", "number"),
        ),
        Question("clusterRadius", "Abstand, in dem Orte zusammengefasst werden", "whole"),
        colour("clusterFallbackColor", "Farbe der Sammelpunkte"),
        colour("clusterFallbackTextColor", "Schrift darauf", ground="clusterFallbackColor"),
    ),
    default={"zoomLevel": {"minZoom": 5, "singleMarker": 15, "multipleMarkers": 11}, "clusterRadius": 50},
)
