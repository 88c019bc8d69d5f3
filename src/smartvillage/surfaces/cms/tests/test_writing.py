"""Writing an item: saved, kept, refused, clashing, released; never lost."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from smartvillage.core.content.find import find_item
from smartvillage.core.content.models import Item, Revision
from smartvillage.core.content.save import update_item
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.jobs import forget_drafts
from smartvillage.surfaces.cms.models import Draft
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk

State = Item.State


def _new() -> str:
    return f"{NEWS}/neu/?stand={uuid4()}"


def _drafts(desk: Desk) -> list[Draft]:
    with within(desk.place.id):
        return list(Draft.objects.all())


def _news(**more: str) -> dict[str, str]:
    return {
        "title": "Wochenmarkt",
        "content_blocks": "",
        "content_blocks-0-id": "",
        "content_blocks-0-body": "<p>Am Freitag</p>",
        **more,
    }


def test_a_new_item_gets_a_key_for_its_draft(desk: Desk) -> None:
    answer = desk.client().get(f"{NEWS}/neu/")
    assert re.fullmatch(rf"{NEWS}/neu/\?stand=[0-9a-f-]{{36}}", answer.headers["Location"])


@pytest.mark.parametrize(
    ("role", "action", "state", "visible"),
    [
        ("admin", "draft", "draft", True),
        ("editor", "publish", "published", True),
        ("user", "publish", "published", True),
        ("restricted", "review", "review", False),
        ("restricted", "publish", "review", False),
        ("restricted", "draft", "draft", True),
    ],
)
def test_roles_bring_items_into_their_states(
    desk: Desk, role: str, action: str, state: str, visible: bool
) -> None:
    answer = desk.client(role=role).post(_new(), _news(action=action))
    item = desk.newest()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{NEWS}/{item.pk}/")
    assert (item.title, item.state, item.visible) == ("Wochenmarkt", state, visible)
    assert desk.document(item.pk)["content_blocks"][0]["body"] == "<p>Am Freitag</p>"
    assert _drafts(desk) == []


def test_restricted_authors_see_no_publish_button(desk: Desk) -> None:
    page = desk.client(role="restricted").get(_new()).content.decode()
    assert "Zur Freigabe" in page
    assert 'value="publish"' not in page


def test_planning_needs_a_time_and_keeps_it(desk: Desk) -> None:
    client = desk.client()
    url = _new()
    without = client.post(url, _news(action="plan"))
    assert without.status_code == 422
    assert "ab wann oder bis wann" in without.content.decode()
    client.post(url, _news(action="plan", publish_from="2030-07-01T08:00"))
    item = desk.newest()
    assert (item.state, str(item.publish_from)) == ("published", "2030-07-01 06:00:00+00:00")
    listed = client.get(f"{NEWS}/?zustand=planned").content.decode()
    assert "Wochenmarkt" in listed


def test_an_end_before_the_beginning_is_refused(desk: Desk) -> None:
    times = {"publish_from": "2030-07-01T08:00", "publish_to": "2030-06-01T08:00"}
    answer = desk.client().post(_new(), _news(action="publish", **times))
    assert answer.status_code == 422
    assert 'href="#f-publish_to"' in answer.content.decode()


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk: Desk) -> None:
    client, url = desk.client(), _new()
    answer = client.post(url, {"title": "Nur ein Titel", "published_at": "31.02.2026", "action": "publish"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#f-published_at"' in page
    assert 'value="31.02.2026"' in page
    assert 'value="Nur ein Titel"' in page
    assert "31.02.2026" in client.get(url).content.decode()
    with within(desk.place.id):
        assert not Item.objects.exists()


def test_readers_must_be_able_to_find_what_is_published(desk: Desk) -> None:
    client = desk.client()
    assert client.post(_new(), {"title": " ", "action": "publish"}).status_code == 422
    assert client.post(_new(), {"title": " ", "action": "draft"}).status_code == 302
    assert desk.newest().state == "draft"


def test_required_fields_are_asked_for(desk: Desk) -> None:
    answer = desk.client().post(
        f"/cms/inhalte/event_record/neu/?stand={uuid4()}", {"title": "", "action": "draft"}
    )
    assert answer.status_code == 422
    assert "Titel muss ausgefüllt werden" in answer.content.decode()


def test_editing_keeps_ids_of_parts_and_what_the_form_does_not_show(desk: Desk) -> None:
    blocks = [{"title": "Eins"}, {"title": "Zwei"}]
    item = desk.write(title="Alt", content_blocks=blocks, news_type="amtlich", payload={"k": 1})
    first, second = (block["id"] for block in desk.document(item.pk)["content_blocks"])
    turned = {
        "content_blocks": "",
        "content_blocks-1-id": str(second),
        "content_blocks-1-title": "Zwei",
        "content_blocks-0-id": str(first),
        "content_blocks-0-title": "Eins",
    }
    desk.client().post(f"{NEWS}/{item.pk}/", {"title": "Neu", "version": "1", "action": "publish", **turned})
    said = desk.document(item.pk)
    assert [(block["id"], block["title"]) for block in said["content_blocks"]] == [
        (second, "Zwei"),
        (first, "Eins"),
    ]
    assert (said["title"], said["news_type"], said["payload"]) == ("Neu", "amtlich", {"k": 1})


def test_rows_work_without_script(desk: Desk) -> None:
    client, url = desk.client(), _new()
    page = client.post(url, {"title": "Markt", "action": "add:content_blocks"}).content.decode()
    assert 'name="content_blocks-0-body"' in page
    assert 'value="Markt"' in page
    page = client.post(url, {"title": "Markt", "content_blocks": "", "action": "keep"}).content.decode()
    assert 'name="content_blocks-0-body"' not in page


def test_a_live_item_stays_as_it_is_until_it_is_published_again(desk: Desk) -> None:
    item = desk.write(title="Alt")
    client = desk.client()
    answer = client.post(
        f"{NEWS}/{item.pk}/", {"title": "Neu", "version": "1", "action": "draft"}, follow=True
    )
    page = answer.content.decode()
    assert "Zu sehen bleibt die bisherige Fassung" in page
    assert 'value="Neu"' in page
    assert (desk.item(item.pk).title, desk.item(item.pk).state) == ("Alt", "published")
    client.post(f"{NEWS}/{item.pk}/", {"title": "Neu", "version": "1", "action": "publish"})
    assert (desk.item(item.pk).title, _drafts(desk)) == ("Neu", [])


def _autosave(client: Client, number: int, **fields: str) -> Any:
    return client.post(
        f"{NEWS}/{number}/entwurf", {"version": "1", **fields}, headers={"X-Autosave": "1"}
    ).json()


def test_autosave_keeps_one_state_per_person_and_item(desk: Desk) -> None:
    item = desk.write(title="Alt")
    anna, bert = desk.client(), desk.client()
    assert _autosave(anna, item.pk, title="Von Anna")["saved_at"].startswith("20")
    _autosave(anna, item.pk, title="Von Anna, zweiter Anlauf")
    _autosave(bert, item.pk, title="Von Bert")
    assert sorted(draft.data["raw"]["title"] for draft in _drafts(desk)) == [
        "Von Anna, zweiter Anlauf",
        "Von Bert",
    ]
    page = anna.get(f"{NEWS}/{item.pk}/").content.decode()
    assert "Sie haben einen nicht übernommenen Stand" in page
    assert 'value="Von Anna, zweiter Anlauf"' in page
    assert desk.item(item.pk).title == "Alt"


def test_a_state_that_says_nothing_new_is_no_draft(desk: Desk) -> None:
    item = desk.write(title="Alt")
    client = desk.client()
    _autosave(client, item.pk, title="Neu")
    assert _autosave(client, item.pk, title="Alt") == {"saved_at": None, "newer": False}
    assert _drafts(desk) == []


def test_an_unsaved_state_can_be_thrown_away(desk: Desk) -> None:
    item = desk.write(title="Alt")
    client = desk.client()
    _autosave(client, item.pk, title="Neu")
    page = client.post(f"{NEWS}/{item.pk}/verwerfen", follow=True).content.decode()
    assert "verworfen" in page
    assert 'value="Alt"' in page
    assert _drafts(desk) == []


def test_what_nobody_came_back_to_is_forgotten(desk: Desk) -> None:
    items = [desk.write(title=f"Nr. {number}") for number in range(2)]
    client = desk.client()
    for item in items:
        _autosave(client, item.pk, title="Angefangen")
    with within(desk.place.id):
        Draft.objects.filter(item=items[0]).update(updated_at=now() - timedelta(days=200))
    forget_drafts()
    assert [draft.item_id for draft in _drafts(desk)] == [items[1].pk]


def test_begun_items_are_found_again_on_the_first_page(desk: Desk) -> None:
    client, key = desk.client(), uuid4()
    client.post(f"{NEWS}/neu/entwurf?stand={key}", {"title": "Angefangen"}, headers={"X-Autosave": "1"})
    page = client.get("/cms/").content.decode()
    assert "Angefangen" in page
    assert f"{NEWS}/neu/?stand={key}" in page
    assert "Angefangen" not in desk.client().get("/cms/").content.decode()


def _between(desk: Desk, item: Item, **values: Any) -> None:
    """Somebody else saves."""
    viewer = desk.place.viewer("admin", account=desk.account("admin", name="Berta Bauer").pk)
    found = find_item(viewer=viewer, kind=item.kind, number=item.pk)
    assert found
    update_item(viewer=viewer, item=found, values=values)


def test_a_conflict_shows_both_and_takes_the_chosen(desk: Desk) -> None:
    item = desk.write(title="Alt", author="Rathaus", keywords="markt")
    _between(desk, item, title="Von Berta", author="Berta")
    client = desk.client()
    mine = {
        "title": "Von mir",
        "author": "Rathaus",
        "keywords": "wochenmarkt",
        "version": "1",
        "action": "publish",
    }
    answer = client.post(f"{NEWS}/{item.pk}/", mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Berta Bauer", "Von Berta", "Von mir", 'name="wahl-title"', 'name="wahl-author"'):
        assert words in page
    assert 'name="wahl-keywords"' not in page
    assert re.search(r'name="wahl-title" value="mine" checked', page)
    assert re.search(r'name="wahl-author" value="theirs" checked', page)
    chosen = {**mine, "resolves": "2", "wahl-title": "mine", "wahl-author": "theirs"}
    assert client.post(f"{NEWS}/{item.pk}/", chosen).status_code == 302
    said = desk.document(item.pk)
    assert (said["title"], said["author"], said["keywords"]) == ("Von mir", "Berta", "wochenmarkt")


def test_a_choice_holds_only_for_the_version_it_was_made_for(desk: Desk) -> None:
    item = desk.write(title="Alt")
    _between(desk, item, title="Zweite")
    _between(desk, item, title="Dritte")
    mine = {"title": "Von mir", "version": "1", "action": "publish", "resolves": "2", "wahl-title": "mine"}
    answer = desk.client().post(f"{NEWS}/{item.pk}/", mine)
    assert answer.status_code == 409
    assert "Dritte" in answer.content.decode()


def test_changes_that_do_not_touch_the_content_are_no_conflict(desk: Desk) -> None:
    item = desk.write(title="Alt")
    client = desk.client()
    client.post(f"{NEWS}/schritt", {"step": f"hide:{item.pk}"})
    answer = client.post(f"{NEWS}/{item.pk}/", {"title": "Neu", "version": "1", "action": "publish"})
    assert answer.status_code == 302
    assert desk.item(item.pk).title == "Neu"


def test_an_editor_releases_or_sends_back_with_a_word(desk: Desk) -> None:
    club = desk.organisation("Sportverein")
    author = desk.account("restricted", organisation=club)
    writing = desk.client(author)
    writing.post(_new(), _news(action="review"))
    item = desk.newest()
    editor = desk.client(desk.account("editor", name="Cora Chef"))
    assert "wartet auf Ihre Freigabe" in editor.get(f"{NEWS}/{item.pk}/").content.decode()
    assert "Zur Freigabe" in editor.get("/cms/").content.decode()
    editor.post(f"{NEWS}/schritt", {"step": f"return:{item.pk}", "note": "Bitte ein\x00 Foto"})
    assert desk.item(item.pk).state == "draft"
    page = writing.get(f"{NEWS}/{item.pk}/").content.decode()
    assert "Cora Chef schreibt dazu:" in page
    assert "Bitte ein Foto" in page
    writing.post(f"{NEWS}/{item.pk}/", _news(action="review", version="2"))
    editor.post(f"{NEWS}/schritt", {"step": f"publish:{item.pk}"})
    assert (desk.item(item.pk).state, desk.item(item.pk).visible) == ("published", True)
    with within(desk.place.id):
        clients = {revision.client for revision in Revision.objects.filter(item=item)}
    assert clients == {"cms"}


def test_fields_of_imported_items_are_kept_and_given_back(desk: Desk) -> None:
    item = desk.write(title="Alt", source="rss", external_id="1", keywords="a")
    client = desk.client()
    assert "Aus dem Import" in client.get(f"{NEWS}/{item.pk}/").content.decode()
    client.post(
        f"{NEWS}/{item.pk}/", {"title": "Von Hand", "keywords": "a", "version": "1", "action": "publish"}
    )
    assert desk.item(item.pk).locked == ["title"]
    client.post(
        f"{NEWS}/{item.pk}/",
        {"title": "Halb fertig", "keywords": "a", "version": "2", "action": "lock:keywords"},
    )
    assert desk.item(item.pk).locked == ["keywords", "title"]
    page = client.get(f"{NEWS}/{item.pk}/").content.decode()
    assert 'value="Halb fertig"' in page
    assert "wieder dem Import überlassen" in page
    client.post(f"{NEWS}/{item.pk}/", {"action": "release:title", "version": "2"})
    assert desk.item(item.pk).locked == ["keywords"]


@pytest.mark.parametrize(
    "action", ["", "x", "lock:nirgends", "add:nirgends", "up:content_blocks-7", "publish:1"]
)
def test_odd_requests_break_nothing(desk: Desk, action: str) -> None:
    item = desk.write(title="Alt")
    fields = {
        "action": action,
        "version": "x" * 50,
        "title": "\x00",
        "publish_from": "?",
        "content_blocks-0-x-y": "1",
    }
    answer = desk.client().post(f"{NEWS}/{item.pk}/", fields)
    assert answer.status_code in (200, 302, 422)
    assert desk.item(item.pk).title == "Alt"


@pytest.mark.parametrize(
    "path",
    [
        "inhalte/nirgends/",
        "inhalte/news_item/999/",
        "inhalte/news_item/neu/vorschau/karte",
        "inhalte/news_item/1/vorschau/x",
    ],
)
def test_what_is_not_there_is_404(desk: Desk, path: str) -> None:
    assert desk.client().get(f"/cms/{path}").status_code == 404
