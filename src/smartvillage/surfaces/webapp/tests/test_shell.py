"""The frame of every page, the start page, the search, and the files of the look."""

from typing import Any

import pytest
import time_machine

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.save import create_item
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.surfaces.webapp.tests.pagecheck import data, links, statements, words
from smartvillage.testing import Place

PICTURE = {"source_url": {"url": "https://bilder.example/1.jpg"}, "alt": "Burg"}


def _change(town: Place, **columns: Any) -> None:
    municipality = Municipality.objects.get(pk=town.id)
    for name, value in columns.items():
        setattr(municipality, name, value)
    municipality.save()
    forget()


def _fill(town: Place) -> None:
    town.publish("news_item", title="Brücke offen", content_blocks=[{"media_contents": [PICTURE]}])
    town.publish("news_item", title="Rathaus zu")
    town.publish("event_record", title="Brückenfest", dates=[{"date_start": "2026-11-28"}])
    town.publish("point_of_interest", name="Alte Brücke", media_contents=[PICTURE])
    town.publish("tour", name="Brückenweg", line=[(52.1, 12.5), (52.2, 12.6)])
    town.publish("generic_item", "ConstructionSite", title="Brückensanierung")
    town.publish("static_content", name="impressum", content="<p>Text</p>")


@time_machine.travel("2026-11-22T10:00:00+01:00", tick=False)
def test_the_start_page_shows_what_there_is(town: Place) -> None:
    _fill(town)
    answer = town.page("/")
    said = words(answer)
    for text in (
        "Bad Belzig",
        "Sonntag, 22. November",
        "Brücke offen",
        "Nächste Termine",
        "Brückenfest",
        "Nachrichten",
        "Rathaus zu",
        "Orte entdecken",
        "Alte Brücke",
        "Raus ins Grüne",
        "Leistungen",
    ):
        assert text in said
    assert said.count("Brücke offen") == 1  # the lead is not shown again below
    assert data(answer)["@type"] == "WebSite"
    assert statements(town, "/") == 4


def test_nothing_empty_is_shown(town: Place) -> None:
    said = words(town.page("/"))
    for heading in ("Nächste Termine", "Nachrichten", "Orte entdecken", "Raus ins Grüne", "Alle"):
        assert heading not in said


def test_the_municipality_orders_its_start_page(town: Place) -> None:
    _fill(town)
    settings = {
        "start_page": ["tours", "news", "nonsense", 7],
        "tiles": ["Baustellen", {"label": "Rathaus", "url": "//evil.example"}],
    }
    _change(town, settings=settings)
    said = words(town.page("/"))
    assert said.index("Raus ins Grüne") < said.index("Nachrichten")
    assert "Alte Brücke" not in said
    _change(town, settings={**settings, "start_page": ["tiles"]})
    page = town.page("/")
    assert "/baustellen" in links(page)
    assert "evil" not in page.content.decode()


def test_navigation_knows_where_one_is(town: Place) -> None:
    page = town.page("/veranstaltungen").content.decode()
    bar = page.split('class="site-nav__list"')[1].split("</ul>")[0]
    assert [
        label for label in ("Start", "Service", "Orte", "Termine", "Mehr") if f"<span>{label}</span>" in bar
    ] == [
        "Start",
        "Service",
        "Orte",
        "Termine",
        "Mehr",
    ]
    assert bar.count('aria-current="page"') == 1
    assert bar.split('aria-current="page"')[0].rsplit("href=", 1)[1].startswith('"/veranstaltungen"')
    _change(town, settings={"navigation": ["Nachrichten", "Start", "Unsinn"]})
    bar = town.page("/").content.decode().split('class="site-nav__list"')[1].split("</ul>")[0]
    assert bar.index("Nachrichten") < bar.index("Start")
    assert "Mehr" not in bar


@time_machine.travel("2026-11-22T10:00:00+01:00", tick=False)
def test_a_module_that_is_off_has_neither_page_nor_entry(town: Place) -> None:
    _fill(town)
    number = town.publish("news_item", title="Neues")
    _change(town, modules_off=["news", "construction_sites"])
    for path in ("/nachrichten", f"/nachrichten/{number}-neues", "/baustellen", "/baustellen.geojson"):
        assert town.page(path).status_code == 404
    for path in ("/", "/mehr", "/service", "/suche?q=br"):
        page = town.page(path)
        assert not [link for link in links(page) if link.startswith(("/nachrichten", "/baustellen"))]
    assert "Brückenfest" in words(town.page("/suche?q=br"))


@time_machine.travel("2026-11-22T10:00:00+01:00", tick=False)
def test_the_search_groups_by_kind(town: Place, amt: Place) -> None:
    _fill(town)
    amt.publish("news_item", title="Brücke anderswo")
    town.publish("event_record", title="Brückenlauf", dates=[{"date_start": "2026-11-01"}])
    for number in range(6):
        town.publish("tour", name=f"Tour {number}")
    answer = town.page("/suche?q=br%C3%BCck")
    said = words(answer)
    assert "5 Treffer Alles" in said
    for name in ("Brücke offen", "Brückenfest", "Alte Brücke", "Brückenweg"):
        assert name in said
    assert "anderswo" not in said
    assert "Brückenlauf" not in said  # over
    assert "/suche?q=br%C3%BCck&amp;art=touren" in answer.content.decode()
    assert all(f"Tour {number}" in words(town.page("/suche?q=tour")) for number in range(6))
    assert "Brückenweg" not in words(town.page("/suche?q=br%C3%BCck&art=nachrichten"))
    assert statements(town, "/suche?q=br%C3%BCck") == 4


@time_machine.travel("2026-11-22T10:00:00+01:00", tick=False)
def test_the_search_forgives_and_suggests(town: Place) -> None:
    _fill(town)
    said = words(town.page("/suche?q=br%C3%BCckne"))
    assert "Meinten Sie" in said
    assert "Brücke" in said
    assert "Diese Treffer enthalten einige davon" in words(town.page("/suche?q=br%C3%BCckenfest+raumfahrt"))
    assert "Brückenfest" in town.page("/suche/vorschlaege?q=br%C3%BCckenf").json()
    create_item(
        viewer=town.viewer(), kind=kind_of("news_item", ""), values={"title": "Geheimnis"}, state="draft"
    )
    assert town.page("/suche/vorschlaege?q=geheim").json() == []
    assert town.page("/suche/vorschlaege").json() == []


@pytest.mark.parametrize(
    "query", ["%", "<script>alert(1)</script>", "' OR 1=1 --", "\x00", "x" * 5000, "💥", '"', " "]
)
def test_the_search_survives_everything(town: Place, query: str) -> None:
    _fill(town)
    from urllib.parse import quote

    answer = town.page(f"/suche?q={quote(query)}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert "Brücke offen" not in words(answer)
    assert "Vielleicht finden Sie es hier" in words(answer)


def test_pages_are_asked_after_and_not_sent_twice(town: Place) -> None:
    first = town.page("/nachrichten")
    assert first["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in first
    with time_machine.travel(0, tick=False):
        etag = town.page("/nachrichten")["ETag"]
        again = town.page("/nachrichten", if_none_match=f'W/"x", W/{etag}')
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
        assert town.page("/nachrichten?seite=2", if_none_match=etag).status_code == 200
        town.publish("news_item", title="Neues")
        assert town.page("/nachrichten", if_none_match=etag).status_code == 200


def test_only_reading_is_allowed(town: Place) -> None:
    from django.test import Client

    answer = Client().post("/nachrichten", headers={"host": "bad-belzig.localhost"})
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_the_look_is_the_municipalitys(town: Place, amt: Place) -> None:
    _change(
        town,
        look={
            "primary": "#7a1f3d",
            "claim": "Gut & schön",
            "arms": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        },
    )
    page = town.page("/").content.decode()
    assert "Gut &amp; schön" in page
    assert '<meta name="theme-color" content="#7a1f3d">' in page
    address = page.split('href="/look.css')[1].split('"')[0]
    css = town.page(f"/look.css{address}")
    assert "--primary:#7a1f3d" in css.content.decode()
    assert css["Cache-Control"] == "public, max-age=31536000, immutable"
    assert town.page("/look.css")["Cache-Control"] == "public, max-age=3600"
    assert amt.page("/look.css").content != css.content
    arms = town.page("/wappen.svg")
    assert (arms["Content-Type"], arms["Content-Security-Policy"]) == (
        "image/svg+xml",
        "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    )
    assert amt.page("/wappen.svg").status_code == 404


@pytest.mark.parametrize(
    "look", [{"primary": 7, "accent": [], "arms": {"x": 1}, "claim": None}, {"primary": "red;}"}]
)
def test_a_broken_look_does_no_harm(town: Place, look: dict[str, Any]) -> None:
    _change(town, look=look, settings={"tiles": {"a": 1}, "navigation": [None, ""], "start_page": "news"})
    assert town.page("/").status_code == 200
    assert "red;" not in town.page("/look.css").content.decode()


def test_the_outline(town: Place, amt: Place) -> None:
    border = {"type": "Polygon", "coordinates": [[[12, 52], [13, 52], [13, 53], [12, 52]]]}
    _change(town, outline={"type": "Feature", "geometry": border, "properties": {"attribution": "© BKG"}})
    (feature,) = town.page("/grenze.geojson").json()["features"]
    assert feature["properties"]["attribution"] == "© BKG"
    _change(town, outline=border)
    assert town.page("/grenze.geojson").json()["features"][0]["geometry"] == border
    assert amt.page("/grenze.geojson").json()["features"] == []


def test_the_policy_lets_nothing_foreign_in(town: Place) -> None:
    policy = town.page("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
