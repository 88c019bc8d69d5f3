"""Nothing an editor typed is lost: failing saves, ended sessions, others at the same item."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.models import Draft
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk


def _broken(*_args: Any, **_named: Any) -> None:
    raise RuntimeError("disk full")


def test_a_failing_save_shows_the_form_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    item = desk.write(title="Alt")
    client = desk.client()
    monkeypatch.setattr("smartvillage.surfaces.cms.saving.update_item", _broken)
    monkeypatch.setattr("smartvillage.surfaces.cms.saving.create_item", _broken)
    for path in (f"{NEWS}/{item.pk}/", f"{NEWS}/neu/?stand={uuid4()}"):
        fields = {"title": "Neu getippt", "version": "1", "action": "publish"}
        answer = client.post(path, fields)
        assert answer.status_code == 500
        page = answer.content.decode()
        assert "auf unserer Seite etwas schiefgegangen" in page
        assert 'value="Neu getippt"' in page
    monkeypatch.undo()
    again = client.get(f"{NEWS}/{item.pk}/").content.decode()
    assert 'value="Neu getippt"' in again
    assert "nicht übernommenen Stand" in again
    assert desk.item(item.pk).title == "Alt"


def test_others_at_the_same_item_are_named(desk: Desk) -> None:
    item = desk.write(title="Alt")
    bert = desk.account("editor", name="Bert Bauer")
    desk.client(bert).post(f"{NEWS}/{item.pk}/entwurf", {"title": "Neu"})
    client = desk.client()
    assert "Bert Bauer arbeitet gerade an diesem Eintrag" in client.get(f"{NEWS}/{item.pk}/").content.decode()
    assert "arbeitet gerade" not in desk.client(bert).get(f"{NEWS}/{item.pk}/").content.decode()
    with within(desk.place.id):
        Draft.objects.update(updated_at=now() - timedelta(hours=1))
    assert "arbeitet gerade" not in client.get(f"{NEWS}/{item.pk}/").content.decode()


def test_a_form_hears_that_somebody_saved(desk: Desk) -> None:
    item = desk.write(title="Alt")
    client = desk.client()
    save = f"{NEWS}/{item.pk}/entwurf"
    assert client.post(save, {"title": "Neu", "version": "1"}).json()["newer"] is False
    desk.client().post(f"{NEWS}/{item.pk}/", {"title": "Anders", "version": "1", "action": "publish"})
    assert client.post(save, {"title": "Neu", "version": "1"}).json()["newer"] is True


def test_the_page_after_signing_in_again_is_for_staff(desk: Desk) -> None:
    account = desk.account("admin")
    page = desk.client(account).get("/cms/konto/wieder-da/").content.decode()
    assert f'data-back="{account.pk}"' in page
    assert Client(HTTP_HOST=desk.host).get("/cms/konto/wieder-da/").status_code == 302


def test_a_push_is_shown_as_telephones_cut_it(desk: Desk) -> None:
    client, key = desk.client(), uuid4()
    fields = {"title": "T" * 200, "content_blocks-0-id": "", "content_blocks-0-body": "<p>Wort </p>" * 99}
    client.post(f"{NEWS}/neu/entwurf?stand={key}", fields)
    push = client.get(f"{NEWS}/neu/vorschau/push?stand={key}").context["push"]
    assert push.app == "Bad Belzig"
    assert len(push.title) <= 66
    assert push.text.startswith("Wort Wort")
    assert "<" not in push.text
    assert len(push.text) <= 179
