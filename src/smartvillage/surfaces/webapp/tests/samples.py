"""A made-up village to look at the templates with."""

from datetime import UTC, date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from smartvillage.surfaces.webapp.cards import (
    Card,
    Choice,
    Empty,
    Fact,
    Filter,
    Filters,
    Group,
    Link,
    MapView,
    Picture,
    Section,
)
from smartvillage.surfaces.webapp.frontpage import Front, Piece
from smartvillage.surfaces.webapp.month import month

# Without context processors: what a page needs is written here.
ENGINE = DjangoTemplates({"NAME": "samples", "DIRS": [], "APP_DIRS": True, "OPTIONS": {}})
PICTURE = Picture("/bild.svg", "/bild.svg 1200w", "Hügel mit Bäumen", 1200, 800, "Gemeinde Musterdorf")
NEWS = [
    Card(
        "Wochenmarkt zieht auf den Kirchplatz", "/n/1", "Nachrichten | heute", "Rathaus", "Ab Mai.", PICTURE
    ),
    Card(
        "Straße gesperrt", "/n/2", "Verkehr", "Landesbetrieb", "Bis Juni.", badge="Wichtig", badge_tone="warn"
    ),
]
EVENTS = [
    Card("Adventskonzert", "/e/1", "Konzert", "19:00 Uhr · Kirche", day=date(2026, 11, 28)),
    Card("Wanderung", "/e/2", badge="Abgesagt", badge_tone="bad", day=date(2026, 12, 5)),
]
FILTERS = Filters(
    "/nachrichten",
    [
        Filter("suche", "Suchwort", "search", wide=True),
        Filter("kategorie", "Kategorie", "select", "2", [Choice("", "Alle"), Choice("2", "Kultur")]),
        Filter("datum", "Ab wann?", "date"),
        Filter("heute", "Nur heute", "checkbox"),
    ],
    reset="/nachrichten",
)
MONTH = month(
    shown=date(2026, 11, 22),
    counts={date(2026, 11, 28): 1, date(2026, 11, 29): 7},
    today=date(2026, 11, 22),
    day_url="/veranstaltungen?tag={}".format,
    month_url="/veranstaltungen?monat={:%Y-%m}".format,
    chosen=date(2026, 11, 28),
)


def shell() -> dict[str, Any]:
    """What the context processor gives every page."""
    entries = {"Start": "home", "Service": "apps", "Orte": "map-pin", "Termine": "calendar", "Mehr": "menu-2"}
    return {
        "municipality": {"name": "Gemeinde Musterdorf", "look": {"arms": "/bild.svg", "claim": "Gut leben"}},
        "navigation": [Link(label, f"/{label}", icon, label == "Start") for label, icon in entries.items()],
        "menu": [Link("Nachrichten", "/nachrichten"), Link("Touren", "/touren")],
        "footer_links": [
            Link(label, f"/{label}") for label in ("Impressum", "Datenschutz", "Barrierefreiheit")
        ],
    }


def render(template: str, path: str = "/", **context: Any) -> str:
    """A page with the shell around it."""
    return ENGINE.get_template(template).render(shell() | context, RequestFactory().get(path))


def start() -> str:
    return render(
        "webapp/start.html",
        today=[
            Fact("cloud-rain", "Wetter", "7 °C", "/wetter"),
            Fact("urgent", "Warnung", "Glätte", tone="warning"),
        ],
        pieces=[
            Piece(
                "front",
                Front(
                    NEWS[0],
                    [Section("Nächste Termine", EVENTS, "rows", more=Link("Alle", "/veranstaltungen"))],
                ),
            ),
            Piece(
                "tiles",
                [
                    Link("Abfall", "/abfall", "recycle"),
                    Link("Ämter und Leistungen", "/service", "building-bank"),
                ],
            ),
            Piece(
                "section",
                Section("Nachrichten", NEWS, more=Link("Alle Nachrichten anzeigen", "/nachrichten")),
            ),
            Piece("section", Section("Orte", [NEWS[0]] * 3, "strip")),
        ],
    )


def news_list(path: str = "/nachrichten?kategorie=2", number: int = 1) -> str:
    titles = [Card(f"Nachricht {index}", f"/n/{index}") for index in range(100)]
    page = Paginator(titles, 10).get_page(number)
    return render(
        "webapp/list_page.html",
        path,
        title="Nachrichten",
        intro="Was hier geschieht.",
        breadcrumb=[Link("Start", "/")],
        filters=FILTERS,
        cards=page.object_list,
        layout="rows",
        page=page,
        count_text="100 Nachrichten",
    )


def event_list() -> str:
    groups = [Group("Samstag, 28. November", EVENTS[:1]), Group("Samstag, 5. Dezember", EVENTS[1:])]
    return render(
        "webapp/list_page.html", title="Veranstaltungen", filters=FILTERS, month=MONTH, groups=groups
    )


def place_list() -> str:
    view = MapView("/orte.geojson", "/grenze.geojson", label="Karte der Orte")
    return render("webapp/list_page.html", title="Orte", filters=FILTERS, map=view, cards=NEWS, layout="rows")


def empty_list() -> str:
    empty = Empty("Nichts gefunden", "Ändern Sie den Filter.", link=Link("Alle Orte anzeigen", "/orte"))
    return render("webapp/list_page.html", title="Orte", empty=empty)


def detail() -> str:
    return render(
        "webapp/detail_page.html",
        title="Adventskonzert",
        overline="Konzert",
        badge="Eintritt frei",
        intro="Chor und Bläser.",
        picture=PICTURE,
        pictures=[PICTURE, PICTURE],
        body=mark_safe("<p>Es gibt <a href='/n/1'>Karten</a>.</p><h2>Programm</h2><ul><li>Bach</li></ul>"),
        breadcrumb=[Link("Start", "/"), Link("Veranstaltungen", "/veranstaltungen")],
        facts=[
            Fact("clock", "Wann", "28. November\n19:00 Uhr"),
            Fact("phone", "Telefon", "0331 1", "tel:03311"),
        ],
        updated=datetime(2026, 11, 20, tzinfo=UTC),
        source="Kirchengemeinde",
        report_url="/fehler",
        related=NEWS,
    )
