"""What lists offer besides rows: words in texts, dates, people, saved views, many at once and back, tables, maps."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from smartvillage.core.content.categories import category_ids
from smartvillage.kit.dates import now, today
from smartvillage.surfaces.cms.savedviews import LONGEST, MOST
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk, desk_of
from smartvillage.testing import Place, forget_everything


def _titles(client: Client, query: str = "", path: str = NEWS) -> list[str]:
    return [row.title for row in client.get(f"{path}/{query}").context["listing"].rows]


def _undo(client: Client, answer: Any, path: str = NEWS) -> None:
    (key,) = re.findall(r'value="(undo:[^"]+)"', answer.content.decode())
    client.post(f"{path}/schritt", {"step": key})


def test_words_are_found_in_texts_places_and_compounds(desk: Desk) -> None:
    desk.write(title="Markt", content_blocks=[{"body": "<p>Mit Blasmusik und Grillwurst</p>"}])
    desk.write(title="Sommerfest")
    client = desk.client()
    assert _titles(client, "?q=blasmusik") == ["Markt"]
    assert _titles(client, "?q=fest") == ["Sommerfest"]
    assert _titles(client, "?q=markt+sommerfest") == []
    assert _titles(client, "?q=...") == ["Sommerfest", "Markt"]


def test_days_narrow_the_list(desk: Desk) -> None:
    past, day = today() - timedelta(days=40), today()
    desk.write(title="Alt", published_at=now() - timedelta(days=40))
    desk.write(title="Neu")
    desk.write(slug="event_record", title="Bald", dates=[{"date_start": str(day + timedelta(days=3))}])
    desk.write(slug="event_record", title="Später", dates=[{"date_start": str(day + timedelta(days=90))}])
    client = desk.client()
    assert _titles(client, f"?zeit=erschienen&bis={past}") == ["Alt"]
    assert _titles(client, f"?zeit=erschienen&von={day}") == ["Neu"]
    assert _titles(client, f"?von={day}") == ["Neu", "Alt"]
    assert _titles(client, f"?bis={past}") == []
    events = "/cms/inhalte/event_record"
    assert _titles(client, f"?zeit=termin&von={day}&bis={day + timedelta(days=7)}", events) == ["Bald"]
    assert _titles(client, "?zeit=termin&von=0001-01-01&bis=9999-12-31", events) == ["Später", "Bald"]
    page = client.get(f"{NEWS}/?zeit=erschienen&bis={past}").content.decode()
    assert f"Erschienen bis {past:%d.%m.%Y}"[-10:] in page


def test_who_worked_on_it_narrows_the_list(desk: Desk) -> None:
    anna, bert = desk.account("admin", name="Anna"), desk.account("editor", name="Bert")
    item = desk.write(title="Von niemandem")
    assert _titles(desk.client(anna), f"?person={anna.pk}") == []
    desk.client(anna).post(f"{NEWS}/schritt", {"step": f"hide:{item.pk}"})
    assert _titles(desk.client(bert), f"?person={anna.pk}") == ["Von niemandem"]
    assert _titles(desk.client(anna), f"?person={bert.pk}") == []


def test_views_are_kept_for_oneself(desk: Desk) -> None:
    account = desk.account("admin")
    client = desk.client(account)
    keep = f"{NEWS}/ansichten"
    answer = client.post(
        keep, {"name": " Meine  Entwürfe ", "query": "zustand=draft&seite=7&böse=1"}, follow=True
    )
    assert answer.redirect_chain[0][0] == f"{NEWS}/?zustand=draft"
    assert [(view["label"], view["url"], view["current"]) for view in answer.context["views"]] == [
        ("Meine Entwürfe", f"{NEWS}/?zustand=draft", True)
    ]
    assert desk.client().get(f"{NEWS}/").context["views"] == []
    assert client.get("/cms/inhalte/event_record/").context["views"] == []
    for number in range(MOST + 3):
        client.post(keep, {"name": f"{number} {'x' * 100}", "query": "q=a"})
    names = [view["label"] for view in client.get(f"{NEWS}/").context["views"]]
    assert (len(names), max(map(len, names))) == (MOST, LONGEST)
    client.post(keep, {"drop": names[0]})
    assert names[0] not in [view["label"] for view in client.get(f"{NEWS}/").context["views"]]
    assert "Bitte geben Sie der Ansicht einen Namen" in client.post(keep, {}, follow=True).content.decode()


def test_a_list_with_everything_takes_four_statements(desk: Desk) -> None:
    (category,) = category_ids(municipality=desk.place.id, names=["Vereine"])
    for number in range(60):
        desk.write(title=f"Nachricht {number}", categories=[category])
    account = desk.account("admin")
    client = desk.client(account)
    client.post(f"{NEWS}/ansichten", {"name": "Vereine", "query": "q=nachricht"})
    query = f"?q=nachricht&kategorie={category}&organisation={desk.place.organisation}&von=2020-01-01&zustand=published"
    client.get(f"{NEWS}/{query}")
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(f"{NEWS}/{query}&seite=2")
    tables = [statement["sql"].split("FROM", 1)[-1].split()[0].strip('"(') for statement in seen]
    known = {"django_session", "people_account", "people_membership", "mfa_authenticator"}
    known.add("search_word")  # every two seconds, whoever asks
    assert len([table for table in tables if table not in known]) <= 4, tables
    assert len(answer.context["listing"].rows) == 10


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        ("publish", "draft", ("published", True)),
        ("hide", "published", ("published", False)),
        ("archive", "published", ("archived", True)),
        ("trash", "draft", ("trash", True)),
    ],
)
def test_many_at_once_and_back(desk: Desk, step: str, before: str, after: tuple[str, bool]) -> None:
    numbers = [desk.write(title=f"Nr. {number}", state=before).pk for number in range(3)]
    client = desk.client()
    answer = client.post(f"{NEWS}/schritt", {"step": step, "item": numbers}, follow=True)
    found = [desk.item(number) for number in numbers]
    assert [(item.state, item.visible) for item in found] == [after] * 3
    desk.client().post(f"{NEWS}/{numbers[0]}/", {"title": "Inzwischen", "version": "2", "action": "publish"})
    _undo(client, answer)
    assert [desk.item(number).state for number in numbers[1:]] == [before] * 2
    assert all(desk.item(number).visible for number in numbers[1:])


def test_what_somebody_wrote_since_is_not_taken_back(desk: Desk) -> None:
    item = desk.write(title="Alt")
    client = desk.client()
    answer = client.post(f"{NEWS}/schritt", {"step": f"hide:{item.pk}"}, follow=True)
    desk.client().post(f"{NEWS}/{item.pk}/", {"title": "Neu", "version": "2", "action": "publish"})
    _undo(client, answer)
    assert (desk.item(item.pk).title, desk.item(item.pk).version) == ("Neu", 3)


def test_ways_back_belong_to_one_person_and_one_list(desk: Desk) -> None:
    item = desk.write(title="Alt")
    client = desk.client()
    answer = client.post(f"{NEWS}/schritt", {"step": f"hide:{item.pk}"}, follow=True)
    (key,) = re.findall(r'value="(undo:[^"]+)"', answer.content.decode())
    desk.client().post(f"{NEWS}/schritt", {"step": key})
    client.post("/cms/inhalte/tour/schritt", {"step": key})
    assert not desk.item(item.pk).visible
    client.post(f"{NEWS}/schritt", {"step": key})
    assert desk.item(item.pk).visible
    again = client.post(f"{NEWS}/schritt", {"step": key}, follow=True).content.decode()
    assert "inzwischen wurde weitergearbeitet" in again


def test_categories_for_many(desk: Desk, amt: Place) -> None:
    culture, clubs = category_ids(municipality=desk.place.id, names=["Kultur", "Vereine"])
    (foreign,) = category_ids(municipality=amt.id, names=["Fremd"])
    numbers = [desk.write(title="Eins", categories=[culture]).pk, desk.write(title="Zwei").pk]
    client = desk.client()
    sent = {"step": "category", "item": numbers, "category": clubs}
    answer = client.post(f"{NEWS}/schritt", sent, follow=True)
    assert [desk.document(number)["categories"] for number in numbers] == [[culture, clubs], [clubs]]
    assert _titles(client, f"?kategorie={clubs}") == ["Zwei", "Eins"]
    _undo(client, answer)
    assert [desk.document(number)["categories"] for number in numbers] == [[culture], []]
    client.post(f"{NEWS}/schritt", {"step": "uncategory", "item": numbers, "category": culture})
    assert desk.document(numbers[0])["categories"] == []
    for wrong in ("", "x", foreign):
        said = client.post(f"{NEWS}/schritt", {**sent, "category": wrong}, follow=True).content.decode()
        assert "Bitte wählen Sie eine Kategorie" in said
    assert [desk.document(number)["categories"] for number in numbers] == [[], []]


def test_the_table_is_safe_to_open(desk: Desk) -> None:
    (category,) = category_ids(municipality=desk.place.id, names=["+Vereine"])
    for title in ("=HYPERLINK(1)", "@sum", "-1", 'Straße; mit "Zeichen"', " =1+1"):
        desk.write(title=title, categories=[category])
    desk.write(title="Entwurf", state="draft")
    answer = desk.client().get(f"{NEWS}/tabelle.csv?zustand=published&sortierung=angelegt")
    said = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert said.startswith("\ufeffNummer;Titel;Organisation;Zustand;Kategorien;")
    cells = [line.split(";")[1] for line in said.splitlines()[1:]]
    assert cells == ["'=HYPERLINK(1)", "'@sum", "'-1", '"Straße', "' =1+1"]
    assert said.count("'+Vereine") == 5
    assert f'filename="news_item-{today()}.csv"' in answer.headers["Content-Disposition"]


def test_the_map_shows_what_the_list_shows(desk: Desk) -> None:
    places = "/cms/inhalte/point_of_interest"
    point: dict[str, Any] = {"addresses": [{"geo_location": {"latitude": 52.14, "longitude": 12.59}}]}
    here = desk.write(slug="point_of_interest", name="Burg", **point)
    desk.write(slug="point_of_interest", name="Ohne Ort")
    desk.write(slug="point_of_interest", name="Turm", state="draft", **point)
    client = desk.client()
    (feature,) = client.get(f"{places}/karte.geojson?zustand=published").json()["features"]
    assert feature["geometry"]["coordinates"] == [12.59, 52.14]
    assert feature["properties"]["url"] == f"{places}/{here.pk}/"
    page = client.get(f"{places}/?ansicht=karte&q=burg").content.decode()
    assert f'data-source="{places}/karte.geojson?q=burg"' in page
    assert _titles(client, "?ansicht=karte&q=burg", places) == ["Burg"]
    assert "data-map" not in client.get(f"{NEWS}/?ansicht=karte").content.decode()


def test_exports_of_neighbours_are_their_own(desk: Desk, amt: Place) -> None:
    desk.write(title="Nur hier")
    other = desk_of(amt)
    forget_everything()
    table = other.client().get(f"{NEWS}/tabelle.csv?organisation={desk.place.organisation}")
    assert b"Nur hier" not in b"".join(table.streaming_content)  # type: ignore[attr-defined]
