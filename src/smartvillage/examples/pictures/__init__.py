"""Illustrations drawn by the project: no picture of the examples comes from elsewhere.

A key is `motif-season-number`, for example `castle-autumn-3`; the number varies light and composition.
"""

from collections.abc import Callable
from random import Random
from zlib import crc32

from smartvillage.examples.pictures import indoor, outdoor, town, traffic
from smartvillage.examples.pictures.canvas import Canvas
from smartvillage.examples.pictures.mood import SEASONS, Mood

LIGHTS = ("dusk", "day", "golden", "day", "morning")  # of the variants, by number
VARIANTS = len(LIGHTS)

_Motif = tuple[Callable[[Canvas, Mood], None], str]
MOTIFS: dict[str, _Motif] = {
    "hills": (outdoor.hills, "Sanfte Hügel des Flämings mit Wiesen und Waldstücken"),
    "fields": (outdoor.fields, "Felder in breiten Streifen, dahinter eine Baumreihe"),
    "pines": (outdoor.pines, "Hohe Kiefern an einem Waldweg"),
    "castle": (outdoor.castle, "Burg mit rundem Turm auf einem bewaldeten Hügel"),
    "church": (outdoor.church, "Dorfkirche aus Feldsteinen mit breitem Turm"),
    "bikepath": (outdoor.bikepath, "Radfahrer auf einem geschwungenen Radweg"),
    "pond": (outdoor.pond, "Dorfteich mit Schilf, in dem sich Bäume und ein Haus spiegeln"),
    "stars": (outdoor.stars, "Sternenhimmel mit Mond über dunklen Hügeln und einer Burg"),
    "leaves": (outdoor.leaves, "Zweig mit Blättern im Licht"),
    "mill": (outdoor.mill, "Bockwindmühle auf einem Hügel"),
    "garden": (outdoor.garden, "Bauerngarten mit Beeten und weißem Zaun"),
    "houses": (town.houses, "Gasse mit Fachwerkhäusern und einem Kirchturm"),
    "townhall": (town.townhall, "Rathaus mit geschwungenen Giebeln am Marktplatz"),
    "market": (town.market, "Marktstände mit gestreiften Dächern und vielen Menschen"),
    "concert": (town.concert, "Konzertbühne am Abend mit bunten Scheinwerfern vor Publikum"),
    "playground": (town.playground, "Spielplatz mit Rutsche und Schaukeln"),
    "engine": (traffic.engine, "Feuerwehrauto vor dem Gerätehaus"),
    "bus": (traffic.bus, "Linienbus an einer Haltestelle im Dorf"),
    "roadworks": (traffic.roadworks, "Baustelle mit Schild und Leitkegeln auf einer Landstraße"),
    "sport": (town.sport, "Fußballplatz mit Tor und Ball"),
    "books": (indoor.books, "Bücherregale mit Lesesessel am Fenster"),
    "bakery": (indoor.bakery, "Frische Brote und Brötchen in einer Bäckerei"),
    "cafe": (indoor.cafe, "Zwei Tassen Kaffee und ein Stück Kuchen auf einem runden Tisch"),
    "workshop": (indoor.workshop, "Werkstatt mit Werkzeugwand und Werkbank"),
    "meeting": (indoor.meeting, "Menschen sitzen gemeinsam an einem langen Tisch"),
}
_IN_SEASON = {"spring": "im Frühling", "summer": "im Sommer", "autumn": "im Herbst", "winter": "im Winter"}
_WITHOUT_SEASON = {"concert", "books", "bakery", "cafe", "workshop", "meeting"}


class UnknownPictureError(LookupError):
    """There is no picture of that key."""


def key(motif: str, *, season: str, seed: str) -> str:
    """The key of one of the variants of a motif; the same seed always gives the same one."""
    return f"{motif}-{season}-{crc32(seed.encode()) % VARIANTS + 1}"


def draw(key: str) -> bytes:
    """A JPEG of 1200 x 800. Raises UnknownPictureError."""
    motif, season, number = _parse(key)
    canvas = Canvas(Random(crc32(key.encode())))  # noqa: S311 - art, not secrets
    paint, _ = MOTIFS[motif]
    paint(canvas, Mood(season=season, light=LIGHTS[number % len(LIGHTS)]))
    return canvas.jpeg()


def alt_text(key: str) -> str:
    """What the picture shows, in German. Raises UnknownPictureError."""
    motif, season, _ = _parse(key)
    _, text = MOTIFS[motif]
    return text if motif in _WITHOUT_SEASON else f"{text} {_IN_SEASON[season]}"


def _parse(key: str) -> tuple[str, str, int]:
    motif, _, rest = key.partition("-")
    season, _, number = rest.partition("-")
    if motif not in MOTIFS or season not in SEASONS or not number.isdecimal():
        raise UnknownPictureError(key)
    return motif, season, int(number)
