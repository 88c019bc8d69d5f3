"""Categories as JSON: only administrators' programs, only their own municipality's."""

from typing import Any

import pytest

from smartvillage.testing import Place, Reply, call, token


def send(place: Place, method: str, path: str, body: Any = b"", *, role: str = "admin") -> Reply:
    sent = f"Bearer {token(place, role)}"
    return call(path, body, method=method, host=f"{place.slug}.localhost", authorization=sent)


def make(place: Place, name: str, **more: Any) -> dict[str, Any]:
    answer = send(place, "POST", "/categories.json", {"category": {"name": name, **more}})
    assert answer.status == 201
    found: dict[str, Any] = answer.json
    return found


def test_a_category_is_made_shown_changed_and_deleted(town: Place) -> None:
    top = make(town, "Freizeit")
    below = make(
        town,
        "Bäder",
        parent_id=top["id"],
        icon_name="swim",
        contact_attributes={"email": "bad@example.org"},
        tag_list=["news_item", "news_item", ""],
    )
    assert set(below) == {"id", "name", "created_at", "updated_at", "url"}
    assert below["url"] == f"/categories/{below['id']}.json"
    assert send(town, "GET", below["url"]).json == below
    assert [row["name"] for row in send(town, "GET", "/categories").json] == ["Bäder", "Freizeit"]
    seen = "{ categories(order: name_ASC) { name iconName tagList contact { email } parent { name } } }"
    assert town.data(seen)["categories"][0] == {
        "name": "Bäder",
        "iconName": "swim",
        "tagList": "news_item",
        "contact": {"email": "bad@example.org"},
        "parent": {"name": "Freizeit"},
    }
    news = town.publish("news_item", title="Eis", categories=[below["id"]])
    changed = send(town, "PATCH", below["url"], {"category": {"name": "Schwimmbäder"}})
    assert (changed.status, changed.json["name"]) == (200, "Schwimmbäder")
    query = f"{{ newsItem(id: {news}) {{ categories {{ name }} }} }}"
    assert town.data(query)["newsItem"]["categories"] == [{"name": "Schwimmbäder"}]
    assert send(town, "DELETE", below["url"]).status == 204
    assert town.data(query)["newsItem"]["categories"] == []
    assert send(town, "GET", below["url"]).status == send(town, "DELETE", below["url"]).status == 404


def test_those_below_a_deleted_one_become_roots(town: Place) -> None:
    top = make(town, "Freizeit")
    make(town, "Bäder", parent_id=top["id"])
    send(town, "DELETE", top["url"])
    assert town.data("{ categories { name parent { name } } }")["categories"] == [
        {"name": "Bäder", "parent": None}
    ]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"name": ""}, "name"),
        ({}, "name"),
        ({"name": "FREIZEIT"}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "Neu", "icon_name": "x" * 61}, "icon_name"),
        ({"name": "Neu", "parent_id": 4_000_000_000}, "parent_id"),
    ],
)
def test_what_is_not_sound_is_refused(town: Place, sent: dict[str, Any], field: str) -> None:
    make(town, "Freizeit")
    refused = send(town, "POST", "/categories", {"category": sent})
    assert (refused.status, list(refused.json)) == (422, [field])
    assert send(town, "POST", "/categories", {}).status == 400


def test_no_category_stands_below_itself(town: Place) -> None:
    top = make(town, "Freizeit")
    below = make(town, "Bäder", parent_id=top["id"])
    for parent in (top["id"], below["id"]):
        refused = send(town, "PUT", top["url"], {"category": {"parent_id": parent}})
        assert (refused.status, list(refused.json)) == (422, ["parent_id"])


def test_only_administrators_and_only_at_home(town: Place, amt: Place) -> None:
    own, foreign = make(town, "Freizeit"), make(amt, "Freizeit")
    for role in ("app", "user", "editor", "extended_user", "restricted", "read_only"):
        assert send(town, "GET", "/categories", role=role).status == 403
        assert send(town, "DELETE", own["url"], role=role).status == 403
        assert send(town, "POST", "/categories", {"category": {"name": "Neu"}}, role=role).status == 403
    for method in ("GET", "PUT", "DELETE"):
        assert send(town, method, foreign["url"], {"category": {"name": "x"}}).status == 404
    below = send(town, "PUT", own["url"], {"category": {"parent_id": foreign["id"]}})
    assert below.status == 422
    assert call("/categories", method="GET", host="bad-belzig.localhost").status == 401
