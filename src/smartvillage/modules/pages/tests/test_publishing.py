"""The desk publishes no configuration the app cannot read; the wire takes what importers send."""

from typing import Any

import orjson
import pytest

from smartvillage.core.content.models import Item, Revision
from smartvillage.core.municipalities.scope import within
from smartvillage.surfaces.cms.tests.desk import Desk, desk_of
from smartvillage.testing import Place, forget_everything

SLUG = "static_content.json"
HOME = f"/cms/inhalte/{SLUG}"
GOOD = [{"title": "Abfall", "routeName": "WasteCollection"}]
BAD = [{"title": "Abfall", "routeName": "Foo"}]
UNKNOWN = "Die Ansicht „Foo“ kennt die App nicht"
SAVE = """mutation Save($name: String!, $content: String!) {
  createOrUpdateStaticContent(name: $name, content: $content, dataType: "json") { id }
}"""


@pytest.fixture
def desk(town: Place) -> Desk:
    made = desk_of(town)
    forget_everything()
    return made


def written(desk: Desk, value: Any, **more: Any) -> Item:
    text = value if isinstance(value, str) else orjson.dumps(value).decode()
    return desk.write(slug=SLUG, name="homeService", content=text, **more)


@pytest.mark.django_db
def test_a_fault_stands_at_the_field_and_nothing_is_published(desk: Desk) -> None:
    item = written(desk, GOOD, state="draft")
    client = desk.client(role="editor")
    sent = {"version": "1", "name": "homeService", "content": orjson.dumps(BAD).decode(), "action": "publish"}
    answer = client.post(f"{HOME}/{item.pk}/", sent)
    assert answer.status_code == 422
    assert UNKNOWN in answer.content.decode()
    assert desk.item(item.pk).state == "draft"
    assert client.post(f"{HOME}/{item.pk}/", {**sent, "content": "[{]"}).status_code == 422
    assert client.post(f"{HOME}/{item.pk}/", {**sent, "action": "draft"}).status_code == 302
    assert client.post(f"{HOME}/{item.pk}/", {**sent, "version": "2", "content": "[]"}).status_code == 302
    assert desk.item(item.pk).state == "published"


@pytest.mark.django_db
def test_no_other_way_publishes_it(desk: Desk) -> None:
    item = written(desk, BAD, state="draft")
    client = desk.client()
    for step in ("publish", "show"):
        page = client.post(f"{HOME}/schritt", {"step": f"{step}:{item.pk}"}, follow=True).content.decode()
        assert UNKNOWN in page
        assert "dürfen Sie nicht ändern" not in page
        assert desk.item(item.pk).state == "draft"


@pytest.mark.django_db
def test_an_old_version_with_faults_does_not_come_back(desk: Desk) -> None:
    item = written(desk, BAD)
    client = desk.client()
    client.post(
        f"{HOME}/{item.pk}/",
        {"version": "1", "name": "homeService", "content": orjson.dumps(GOOD).decode(), "action": "publish"},
    )
    assert "WasteCollection" in desk.document(item.pk)["content"]
    page = client.post(f"{HOME}/{item.pk}/verlauf/1/wiederherstellen", follow=True).content.decode()
    assert UNKNOWN in page
    assert "WasteCollection" in desk.document(item.pk)["content"]
    with within(desk.place.id):
        assert Revision.objects.filter(item=item).count() == 2


@pytest.mark.django_db
def test_a_change_that_waits_is_looked_at_again_before_it_goes_out(desk: Desk) -> None:
    page = desk.write(slug="static_content", name="hilfe", content="<p>Hilfe</p>")
    item = written(desk, GOOD)
    desk.client().post("/cms/freigaben/", {"organisation": "", "kind": "", "wanted": 1})
    tile = {"title": "Hilfe", "routeName": "Html", "params": {"queryVariables": {"name": "hilfe"}}}
    author, reviewer = desk.client(role="editor"), desk.client(role="admin")
    sent = {
        "version": "1",
        "name": "homeService",
        "content": orjson.dumps([tile]).decode(),
        "action": "review",
    }
    assert author.post(f"{HOME}/{item.pk}/", sent).status_code == 302
    with within(desk.place.id):
        proposal = item.proposal
    reviewer.post("/cms/inhalte/static_content/schritt", {"step": f"trash:{page.pk}"})
    answer = reviewer.post(
        f"{HOME}/{item.pk}/aenderung", {"proposal": proposal.pk, "step": "approve"}, follow=True
    )
    assert "Die Seite „hilfe“ gibt es nicht" in answer.content.decode()
    assert "WasteCollection" in desk.document(item.pk)["content"]


@pytest.mark.django_db
def test_the_wire_takes_what_it_is_sent(town: Place) -> None:
    for content in ("[{]", orjson.dumps(BAD).decode()):
        saved = town.data(SAVE, {"name": "homeService", "content": content})
        found = town.data('{ publicJsonFile(name: "homeService") { content } }', role="app")
        assert found["publicJsonFile"]["content"] == content
        town.data(
            f'mutation {{ destroyRecord(id: {saved["createOrUpdateStaticContent"]["id"]}, recordType: "StaticContent") {{ id }} }}'
        )


@pytest.mark.django_db
def test_pictures_of_the_library_have_a_host_in_the_app(town: Place) -> None:
    slide = {
        "picture": {"uri": "/medien/abc.jpg", "captionText": "bei /medien/"},
        "text": '<img src="/medien/d.jpg">',
    }
    town.publish("static_content", "json", name="homeCarousel", content=orjson.dumps([slide]).decode())
    for version in ("", ', version: "5.0.0"'):
        found = town.data(f'{{ publicJsonFile(name: "homeCarousel"{version}) {{ content }} }}', role="app")
        content = found["publicJsonFile"]["content"]
        (said,) = content if version else orjson.loads(content)
        assert said["picture"] == {"uri": "http://test/medien/abc.jpg", "captionText": "bei /medien/"}
        assert said["text"] == '<img src="http://test/medien/d.jpg">'
