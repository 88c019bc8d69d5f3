"""Lists and what is done from them, search, history, preview, pictures."""

import io
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from smartvillage.core.content.categories import category_ids
from smartvillage.core.media.models import Asset
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk
from smartvillage.testing import Place


def _titles(desk: Desk, query: str = "", **client: Any) -> list[str]:
    answer = desk.client(**client).get(f"{NEWS}/{query}")
    return [row.title for row in answer.context["listing"].rows]


def test_states_are_counted_and_filtered(desk: Desk) -> None:
    client = desk.client()
    hidden = desk.write(title="Verborgen")
    gone = desk.write(title="Weg")
    desk.write(title="Offen")
    desk.write(title="Entwurf", state="draft")
    desk.write(title="Geplant", publish_from=now() + timedelta(days=2))
    desk.write(title="Vorbei", publish_to=now() - timedelta(days=2))
    desk.write(title="Wartet", role="restricted")
    client.post(f"{NEWS}/schritt", {"step": f"hide:{hidden.pk}"})
    client.post(f"{NEWS}/schritt", {"step": f"trash:{gone.pk}"})
    counts = client.get(f"{NEWS}/").context["listing"].counts
    assert counts == {
        "": 6, "draft": 1, "review": 1, "published": 1, "planned": 1, "hidden": 1, "expired": 1, "trash": 1,
    }  # fmt: skip
    for name, title in {
        "hidden": "Verborgen",
        "trash": "Weg",
        "planned": "Geplant",
        "expired": "Vorbei",
    }.items():
        assert _titles(desk, f"?zustand={name}") == [title]
    assert "Weg" not in _titles(desk)


def test_words_organisations_and_categories_narrow_the_list(desk: Desk) -> None:
    club = desk.organisation("Sportverein")
    (parent,) = category_ids(municipality=desk.place.id, names=["Vereine"])
    desk.write(title="Straßenfest am Markt", categories=[parent])
    desk.write(title="Turnier", organisation=club)
    desk.write(title="100 % Rabatt")
    assert _titles(desk, "?q=strassenfest+markt") == ["Straßenfest am Markt"]
    assert _titles(desk, "?q=%25") == ["100 % Rabatt", "Turnier", "Straßenfest am Markt"]
    assert _titles(desk, f"?organisation={club}") == ["Turnier"]
    assert _titles(desk, f"?kategorie={parent}") == ["Straßenfest am Markt"]
    assert _titles(desk, "?sortierung=titel") == ["100 % Rabatt", "Straßenfest am Markt", "Turnier"]
    assert _titles(desk, "?sortierung=-titel") == ["Turnier", "Straßenfest am Markt", "100 % Rabatt"]


@pytest.mark.parametrize(
    "query",
    [
        "?seite=99",
        "?seite=x",
        "?zustand=x",
        "?sortierung=x",
        "?organisation=" + "9" * 30,
        "?kategorie=-1",
        "?q=" + "%25" * 300,
    ],
)
def test_odd_addresses_show_the_list(desk: Desk, query: str) -> None:
    desk.write(title="Da")
    assert desk.client().get(f"{NEWS}/{query}").status_code == 200


def test_lists_of_one_kind_hold_only_this_kind(desk: Desk) -> None:
    desk.write(slug="generic_item.job", title="Gärtnerei sucht")
    desk.write(slug="generic_item.offer", title="Rosen im Angebot")
    client = desk.client()
    for slug, title in {
        "generic_item.job": "Gärtnerei sucht",
        "generic_item.offer": "Rosen im Angebot",
    }.items():
        rows = client.get(f"/cms/inhalte/{slug}/").context["listing"].rows
        assert [row.title for row in rows] == [title]
    assert client.get("/cms/inhalte/generic_item/").context["listing"].rows == []
    job = desk.write(slug="generic_item.job", title="Zweite")
    assert client.get(f"/cms/inhalte/generic_item.offer/{job.pk}/").status_code == 404


def test_the_neighbours_see_nothing(desk: Desk, amt: Place) -> None:
    item = desk.write(title="Nur hier")
    from smartvillage.surfaces.cms.tests.desk import desk_of
    from smartvillage.testing import forget_everything

    other = desk_of(amt)
    forget_everything()
    client = other.client()
    assert client.get(f"{NEWS}/").context["listing"].rows == []
    assert client.get(f"{NEWS}/{item.pk}/").status_code == 404
    assert client.get(f"/cms/suche?q={item.pk}").context["lines"] == []


def test_the_trash_gives_back(desk: Desk) -> None:
    item = desk.write(title="Versehen")
    client = desk.client()
    page = client.post(f"{NEWS}/schritt", {"step": f"trash:{item.pk}"}, follow=True).content.decode()
    assert "„Versehen“: in den Papierkorb gelegt." in page
    (key,) = re.findall(r'value="(undo:[^"]+)"', page)
    assert "liegt im Papierkorb" in client.get(f"{NEWS}/{item.pk}/").content.decode()
    client.post(f"{NEWS}/schritt", {"step": key})
    assert (desk.item(item.pk).state, desk.item(item.pk).visible) == ("published", True)
    client.post(f"{NEWS}/schritt", {"step": f"trash:{item.pk}"})
    client.post(f"{NEWS}/schritt", {"step": f"restore:{item.pk}"})
    assert desk.item(item.pk).state == "draft"


def test_restricted_authors_cannot_publish_by_way_of_the_trash(desk: Desk) -> None:
    club = desk.organisation("Sportverein")
    author = desk.client(desk.account("restricted", organisation=club))
    item = desk.write(title="Heimlich", role="restricted", organisation=club)
    page = author.post(f"{NEWS}/schritt", {"step": f"trash:{item.pk}"}, follow=True).content.decode()
    author.post(f"{NEWS}/schritt", {"step": re.findall(r'value="(undo:[^"]+)"', page)[0]})
    assert not (desk.item(item.pk).state == "published" and desk.item(item.pk).visible)
    author.post(f"{NEWS}/schritt", {"step": f"publish:{item.pk}"})
    author.post(f"{NEWS}/schritt", {"step": f"show:{item.pk}"})
    assert not desk.item(item.pk).visible


def test_many_at_once(desk: Desk) -> None:
    numbers = [desk.write(title=f"Nr. {number}").pk for number in range(3)]
    answer = desk.client().post(
        f"{NEWS}/schritt", {"step": "hide", "item": [*numbers, "x", "99999"]}, follow=True
    )
    assert "3 Einträge: wird nicht mehr angezeigt." in answer.content.decode()
    assert [desk.item(number).visible for number in numbers] == [False] * 3


def test_a_copy_is_a_draft_of_its_own(desk: Desk) -> None:
    item = desk.write(title="Markt", content_blocks=[{"title": "Wo"}], source="rss", external_id="7")
    answer = desk.client().post(f"{NEWS}/schritt", {"step": f"duplicate:{item.pk}"})
    copy = desk.newest()
    assert answer.headers["Location"] == f"{NEWS}/{copy.pk}/"
    assert (copy.title, copy.state, copy.source) == ("Markt (Kopie)", "draft", "")
    blocks = [desk.document(number)["content_blocks"][0] for number in (item.pk, copy.pk)]
    assert blocks[0]["title"] == blocks[1]["title"]
    assert blocks[0]["id"] != blocks[1]["id"]


@pytest.mark.parametrize("target", ["https://boese.example/", "//boese.example/", "javascript:alert(1)"])
def test_steps_never_lead_away(desk: Desk, target: str) -> None:
    answer = desk.client().post(f"{NEWS}/schritt", {"step": "x", "next": target})
    assert answer.headers["Location"] == f"{NEWS}/"


def test_search_finds_titles_numbers_and_commands(desk: Desk) -> None:
    item = desk.write(title="Straßenfest")
    event = desk.write(slug="event_record", title="Straßenmusik", dates=[])
    client = desk.client()
    found = client.get("/cms/suche?q=straßen").context["lines"]
    assert [line.title for line in found] == ["Straßenmusik", "Straßenfest"]
    assert (
        client.get(f"/cms/suche?q={event.pk}").headers["Location"] == f"/cms/inhalte/event_record/{event.pk}/"
    )
    commands = client.get("/cms/suche?q=nachricht+neu").context["commands"]
    assert [link.url for link in commands] == [f"{NEWS}/neu/"]
    assert client.get("/cms/suche").status_code == 200
    assert client.get(f"/cms/suche?q={item.pk}0000").context["lines"] == []


def test_history_says_who_did_what_in_words(desk: Desk) -> None:
    item = desk.write(
        title="Alt", content_blocks=[{"title": "Wo", "body": "<p>Am alten Markt</p>"}], show_publish_date=True
    )
    block = desk.document(item.pk)["content_blocks"][0]["id"]
    client = desk.client(desk.account("admin", name="Anna Amtmann"))
    fields = {
        "title": "Neu",
        "content_blocks-0-id": str(block),
        "content_blocks-0-title": "Wo",
        "content_blocks-0-body": "<p>Am neuen Markt</p>",
        "show_publish_date": "false",
    }
    client.post(f"{NEWS}/{item.pk}/", {**fields, "content_blocks": "", "version": "1", "action": "publish"})
    listed = client.get(f"{NEWS}/{item.pk}/verlauf/").content.decode()
    for words in ("Anna Amtmann, Redaktion", "Überschrift", "Text und Bilder", "Fassung 2"):
        assert words in listed
    changes = client.get(f"{NEWS}/{item.pk}/verlauf/2/").context["changes"]
    assert [(change.path, change.before, change.after) for change in changes] == [
        ("Überschrift", "Alt", "Neu"),
        ("Abschnitt 1 › Text", "Am alten Markt", "Am neuen Markt"),
        ("Datum zeigen", "ja", "nein"),
    ]
    assert changes[1].marks == [("same", "Am "), ("gone", "alten "), ("new", "neuen "), ("same", "Markt")]
    client.post(f"{NEWS}/{item.pk}/verlauf/1/wiederherstellen")
    assert (desk.document(item.pk)["title"], desk.item(item.pk).version) == ("Alt", 3)
    assert client.get(f"{NEWS}/{item.pk}/verlauf/9/").status_code == 404
    assert client.post(f"{NEWS}/{item.pk}/verlauf/9/wiederherstellen").status_code == 404


def test_the_preview_shows_what_is_typed(desk: Desk) -> None:
    client, key = desk.client(), uuid4()
    fields = {
        "title": "Ganz neu",
        "content_blocks-0-body": "<p>Mit <script>x</script>Text</p>",
        "content_blocks-0-id": "",
    }
    client.post(f"{NEWS}/neu/entwurf?stand={key}", fields)
    for view in ("karte", "seite"):
        answer = client.get(f"{NEWS}/neu/vorschau/{view}?stand={key}")
        assert answer.status_code == 200
        assert "Ganz neu" in answer.content.decode()
        assert "<script>x" not in answer.content.decode()
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert client.get(f"{NEWS}/neu/vorschau/karte?stand={uuid4()}").status_code == 200


@pytest.mark.parametrize(
    "slug",
    [
        "event_record",
        "point_of_interest",
        "tour",
        "generic_item",
        "generic_item.constructionsite",
        "static_content",
        "static_content.json",
    ],
)
def test_every_kind_can_be_begun_and_seen(desk: Desk, slug: str) -> None:
    client, key = desk.client(), uuid4()
    page = client.get(f"/cms/inhalte/{slug}/neu/?stand={key}")
    assert page.status_code == 200
    client.post(f"/cms/inhalte/{slug}/neu/entwurf?stand={key}", {"title": "Neu", "name": "neu"})
    for view in ("karte", "seite"):
        assert client.get(f"/cms/inhalte/{slug}/neu/vorschau/{view}?stand={key}").status_code == 200


def _picture() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(file, "PNG")
    return SimpleUploadedFile("bild.png", file.getvalue(), "image/png")


@pytest.mark.usefixtures("_own_media")
def test_a_picture_is_taken_in_at_once(desk: Desk) -> None:
    answer = desk.client().post("/cms/medien/hochladen", {"file": _picture()}).json()
    with within(desk.place.id):
        asset = Asset.objects.get()
    assert answer["fields"] == {
        "url": f"/medien/{asset.digest}.png",
        "asset": str(asset.pk),
        "width": "30",
        "height": "20",
        "focus_x": "50",
        "focus_y": "50",
        "content_type": "image",
    }
    assert answer["thumbnail"] == f"/medien/{asset.digest}/320.webp"


@pytest.mark.usefixtures("_own_media")
def test_a_picture_comes_along_with_the_form(desk: Desk) -> None:
    fields = {
        "title": "Mit Bild",
        "content_blocks": "",
        "content_blocks-0-id": "",
        "content_blocks-0-media_contents": "",
        "content_blocks-0-media_contents-0-id": "",
        "content_blocks-0-media_contents-0-alt": "Eine blaue Fläche",
        "content_blocks-0-media_contents-0-datei": _picture(),
        "action": "publish",
    }
    desk.client().post(f"{NEWS}/neu/?stand={uuid4()}", fields)
    media = desk.document(desk.newest().pk)["content_blocks"][0]["media_contents"][0]
    assert media["source_url"]["url"].startswith("/medien/")
    assert (media["alt"], media["width"], media["content_type"]) == ("Eine blaue Fläche", 30, "image")


@pytest.mark.parametrize("content", [b"", b"kein Bild", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_refused_with_a_reason(desk: Desk, content: bytes) -> None:
    client = desk.client()
    file = SimpleUploadedFile("x.png", content, "image/png")
    answer = client.post("/cms/medien/hochladen", {"file": file})
    assert answer.status_code == 422
    assert answer.json()["error"]
    fields = {"title": "x", "content_blocks-0-id": "", "content_blocks-0-media_contents-0-id": ""}
    broken = SimpleUploadedFile("x.png", content or b"x", "image/png")
    sent = client.post(
        f"{NEWS}/neu/?stand={uuid4()}",
        {**fields, "content_blocks-0-media_contents-0-datei": broken, "action": "publish"},
    )
    assert sent.status_code == 422
