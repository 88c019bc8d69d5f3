"""German running text of realistic length, put together from sentences of our own."""

from __future__ import annotations

import itertools
from random import Random

SUBJECTS = (
    "Die Gemeindeverwaltung",
    "Der Ortsbeirat",
    "Die Freiwillige Feuerwehr",
    "Der Heimatverein",
    "Das Bürgerbüro",
    "Der Bauhof",
    "Die Stadtbibliothek",
    "Der Kulturausschuss",
    "Das Amt für Ordnung und Soziales",
    "Die Grundschule am Mühlberg",
    "Der Förderverein Naturpark",
    "Die Seniorenvertretung",
)
VERBS = (
    "berichtet allen Einwohnerinnen und Einwohnern,",
    "macht darauf aufmerksam,",
    "weist noch einmal ausdrücklich darauf hin,",
    "freut sich sehr,",
    "hat in der vergangenen Sitzung beschlossen,",
    "teilt auf Nachfrage mit,",
)
CLAUSES = (
    "dass die Bauarbeiten an der Ortsdurchfahrt planmäßig voranschreiten und im Herbst enden.",
    "dass die Öffnungszeiten während der Ferien eingeschränkt sind und Termine vorab zu vereinbaren sind.",
    "dass für das Dorffest noch helfende Hände gesucht werden, vor allem am Kuchenbuffet und beim Abbau.",
    "dass die neue Wanderkarte des Hohen Flämings ab sofort kostenlos in der Touristinformation ausliegt.",
    "dass die Entsorgung von Grünschnitt nur noch auf dem Wertstoffhof und nicht am Straßenrand erlaubt ist.",
    "dass die Kindertagesstätte zum neuen Schuljahr zwölf zusätzliche Plätze anbieten kann.",
    "dass die Löschwasserentnahmestelle am Dorfteich erneuert und die Zufahrt befestigt wird.",
    "dass der Radweg zwischen den Ortsteilen eine durchgehende Beleuchtung erhalten soll.",
    "dass Anträge auf Vereinsförderung bis zum Monatsende schriftlich einzureichen sind.",
    "dass die Linienführung des Rufbusses nach den Hinweisen aus der Bürgerversammlung geändert wurde.",
)
CLOSINGS = (
    "Rückfragen beantwortet das Bürgerbüro zu den üblichen Sprechzeiten gern auch telefonisch.",
    "Weitere Einzelheiten stehen im Amtsblatt, das wie immer im Rathaus ausliegt.",
    "Die Veranstaltung ist barrierefrei zugänglich; ein Parkplatz befindet sich hinter dem Gebäude.",
    "Eine Anmeldung ist nicht erforderlich, über eine kleine Spende freuen sich die Veranstalter.",
    "Bei schlechtem Wetter weicht man in die benachbarte Turnhalle aus.",
    "Für das leibliche Wohl ist an beiden Tagen gesorgt.",
)
TITLES = (
    "Neue Öffnungszeiten im Bürgerbüro",
    "Straßensperrung in der Brücker Landstraße",
    "Einladung zur Bürgerversammlung",
    "Sommerfest der Ortsfeuerwehr",
    "Frühjahrsputz im Naturpark",
    "Lesung in der Bibliothek",
    "Ausbau des Radwegenetzes beginnt",
    "Führung über den Burghof",
    "Kindertheater im Gemeindesaal",
    "Konzert in der Feldsteinkirche",
    "Gesprächskreis für pflegende Angehörige",
    "Gemeinsames Singen am Dorfteich",
)
STREETS = (
    "Straße der Einheit",
    "Mühlenweg",
    "Am Anger",
    "Brücker Landstraße",
    "Kirchplatz",
    "Niemegker Straße",
)
FIRST_NAMES = ("Anke", "Bernd", "Cora", "Dieter", "Elif", "Frauke", "Günther", "Jürgen", "Katharina", "Sören")
LAST_NAMES = ("Müller", "Schröder", "Großmann", "Lehmann", "Krüger", "Weiß", "Yılmaz", "Nowak", "Schäfer")


class Writer:
    """Draws words with one random generator, so that equal seeds write equal texts."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._sentences = [f"{s} {v} {c}" for s, v, c in itertools.product(SUBJECTS, VERBS, CLAUSES)]

    def prose(self, shortest: int, longest: int) -> str:
        """Whole sentences of `shortest` to about `longest` characters."""
        wanted = self.random.randint(shortest, longest)
        parts: list[str] = []
        length = 0
        while length < wanted:
            pool = self._sentences if len(parts) % 3 < 2 else CLOSINGS
            part = pool[int(self.random.random() * len(pool))]
            parts.append(part)
            length += len(part) + 1
        return " ".join(parts)

    def html(self, shortest: int, longest: int) -> str:
        """The same as a paragraph of HTML."""
        return f"<p>{self.prose(shortest, longest)}</p>"

    def pick(self, pool: tuple[str, ...]) -> str:
        return pool[int(self.random.random() * len(pool))]
