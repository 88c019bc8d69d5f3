"""The category tree at the desk: moved, named, merged, taken back; and what importers call things."""

from typing import Any

import orjson
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from smartvillage.core.content.categories import category_ids, create_category
from smartvillage.core.content.models import Category, CategoryAlias
from smartvillage.core.content.structure import structure
from smartvillage.core.municipalities.scope import within
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.testing import Place, forget_everything

TREE = "/cms/kategorien/"
STEP = f"{TREE}schritt"


def made(desk: Desk, name: str, parent: int | None = None, **values: Any) -> int:
    """A category of the desk's municipality."""
    number: int = create_category(
        municipality=desk.place.id, values={"name": name, "parent_id": parent, **values}
    ).pk
    return number


def shown(desk: Desk, parent: int | None = None) -> list[Any]:
    """Names as editors see them; those with others below with these."""
    known = structure(municipality=desk.place.id, fresh=True)
    found = []
    for row in known.level(parent):
        below = shown(desk, row["id"])
        found.append([row["name"], below] if below else row["name"])
    return found


def _said(client: Client, data: dict[str, Any], path: str = STEP) -> str:
    """Take a step; returns what is told."""
    told = [str(one) for one in client.post(path, data, follow=True).context["messages"]]
    return told[-1]


def _undo(client: Client, data: dict[str, Any], path: str = STEP) -> str:
    """Take a step; returns the one that takes it back."""
    *_, message = client.post(path, data, follow=True).context["messages"]
    return str(message.extra_tags).rpartition("|")[2]


def test_steps_move_and_come_back(desk: Desk) -> None:
    for name in ("Alt", "Bau", "Chor"):
        made(desk, name)
    client = desk.client()
    numbers = category_ids(municipality=desk.place.id, names=["Alt", "Bau", "Chor"])
    _, bau, chor = numbers
    steps = {
        f"up:{bau}": ["Bau", "Alt", "Chor"],
        f"in:{chor}": ["Bau", ["Alt", ["Chor"]]],
        f"out:{chor}": ["Bau", "Alt", "Chor"],
        f"down:{bau}": ["Alt", "Bau", "Chor"],
    }
    for step, expected in steps.items():
        before = shown(desk)
        back = _undo(client, {"step": step})
        assert shown(desk) == expected
        client.post(STEP, {"step": back})
        assert shown(desk) == before
        client.post(STEP, {"step": step})
        assert shown(desk) == expected
    log = client.get("/cms/protokoll/").content.decode()
    assert log.count("„Bau“ steht weiter oben.") == 2
    assert log.split("<tbody")[1].count("zurückgenommen") == len(steps)


def test_what_is_dropped_with_the_mouse(desk: Desk) -> None:
    alt, bau, chor = (made(desk, name) for name in ("Alt", "Bau", "Chor"))
    client = desk.client()
    client.post(STEP, {"step": f"drop:{chor}", "target": alt, "where": "before"})
    assert shown(desk) == ["Chor", "Alt", "Bau"]
    client.post(STEP, {"step": f"drop:{alt}", "target": bau, "where": "into"})
    assert shown(desk) == ["Chor", ["Bau", ["Alt"]]]
    client.post(STEP, {"step": f"drop:{chor}", "target": bau, "where": "after"})
    assert shown(desk) == [["Bau", ["Alt"]], "Chor"]
    assert "steht unter dieser" in _said(client, {"step": f"drop:{bau}", "target": alt, "where": "into"})
    assert "gibt es nicht mehr" in _said(client, {"step": f"drop:{bau}", "target": 99999, "where": "into"})


def test_the_focus_stays_on_the_button(desk: Desk) -> None:
    made(desk, "Alt")
    bau = made(desk, "Bau")
    answer = desk.client().post(STEP, {"step": f"up:{bau}", "next": f"{TREE}?seite=1&fokus=out-9"})
    assert answer.headers["Location"] == f"{TREE}?seite=1&fokus=up-{bau}#k{bau}"
    page = desk.client().get(f"{TREE}?fokus=down-{bau}").content.decode()
    assert page.count("autofocus") == 1


def test_a_category_is_made_changed_and_taken_back(desk: Desk) -> None:
    client = desk.client()
    parent = made(desk, "Freizeit")
    data = {"name": " Sport ", "parent": parent, "tags": ["news_item", "tour"], "icon_name": "run"}
    answer = client.post(f"{TREE}neu/", {**data, "email": "a@example.org,b@example.org"})
    (number,) = category_ids(municipality=desk.place.id, names=["Sport"])
    assert answer.headers["Location"] == f"{TREE}{number}/"
    with within(desk.place.id):
        row = Category.objects.get(pk=number)
    assert (row.tags, row.icon_name, row.parent_id) == (["news_item", "tour"], "run", parent)
    assert row.contact == {"email": "a@example.org, b@example.org"}
    back = _undo(client, {**data, "name": "Bewegung"}, f"{TREE}{number}/")
    assert shown(desk) == [["Freizeit", ["Bewegung"]]]
    client.post(STEP, {"step": back})
    assert shown(desk) == [["Freizeit", ["Sport"]]]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"name": ""}, "Dieses Feld"),
        ({"name": "freizeit"}, "Name gibt es schon"),
        ({"parent": "99999"}, "Diese Kategorie gibt es nicht"),
        ({"parent": "9" * 30}, "Diese Kategorie gibt es nicht"),
        ({"tags": ["unsinn"]}, "unsinn"),
        ({"email": "kein Fax"}, "E-Mail-Adresse"),
        ({"icon_name": "x" * 61}, "60"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(desk: Desk, changes: dict[str, Any], problem: str) -> None:
    made(desk, "Freizeit")
    sport = made(desk, "Sport")
    answer = desk.client().post(f"{TREE}{sport}/", {"name": "Sport", **changes})
    assert answer.status_code == 422
    assert problem in answer.content.decode()
    assert shown(desk) == ["Freizeit", "Sport"]


def test_tags_of_strangers_stay(desk: Desk) -> None:
    sport = made(
        desk, "Sport", tags=["tour", "what_we_do_not_know"], contact={"phone": "1", "email": "a@b.de"}
    )
    desk.client().post(f"{TREE}{sport}/", {"name": "Sport", "tags": ["news_item"]})
    with within(desk.place.id):
        row = Category.objects.get(pk=sport)
    assert row.tags == ["news_item", "what_we_do_not_know"]
    assert row.contact == {"phone": "1", "email": ""}


def test_merging_shows_what_moves_then_moves_it(desk: Desk) -> None:
    old, new = made(desk, "Sport"), made(desk, "Vereine")
    made(desk, "Turnen", old)
    entry = desk.write(title="Fest", categories=[old])
    desk.write(slug="tour", name="Weg", categories=[old])
    client = desk.client()
    page = client.get(f"{TREE}{old}/zusammenlegen?mit={new}").content.decode()
    assert "2 Einträge ziehen um" in page
    assert "Turnen" in page
    assert desk.document(entry.pk)["categories"] == [old]
    back = _undo(client, {"mit": new, "confirm": "1"}, f"{TREE}{old}/zusammenlegen")
    assert desk.document(entry.pk)["categories"] == [new]
    assert shown(desk) == [["Vereine", ["Turnen"]]]
    forget_everything()
    assert client.get(f"{TREE}{old}/").headers["Location"] == f"{TREE}{new}/"
    listed = client.get(f"/cms/inhalte/news_item/?kategorie={old}").context["listing"]
    assert [row.title for row in listed.rows] == ["Fest"]
    citizens = desk.place.page(f"/nachrichten?seite=1&kategorie={old}")
    assert citizens.headers["Location"] == f"/nachrichten?seite=1&kategorie={new}"
    feed = desk.place.page(f"/nachrichten.rss?kategorie={new}").content.decode()
    assert "Fest" in feed
    client.post(STEP, {"step": back})
    assert desk.document(entry.pk)["categories"] == [old]
    assert shown(desk) == [["Sport", ["Turnen"]], "Vereine"]


def test_merging_with_itself_is_refused(desk: Desk) -> None:
    old = made(desk, "Sport")
    answer = desk.client().post(f"{TREE}{old}/zusammenlegen", {"mit": old, "confirm": "1"})
    assert answer.status_code == 422
    assert shown(desk) == ["Sport"]


def test_only_what_is_empty_is_deleted(desk: Desk) -> None:
    top = made(desk, "Freizeit")
    sport = made(desk, "Sport", top)
    item = desk.write(title="Fest", categories=[sport])
    client = desk.client()
    assert "Darunter stehen noch" in _said(client, {"step": f"delete:{top}"})
    assert "tragen die Kategorie noch" in _said(client, {"step": f"delete:{sport}"})
    client.post("/cms/inhalte/news_item/schritt", {"step": f"trash:{item.pk}"})
    assert "Papierkorb" in _said(client, {"step": f"delete:{sport}"})
    empty = made(desk, "Leer", top)
    client.post(STEP, {"step": f"alias:{empty}", "name": "Nichts"})
    back = _undo(client, {"step": f"delete:{empty}"})
    assert shown(desk) == [["Freizeit", ["Sport"]]]
    client.post(STEP, {"step": back})
    assert shown(desk) == [["Freizeit", ["Leer", "Sport"]]]
    assert category_ids(municipality=desk.place.id, names=["nichts"]) == [empty]


def test_names_of_importers_are_asked_after(desk: Desk) -> None:
    clubs = made(desk, "Vereine")
    category_ids(municipality=desk.place.id, names=["Vereinsleben"], brought_by="import:amtsblatt")
    category_ids(municipality=desk.place.id, names=["Jagd"], brought_by="api")
    client = desk.client()
    page = client.get(f"{TREE}?sicht=neu")
    assert {(row.name, row.brought_by) for row in page.context["page"]} == {
        ("Vereinsleben", "vom Import amtsblatt"),
        ("Jagd", "über die Schnittstelle"),
    }
    new, hunting = category_ids(municipality=desk.place.id, names=["Vereinsleben", "Jagd"])
    entry = desk.write(title="Fest", categories=[new])
    client.post(STEP, {"step": f"keep:{hunting}"})
    assert "gibt es nicht" in _said(client, {"step": f"belongs:{new}", f"ziel-{new}": "Unfug"})
    client.post(STEP, {"step": f"belongs:{new}", f"ziel-{new}": "vereine"})
    assert desk.document(entry.pk)["categories"] == [clubs]
    assert not client.get(f"{TREE}?sicht=neu").context["page"].object_list
    again = category_ids(municipality=desk.place.id, names=["Vereinsleben"], brought_by="import:amtsblatt")
    assert again == [clubs]
    assert b"Vereinsleben" in client.get(f"{TREE}?sicht=namen").content
    client.post(STEP, {"step": f"unalias:{clubs}", "name": "Vereinsleben"})
    with within(desk.place.id):
        assert not CategoryAlias.objects.exists()


def test_search_finds_other_names_too(desk: Desk) -> None:
    clubs = made(desk, "Vereine", made(desk, "Leben"))
    client = desk.client()
    client.post(STEP, {"step": f"alias:{clubs}", "name": "Vereinsleben"})
    found = client.get(f"{TREE}?q=VEREINSL").context["page"]
    assert [(row.name, row.path) for row in found] == [("Vereine", "Leben")]
    assert b"Nichts gefunden" in client.get(f"{TREE}?q=xyz").content


def test_ten_thousand_stay_usable(desk: Desk) -> None:
    with within(desk.place.id):
        Category.objects.bulk_create(
            Category(municipality_id=desk.place.id, name=f"K {number:05}", folded=f"k {number:05}")
            for number in range(10_000)
        )
    (first,) = category_ids(municipality=desk.place.id, names=["K 00000"])
    desk.write(title="Fest", categories=[first])
    forget_everything()
    client = desk.client()
    client.get(TREE)
    for path in (TREE, f"{TREE}?seite=50", f"{TREE}?q=00", f"{TREE}{first}/"):
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(path)
        assert len(seen) <= 14, path
        assert len(answer.content) < 500_000
    assert client.get(TREE).context["page"][0].count == 1
    client.post(STEP, {"step": f"in:{first + 1}"})
    known = structure(municipality=desk.place.id, fresh=True)
    assert known.categories[first + 1]["parent"] == first
    answer = client.post(f"{TREE}{first + 2}/", {"name": "K 00002", "parent": "k 00000"})
    assert answer.status_code == 302
    known = structure(municipality=desk.place.id, fresh=True)
    assert known.categories[first + 2]["parent"] == first


@pytest.mark.parametrize("role", ["editor", "user", "extended_user", "restricted"])
def test_only_the_administration(desk: Desk, role: str) -> None:
    number = made(desk, "Sport")
    client = desk.client(role=role)
    for path in (TREE, f"{TREE}neu/", f"{TREE}{number}/", f"{TREE}{number}/zusammenlegen"):
        assert client.get(path).status_code == 403
        assert client.post(path, {"name": "Übernommen", "mit": number}).status_code == 403
    assert client.post(STEP, {"step": f"delete:{number}"}).status_code == 403
    assert shown(desk) == ["Sport"]


def test_neighbours_move_nothing(desk: Desk, amt: Place) -> None:
    number, below = made(desk, "Sport"), made(desk, "Turnen")
    other = desk_of(amt)
    mine = made(other, "Eigenes")
    forget_everything()
    client = other.client()
    for step in ("up", "down", "in", "out", "delete", "keep", "alias", "belongs"):
        data = {"step": f"{step}:{below}", "name": "Fremd", f"ziel-{below}": "Eigenes"}
        client.post(STEP, data)
    client.post(STEP, {"step": f"drop:{mine}", "target": number, "where": "into"})
    assert client.get(f"{TREE}{number}/").status_code == 404
    assert client.post(f"{TREE}{mine}/", {"name": "Eigenes", "parent": number}).status_code == 422
    answer = client.post(f"{TREE}{mine}/zusammenlegen", {"mit": number, "confirm": "1"})
    assert answer.status_code == 422
    assert shown(desk) == ["Sport", "Turnen"]
    assert shown(other) == ["Eigenes"]


def test_odd_requests_are_no_accident(desk: Desk) -> None:
    number = made(desk, "Sport")
    client = desk.client()
    for step in (
        "",
        "up",
        "up:",
        "up:x",
        f"up:{'9' * 40}",
        f"nichts:{number}",
        f"belongs:{number}",
        "undo:x",
    ):
        assert client.post(STEP, {"step": step, "next": "https://example.org/"}).status_code == 302
    said = client.post(STEP, {"step": f"up:{number}", "next": "https://example.org/"}).headers["Location"]
    assert said.startswith("/cms/")
    for query in ("?seite=x", "?seite=0", "?sicht=unfug", "?q=%00", "?fokus=<script>"):
        assert client.get(TREE + query).status_code == 200
    assert client.get(f"{TREE}{'9' * 30}/").status_code == 404


def test_entries_of_an_importer_stay_where_they_were_put(desk: Desk) -> None:
    """The next import brings the old name and lands in the same category, without a word of change."""
    old = category_ids(municipality=desk.place.id, names=["Vereinsleben"], brought_by="import:rss")[0]
    clubs = made(desk, "Vereine")
    entry = desk.write(title="Fest", categories=[old], source="import:rss", external_id="1")
    version = desk.item(entry.pk).version
    client = desk.client()
    client.post(STEP, {"step": f"belongs:{old}", f"ziel-{old}": "Vereine"})
    item = desk.item(entry.pk)
    assert (item.version, item.locked) == (version, [])
    assert orjson.loads(item.document)["categories"] == [clubs]
