"""Tokens that are old or somebody else's, phones without a token, pictures that burst, names that climb."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from PIL import Image

from smartvillage.core.media.models import Asset
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.members import issue_member_token
from smartvillage.core.people.models import Member
from smartvillage.core.push.models import Device
from smartvillage.kit.dates import now
from smartvillage.surfaces.rest.tests.test_media import PDF, photo, send
from smartvillage.testing import Place, Reply, call, forget_everything, token

PRIVATE = [
    ("GET", "/data_provider.json"),
    ("GET", "/oauth/token/info"),
    ("POST", "/notification/devices.json"),
    ("PUT", "/notification/devices/0.json"),
    ("DELETE", "/notification/devices/remove.json"),
    ("POST", "/notification/push_device_assignments/add.json"),
    ("GET", "/notification/wastes.json"),
    ("POST", "/media_contents"),
    ("DELETE", "/media_contents/1.json"),
    ("GET", "/app_user_contents.json"),
    ("GET", "/categories.json"),
    ("GET", "/static_contents.json"),
    ("POST", "/api/v2/user_provisionings"),
]
PHONE = {"notification_device": {"token": "ExponentPushToken[a]", "device_type": "ios"}}


def ask(place: Place, method: str, path: str, sent: str, body: Any = b"", **headers: str) -> Reply:
    host = f"{place.slug}.localhost"
    return call(path, body, method=method, host=host, authorization=f"Bearer {sent}", **headers)


@pytest.mark.parametrize(("method", "path"), PRIVATE)
def test_old_wrong_and_absent_tokens_are_401_and_nothing_else(town: Place, method: str, path: str) -> None:
    good = token(town)
    with time_machine.travel(now() + timedelta(hours=25)):
        forget_everything()
        old = ask(town, method, path, good)
    for refused in (old, ask(town, method, path, "falsch"), ask(town, method, path, "")):
        assert (refused.status, refused.body) == (401, b"")
        assert refused.headers["WWW-Authenticate"].startswith("Bearer ")


def test_a_token_reaches_its_own_municipality_whatever_host_is_asked(town: Place, amt: Place) -> None:
    foreign = token(amt, "app")
    assert ask(town, "POST", "/notification/devices.json", foreign, PHONE).status == 201
    with within(town.id):
        assert Device.objects.count() == 0
    with within(amt.id):
        assert Device.objects.count() == 1
    own = ask(town, "GET", "/data_provider.json", foreign).json
    assert own["data_provider"]["id"] == amt.organisation
    removed = ask(amt, "DELETE", "/notification/devices/remove.json", token(town, "app"), PHONE)
    assert (removed.status, removed.body) == (404, b"null")


def test_a_member_of_another_municipality_is_nobody_here(town: Place, amt: Place) -> None:
    with within(amt.id):
        member = Member.objects.create(municipality_id=amt.id, email="a@example.org")
        personal = issue_member_token(member)
    assert ask(amt, "GET", "/member", personal).json["member"]["id"] == member.pk
    refused = ask(town, "GET", "/member", personal)
    assert (refused.status, refused.json) == (401, {"success": False})
    mine = {"query": "{ genericItems(currentMember: true) { id } getConversations { id } }"}
    told = ask(town, "POST", "/graphql", token(town, "app"), mine, x_authorization=personal)
    assert told.json == {"data": {"genericItems": [], "getConversations": []}}
    linked = {"notification_device": {**PHONE["notification_device"], "member_id": member.pk}}
    sent = token(town, "app")
    ask(town, "POST", "/notification/devices.json", sent, PHONE)
    assert ask(town, "PUT", "/notification/devices/0.json", sent, linked).status == 200
    with within(town.id):
        assert Device.objects.get().member_id is None


def burst(kind: str) -> bytes:
    """A few hundred kilobytes that would fill gigabytes."""
    made = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_pictures_that_burst_are_refused_before_they_do(town: Place, kind: str) -> None:
    content = burst(kind)
    assert len(content) < 5_000_000
    refused = send(town, content, name=f"x.{kind.lower()}", mime=f"image/{kind.lower()}")
    assert (refused.status, list(refused.json)) == (422, ["attachment"])


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "a\x00b.jpg", "x" * 500, "%2e%2e/x"],
)
def test_names_of_files_lead_nowhere(town: Place, name: str) -> None:
    answer = send(town, photo(), name=name)
    assert answer.status == 201
    with within(town.id):
        stored = Asset.objects.get()
    assert answer.json["service_url"].endswith(f"/medien/{stored.digest}.jpg")
    assert not {"/", "\\", "\x00"} & set(stored.name)


@pytest.mark.parametrize(("name", "status"), [("x" * 5000, 400), (".", 422), ("..", 422)])
def test_names_that_are_none_are_refused(town: Place, name: str, status: int) -> None:
    assert send(town, photo(), name=name).status == status


def test_a_page_hidden_in_a_document_is_never_run(town: Place) -> None:
    hidden = PDF.replace(b"%%EOF", b"<script>alert(1)</script>\n%%EOF")
    path = send(town, hidden, name="a.html", mime="text/html").json["service_url"]
    shown = call(path.removeprefix("http://bad-belzig.localhost"), method="GET", host="bad-belzig.localhost")
    assert shown.headers["Content-Type"] == "application/pdf"
    assert shown.headers["Content-Disposition"].startswith("attachment")
