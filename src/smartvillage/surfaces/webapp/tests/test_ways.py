"""Tabs, drawer, tiles and what lies over pages follow the app's configuration."""

import re

import pytest

from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.webapp.tests.native import configure, route
from smartvillage.surfaces.webapp.tests.pagecheck import category, links, statements, words
from smartvillage.testing import Place

NEWS = {"query": "newsItems", "queryVariables": {}}
TABS = [
    "Home",
    {"screen": "Index", "label": "Neues", "iconName": "news", "params": NEWS},
    {"screen": "WalletHome", "label": "Geldbörse"},
    {"screen": "WasteCollection", "label": "Müll", "iconName": "gibt-es-nicht"},
    {"screen": "Service", "tilesScreenParams": {"staticJsonName": "homeService"}},
    7,
    "About",
]


def _bar(town: Place, path: str = "/") -> list[tuple[str, str, bool]]:
    bar = town.page(path).content.decode().split('class="site-nav__list"')[1].split("</ul>")[0]
    found = re.findall(r'<a href="([^"]*)"( aria-current="page")?>.*?<span>([^<]*)</span>', bar)
    return [(url, label, bool(current)) for url, current, label in found]


def test_the_bar_is_that_of_the_app(town: Place) -> None:
    Municipality.objects.filter(pk=town.id).update(settings={"navigation": ["Orte", "Termine"]})
    forget()
    configure(town, tabNavigation={"tabConfigs": TABS})
    assert _bar(town, "/nachrichten") == [
        ("/", "Start", False),
        ("/nachrichten", "Neues", True),
        ("/abfall", "Müll", False),
        ("/mehr", "Mehr", False),
    ]
    bar = town.page("/").content.decode().split('class="site-nav__list"')[1].split("</ul>")[0]
    assert re.findall(r"icons\.svg#([a-z0-9-]+)", bar) == ["home", "news", "trash", "menu-2"]


@pytest.mark.parametrize("tabs", ["{", {}, {"tabConfigs": {}}, {"tabConfigs": ["Home", "x", None]}])
def test_a_bar_that_leads_nowhere_is_ours(town: Place, tabs: object) -> None:
    configure(town, tabNavigation=tabs)
    assert [label for _url, label, _current in _bar(town)] == ["Start", "Service", "Orte", "Termine", "Mehr"]


def test_the_drawer_is_the_menu_where_the_app_has_one(town: Place) -> None:
    drawer = {
        "NewsItems": {"screen": "Index", "title": "Neuigkeiten", **NEWS},
        "Weather": {"title": "Wetter hier"},
        "Wallet": {"screen": "WalletHome", "title": "Geldbörse"},
    }
    configure(town, navigation=drawer)
    assert "Neuigkeiten" not in words(town.page("/mehr"))
    configure(town, globalSettings={"navigation": "drawer"})
    foot = town.page("/").content.decode().split('class="foot-links"')[1].split("</ul>")[0]
    assert re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', foot) == [
        ("/nachrichten", "Neuigkeiten"),
        ("/wetter", "Wetter hier"),
    ]


def test_the_service_page_has_the_tiles_of_the_app_and_the_others_are_under_more(town: Place) -> None:
    tiles = [{"title": "Müll", "iconName": "trash", **route("WasteCollection")}]
    around = {"forAbove": "<p>Darüber<script>x()</script></p>", "forBelow": "<p>Darunter</p>"}
    sections = {"sections": {"headlineService": "Dienste"}}
    configure(town, homeService=tiles, homeServiceContent=around, globalSettings=sections)
    page = town.page("/service")
    html = page.content.decode()
    assert re.findall(r'class="tile" href="([^"]*)"', html) == ["/abfall"]
    assert "<h1>Dienste</h1>" in html
    assert html.index("<p>Darüber</p>") < html.index('class="tile"') < html.index("<p>Darunter</p>")
    assert "x()" not in html
    more = town.page("/mehr").content.decode()
    assert more.count('class="tile" href="/abfall"') == 1
    assert 'class="tile" href="/wetter"' in more


def test_the_rows_about_the_app_come_first(town: Place) -> None:
    town.publish("static_content", name="impressum", content="<p>Text</p>")
    imprint = route("Html", query="publicHtmlFile", queryVariables={"name": "impressum"})
    configure(town, about=[{"title": "Wer wir sind", **imprint}])
    tiles = re.findall(r'class="tile" href="([^"]*)"', town.page("/mehr").content.decode())
    assert tiles.count("/seite/impressum") == 1
    assert tiles.index("/seite/impressum") < tiles.index("/einstellungen")


def test_buttons_float_on_their_screens_only(town: Place) -> None:
    def button(label: str, name: str, *screens: str) -> dict[str, object]:
        return {"accessibilityLabel": label, "iconName": "plus", "visibleScreens": [*screens], **route(name)}

    configure(
        town,
        floatingButton=[
            button("Melden", "DefectReportForm", "Home", "Index", "DefectReportForm"),
            button("Geldbörse", "WalletHome", "Home"),
            button("Ohne Ort", "Weather"),
        ],
    )
    number = town.publish("news_item", title="Neues")

    def shown(path: str) -> list[str]:
        html = town.page(path).content.decode()
        return (
            re.findall(r"<span>([^<]*)</span>", html.split('class="floating"')[1].split("</nav>")[0])
            if ('class="floating"' in html)
            else []
        )

    paths = (
        "/",
        "/nachrichten",
        "/veranstaltungen",
        f"/nachrichten/{number}-neues",
        "/maengelmeldungen",
        "/mehr",
    )
    assert [shown(path) for path in paths] == [["Melden"], ["Melden"], ["Melden"], [], [], []]


def test_a_screen_is_explained_on_the_page_that_bears_its_title(town: Place) -> None:
    tile = {"title": "Meine Tonnen", **route("WasteCollection")}
    said = {"description": "<p>Bis 6 Uhr.<img src=x onerror=alert(1)></p>"}
    configure(town, infoModal=[{"Meine Tonnen": said}, {"Wetter": "x"}, 3], homeService=[tile])
    html = town.page("/abfall").content.decode()
    assert "Bis 6 Uhr." in html.split('<details class="explanation">')[1].split("</details>")[0]
    assert "onerror" not in html
    assert 'class="explanation"' not in town.page("/wetter").content.decode()


def test_lists_are_introduced(town: Place) -> None:
    intro = {"introText": "Fehlt etwas?", "buttonTitle": "Termin vorschlagen"}
    configure(
        town, globalSettings={"sections": {"eventListIntro": intro, "categoryListIntroText": "Alle Orte."}}
    )
    page = town.page("/veranstaltungen")
    assert "Fehlt etwas? Termin vorschlagen" in words(page)
    assert "/veranstaltung-vorschlagen" in links(page)
    assert "Alle Orte." in words(town.page("/orte"))
    assert "Alle Orte." not in words(town.page("/touren"))


def test_the_button_of_the_events_may_float(town: Place) -> None:
    intro = {
        "buttonTitle": "Vorschlagen",
        "buttonType": "bottom-floating",
        "url": "https://www.example.org/neu",
    }
    configure(town, globalSettings={"sections": {"eventListIntro": intro}})
    html = town.page("/veranstaltungen").content.decode()
    assert re.findall(r'<a [^>]*href="([^"]*)"', html.split('class="floating"')[1].split("</nav>")[0]) == [
        intro["url"]
    ]
    assert html.count(intro["url"]) == 1
    assert 'class="floating"' not in town.page("/orte").content.decode()


def test_the_frame_costs_no_statement(town: Place) -> None:
    usual = statements(town, "/nachrichten")
    configure(town, tabNavigation={"tabConfigs": TABS}, infoModal=[{"x": {}}], floatingButton=[{}])
    assert (usual, statements(town, "/nachrichten")) == (3, 3)


def test_one_municipality_knows_nothing_of_the_other(town: Place, amt: Place) -> None:
    configure(town, tabNavigation={"tabConfigs": TABS})
    assert _bar(town)[1][1] == "Neues"
    assert [label for _url, label, _current in _bar(amt)] == ["Start", "Service", "Orte", "Termine", "Mehr"]


def test_places_have_words_of_their_category_and_an_afterword(town: Place) -> None:
    bakers, other = (
        category(town, "Bäcker", "point_of_interest"),
        category(town, "Kirchen", "point_of_interest"),
    )
    town.publish("static_content", name="baecker-info", content="<p>Sonntags geschlossen.</p>")
    footer = {
        "footerText": "<p>Fehlt ein Ort?</p>",
        "url": "https://www.example.org/melden",
        "buttonTitle": "Sagen Sie es",
    }
    configure(
        town,
        globalSettings={
            "sections": {
                "categoryListIntroText": "Alle Orte.",
                "poiListIntro": {"Bäcker": "baecker-info", "Kirchen": "fehlt"},
                "categoryListFooter": footer,
            }
        },
    )
    assert "Sonntags geschlossen." in words(town.page(f"/orte?kategorie={bakers}"))
    for path in ("/orte", f"/orte?kategorie={other}", "/orte?kategorie=77", "/orte?kategorie=x"):
        said = words(town.page(path))
        assert ("Alle Orte." in said, "Sonntags" in said, "Fehlt ein Ort?" in said) == (True, False, True), (
            path
        )
    assert 'href="https://www.example.org/melden"' in town.page("/orte").content.decode()
    assert "Fehlt ein Ort?" not in words(town.page("/touren"))


def test_the_suggestion_s_form_has_the_municipality_s_words(town: Place) -> None:
    assert "Die Redaktion prüft Ihren Vorschlag" in words(town.page("/veranstaltung-vorschlagen"))
    said = {"eventListIntro": {"introText": "x", "formIntroText": "Bis Freitag lesen wir alles."}}
    configure(town, globalSettings={"sections": said})
    forget()
    assert "Bis Freitag lesen wir alles." in words(town.page("/veranstaltung-vorschlagen"))
