"""Static contents as JSON, as an administrator's program writes and the app reads them."""

import re
from typing import Any

import pytest

from smartvillage.testing import Place, Reply, call, token


def send(place: Place, method: str, path: str, body: Any = b"", *, role: str = "admin") -> Reply:
    sent = f"Bearer {token(place, role)}"
    return call(path, body, method=method, host=f"{place.slug}.localhost", authorization=sent)


def make(place: Place, **sent: Any) -> dict[str, Any]:
    answer = send(place, "POST", "/static_contents.json", {"static_content": sent})
    assert answer.status == 201
    found: dict[str, Any] = answer.json
    return found


def test_contents_are_made_shown_changed_and_thrown_away(town: Place) -> None:
    page = make(town, name="Impressum", content="<p>Wir</p>")
    shown = {"name": "impressum", "data_type": "html", "content": "<p>Wir</p>", "version": None}
    assert set(page) == {*shown, "id", "created_at", "updated_at", "url"}
    assert {key: page[key] for key in shown} == shown
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00", page["created_at"])
    made = make(town, name="homeAbout", data_type="json", content="[1]", version="4.3.0")
    assert (made["data_type"], made["version"]) == ("json", "4.3.0")
    names = [row["name"] for row in send(town, "GET", "/static_contents").json]
    assert names == ["homeabout", "impressum"]
    assert send(town, "GET", page["url"]).json == page
    changed = send(town, "PATCH", made["url"], {"static_content": {"content": "[2]"}})
    assert (changed.status, changed.json["content"], changed.json["version"]) == (200, "[2]", "4.3.0")
    query = '{ publicJsonFile(name: "homeAbout", version: "5.0.0") { content } }'
    assert town.data(query, role="app")["publicJsonFile"]["content"] == [2]
    assert send(town, "DELETE", made["url"]).status == 204
    assert send(town, "GET", made["url"]).status == 404
    assert town.data(query, role="app")["publicJsonFile"]["content"] == {}


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"content": "x"}, "name"),
        ({"name": "a", "version": "neu"}, "version"),
        ({"name": "a", "data_type": "xml"}, "data_type"),
    ],
)
def test_what_is_not_sound_is_refused(town: Place, sent: dict[str, Any], field: str) -> None:
    refused = send(town, "POST", "/static_contents", {"static_content": sent})
    assert refused.status == 422
    assert field in refused.json
    assert send(town, "POST", "/static_contents", {}).status == 400


def test_a_name_and_version_are_taken_once(town: Place) -> None:
    make(town, name="impressum")
    again = send(town, "POST", "/static_contents", {"static_content": {"name": "Impressum"}})
    assert again.status == 422


def test_only_who_may_and_only_at_home(town: Place, amt: Place) -> None:
    own, foreign = make(town, name="impressum"), make(amt, name="impressum")
    for role in ("app", "restricted", "read_only"):
        assert send(town, "GET", "/static_contents", role=role).status == 403
        assert send(town, "DELETE", own["url"], role=role).status == 403
        body = {"static_content": {"name": "neu"}}
        assert send(town, "POST", "/static_contents", body, role=role).status == 403
    for method in ("GET", "PUT", "DELETE"):
        assert send(town, method, foreign["url"], {"static_content": {"content": "x"}}).status == 404
    assert call("/static_contents", method="GET", host="bad-belzig.localhost").status == 401
