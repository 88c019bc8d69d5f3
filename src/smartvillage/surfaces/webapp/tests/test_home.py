"""The start page follows the app's configuration: sections, their order, titles, limits, what is on show."""

import re
from typing import Any

import orjson
import pytest
import time_machine

from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.webapp.tests.native import configure, route
from smartvillage.surfaces.webapp.tests.pagecheck import category, links, statements, words
from smartvillage.testing import Place

PICTURE = {"source_url": {"url": "https://bilder.example/1.jpg"}, "alt": "Burg"}
NOW = time_machine.travel("2026-11-22T10:00:00+01:00", tick=False)
HOME = [
    {"query": "eventRecords", "title": "Was ist los?", "buttonTitle": "Alles, was los ist"},
    {"query": "newsItems", "title": "Neues", "buttonTitle": "Alles Neue", "limitNews": 2},
    {"query": "pointsOfInterestAndTours", "show": False},
]


def _fill(town: Place) -> None:
    for number in range(4):
        blocks = [{"media_contents": [PICTURE]}] if number == 3 else []
        town.publish(
            "news_item",
            title=f"Meldung {number}",
            content_blocks=blocks,
            published_at=f"2026-11-{10 + number}T10:00:00+01:00",
        )
    town.publish("event_record", title="Brückenfest", dates=[{"date_start": "2026-11-28"}])
    town.publish("point_of_interest", name="Alte Brücke", media_contents=[PICTURE])
    town.publish("tour", name="Brückenweg", line=[(52.1, 12.5), (52.2, 12.6)])


def _headings(town: Place) -> list[str]:
    page = town.page("/").content.decode()
    return [found.strip() for found in re.findall(r"<h2[^>]*>([^<]*)</h2>", page)]


@NOW
def test_order_titles_buttons_and_limits_are_those_of_the_app(town: Place) -> None:
    _fill(town)
    configure(town, globalSettings={"homeScreenConfig": HOME})
    said = words(town.page("/"))
    assert _headings(town) == ["Was ist los?", "Neues"]
    assert [f"Meldung {number}" in said for number in range(4)] == [False, False, True, True]
    assert ("Alles, was los ist" in said, "Alles Neue" in said, "Alte Brücke" in said) == (True, True, False)


@NOW
def test_events_after_the_news_stand_beside_the_lead(town: Place) -> None:
    _fill(town)
    configure(town, globalSettings={"homeScreenConfig": [HOME[1], HOME[0], {"query": "unknown"}, 7, None]})
    page = town.page("/").content.decode()
    front = page.split('class="wrap front"')[1].split('<nav class="wrap"')[0]
    assert 'class="lead"' in front
    assert "Was ist los?" in front
    assert _headings(town) == ["Was ist los?", "Neues"]


@NOW
def test_places_and_tours_are_one_section(town: Place) -> None:
    _fill(town)
    configure(town, globalSettings={"homeScreenConfig": [{"query": "pointsOfInterestAndTours"}]})
    assert _headings(town) == ["Orte und Touren"]
    said = words(town.page("/"))
    assert said.index("Alte Brücke") < said.index("Brückenweg")


@NOW
def test_news_by_category_take_one_statement(town: Place) -> None:
    first, second = category(town, "Rathaus", "news_item"), category(town, "Kultur", "news_item")
    for number in range(5):
        town.publish("news_item", title=f"Rat {number}", categories=[first])
        town.publish("news_item", title=f"Kunst {number}", categories=[second])
    town.publish("news_item", title="Beides", categories=[first, second])
    groups = [
        {"categoryId": first, "categoryTitle": "Aus dem Rathaus", "categoryButton": "Alles aus dem Rathaus"},
        {"categoryId": str(second), "categoryTitle": "Kultur"},
    ]
    home = [{"query": "newsItems", "title": "Neues"}]
    configure(town, globalSettings={"homeScreenConfig": home})
    together = statements(town, "/")
    sections = {"categoriesNews": groups}
    configure(town, "5.0.0", globalSettings={"homeScreenConfig": home, "sections": sections})
    page = town.page("/")
    said = words(page)
    assert _headings(town) == ["Aus dem Rathaus", "Kultur"]
    assert [said.count(name) for name in ("Rat ", "Kunst ", "Beides")] == [2, 3, 1]
    assert f"/nachrichten?kategorie={first}" in links(page)
    assert statements(town, "/") == together


@NOW
def test_sections_say_what_the_plan_leaves_open(town: Place) -> None:
    _fill(town)
    sections = {"headlineEvents": "Termine im Ort", "buttonEvents": "Zu allen", "showNews": False}
    home = [{"query": "newsItems"}, {"query": "eventRecords"}]
    configure(town, globalSettings={"homeScreenConfig": home, "sections": sections})
    assert _headings(town) == ["Termine im Ort"]
    assert "Zu allen" in words(town.page("/"))


@NOW
def test_so_many_sections_that_no_database_would_take_them_are_cut(town: Place) -> None:
    _fill(town)
    groups = [{"categoryTitle": f"Gruppe {number}", "categoryId": number} for number in range(1, 3_000)]
    plan = [{"query": "newsItems", "categoriesNews": [{"categoryTitle": "Alles"}, *groups]}]
    configure(town, globalSettings={"homeScreenConfig": plan})
    assert _headings(town) == ["Alles"]


@NOW
def test_a_plan_costs_no_statement(town: Place) -> None:
    _fill(town)
    usual = statements(town, "/")
    plan = [{"type": "carousel"}, {"type": "widgets"}, *HOME[:2], {"query": "pointsOfInterestAndTours"}]
    configure(town, globalSettings={"homeScreenConfig": plan, "widgets": ["weather"]}, homeCarousel=[])
    assert (usual, statements(town, "/")) == (4, 4)


@NOW
@pytest.mark.parametrize(
    "written", ["{", "[]", "7", '"x"', '{"homeScreenConfig": "x", "sections": 3, "widgets": {}}', "null"]
)
def test_what_is_malformed_breaks_nothing(town: Place, written: str) -> None:
    _fill(town)
    before = _headings(town)
    names = (
        "globalSettings",
        "homeCarousel",
        "homeDisturber",
        "homeLiveTicker",
        "homeService",
        "tabNavigation",
    )
    configure(town, **dict.fromkeys(names, written))
    assert _headings(town) == before == ["Nächste Termine", "Nachrichten", "Orte entdecken", "Raus ins Grüne"]


@NOW
def test_the_newest_version_holds(town: Place) -> None:
    _fill(town)
    for version, title in (("", "Ohne"), ("4.9.0", "Alt"), ("4.10.0", "Neu")):
        town.publish(
            "static_content",
            "json",
            name="globalSettings",
            app_version=version or None,
            content=orjson.dumps({"homeScreenConfig": [{"query": "eventRecords", "title": title}]}).decode(),
        )
    assert _headings(town) == ["Neu"]


def _slide(title: str, first: str = "", last: str = "", **more: Any) -> dict[str, Any]:
    dates = {"dates": [{"dateStart": first, "dateEnd": last}]} if first else {}
    picture = {"uri": "https://bilder.example/2.jpg", **route("WasteCollection"), **more}
    return {"message": title, "picture": picture, **dates}


@NOW
def test_the_carousel_shows_what_is_on(town: Place) -> None:
    slides = [
        _slide("Immer"),
        _slide("Heute", "2026-11-22", "2026-11-22"),
        _slide("Für immer", "2026-11-22", "9999-12-31"),
        _slide("Gestern", "2026-11-01", "2026-11-21"),
        _slide("Morgen", "2026-11-23", "2026-11-30"),
        _slide("Unsinn", "bald", "später"),
        _slide("Ohne Seite", routeName="WalletHome"),
        {"message": "Ohne Bild"},
        "x",
    ]
    configure(town, homeCarousel=slides)
    page = town.page("/").content.decode()
    shown = re.findall(r'<p class="slide__title">(.*?)</p>', page)
    link = '<a class="card__link" href="/abfall">%s</a>'
    assert shown == [link % "Immer", link % "Heute", link % "Für immer", "Ohne Seite"]
    assert "bilder.example" not in re.sub(r"/medien/fern/[^\"]*", "", page)


@NOW
def test_a_slide_whose_record_is_gone_is_left_out(town: Place, amt: Place) -> None:
    here, foreign = town.publish("news_item", title="Hier"), amt.publish("news_item", title="Dort")
    draft = town.publish("news_item", title="Später", published_at="2026-11-22T10:01:00+01:00")

    def about(number: int) -> dict[str, Any]:
        return _slide(f"Zu {number}", **route("Detail", query="newsItem", queryVariables={"id": number}))

    configure(town, homeCarousel=[about(here), about(foreign), about(draft), about(999_999), _slide("Immer")])

    def shown() -> list[str]:
        page = town.page("/").content.decode()
        return re.findall(r'<p class="slide__title"><a class="card__link" href="([^"]*)"', page)

    assert shown() == [f"/nachrichten/{here}", "/abfall"]
    usual = statements(town, "/")
    configure(town, "5.0.0", homeCarousel=[])
    assert statements(town, "/") == usual
    with time_machine.travel("2026-11-22T10:02:00+01:00", tick=False):
        configure(town, "6.0.0", homeCarousel=[about(draft)])
        assert shown() == [f"/nachrichten/{draft}"]


@NOW
def test_the_disturber_that_ends_first_is_shown_once_for_each_device(town: Place) -> None:
    def entry(number: int, last: str) -> dict[str, Any]:
        return {
            "id": f"Hinweis {number}",
            "dates": [{"dateStart": "2026-11-01", "dateEnd": last}],
            "title": "Wichtig",
            "headline": f"Sperrung {number}",
            "description": "<p>Bitte <b>umfahren</b>.<script>alert(1)</script></p>",
            "button": {"title": "Zur Baustelle", "navigationTo": "ConstructionSiteOverview"},
        }

    configure(town, homeDisturber=[entry(1, "2027-01-01"), entry(2, "2026-11-25"), entry(3, "2026-11-02")])
    page = town.page("/")
    html = page.content.decode()
    assert "Sperrung 2" in html
    assert "Sperrung 1" not in html
    assert "Sperrung 3" not in html
    assert 'data-once="disturber-hinweis-2"' in html
    assert "<b>umfahren</b>" in html or "<strong>umfahren</strong>" in html
    assert "alert(1)" not in html
    assert "/baustellen" in links(page)


def test_the_ticker_is_a_line_that_stands_still(town: Place) -> None:
    configure(town, homeLiveTicker={"text": "<p>Bad gesperrt</p>", "liveTickerSettings": {}})
    html = town.page("/").content.decode()
    assert "Bad gesperrt" in html.split('class="ticker"')[1].split("</section>")[0]


def test_widgets_join_the_line_of_the_day_and_say_nothing_twice(town: Place) -> None:
    custom = {"text": "Abfall", "additionalProps": {"iconName": "trash", **route("WasteCollection")}}
    more = {"widgetName": "web", "text": "Kamera", "additionalProps": {"webUrl": "https://kamera.example/"}}
    widgets = [
        "lunch",
        {"widgetName": "custom", **custom},
        "lunch",
        more,
        "unknown",
        3,
        {"widgetName": "custom"},
    ]
    configure(town, globalSettings={"widgets": widgets})
    today = town.page("/").content.decode().split('class="today"')[1].split("</ul>")[0]
    assert re.findall(r'<a href="([^"]*)">', today) == ["/mittagstisch", "/abfall", "https://kamera.example/"]


def test_tiles_and_buttons_are_those_of_the_app(town: Place) -> None:
    tiles = [
        {"title": "Müll", "iconName": "trash", **route("WasteCollection")},
        {"title": "Geldbörse", **route("WalletHome")},
        {"title": "Jobs", **route("Index", query="genericItems", queryVariables={"genericType": "Job"})},
        {"routeName": "Weather"},
    ]
    configure(town, homeService=tiles, homeButtons=[{"title": "Rückmeldung geben", **route("Feedback")}])
    page = town.page("/").content.decode()
    assert re.findall(r'class="tile" href="([^"]*)"', page) == ["/abfall", "/stellenangebote"]
    home = [{"type": "homeButtons"}, {"type": "homeService", "show": "false"}]
    configure(town, globalSettings={"homeScreenConfig": home})
    page = town.page("/").content.decode()
    assert re.findall(r'class="tile" href="([^"]*)"', page) == ["/feedback"]


def test_the_setting_of_the_web_still_orders_what_the_app_has_no_name_for(town: Place) -> None:
    Municipality.objects.filter(pk=town.id).update(settings={"start_page": ["news"]})
    forget()
    configure(town, homeService=[{"title": "Müll", **route("WasteCollection")}])
    assert 'class="tile"' not in town.page("/").content.decode()
