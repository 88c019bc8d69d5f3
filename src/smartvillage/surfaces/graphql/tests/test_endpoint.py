"""The endpoint over HTTP: leniencies, caching, and input that means harm."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from smartvillage.testing import Place, Reply, call, token

LIST = "{ newsItems(order: id_ASC) { id title } }"


@pytest.fixture
def auth(town: Place) -> dict[str, str]:
    return {"authorization": f"Bearer {token(town)}"}


def _create(title: str, auth: dict[str, str]) -> Any:
    query = "mutation($t: String) { createNewsItem(title: $t, forceCreate: true) { id } }"
    return call("/graphql", {"query": query, "variables": {"t": title}}, **auth).json["data"][
        "createNewsItem"
    ]["id"]


def test_bodies_as_clients_send_them(auth: dict[str, str]) -> None:
    query = "query($ids: [ID]) { newsItems(ids: $ids) { id } }"
    expected: dict[str, Any] = {"data": {"newsItems": []}}
    form = urlencode({"query": query, "variables": '{"ids": [1]}'}).encode()
    assert call("/graphql", {"query": query, "variables": {"ids": [1], "extra": 1}}, **auth).json == expected
    assert call("/graphql", {"query": query, "variables": '{"ids": ["1"]}'}, **auth).json == expected
    assert call("/graphql", {"query": query, "variables": ""}, **auth).json == expected
    assert call("/graphql", {"query": query, "variables": {"ids": 1}}, **auth).json == expected
    assert call("/graphql", form, content_type="application/x-www-form-urlencoded", **auth).json == expected


def test_a_writer_reads_what_it_wrote_and_readers_get_kept_answers(town: Place, auth: dict[str, str]) -> None:
    reader = {"authorization": f"Bearer {token(town, 'app')}"}
    number = _create("Eins", auth)
    first = call("/graphql", {"query": LIST}, **reader)
    assert first.json == {"data": {"newsItems": [{"id": number, "title": "Eins"}]}}
    with CaptureQueriesContext(connection) as statements:
        again = call("/graphql", {"query": LIST}, **reader)
    assert again.body == first.body
    assert len(statements) <= 2  # at most versions, never items
    assert not any("content_item" in found["sql"] for found in statements)
    assert call("/graphql", {"query": LIST}, if_none_match=first.headers["ETag"], **reader).status == 304
    _create("Zwei", auth)
    assert [one["title"] for one in call("/graphql", {"query": LIST}, **auth).json["data"]["newsItems"]] == [
        "Eins",
        "Zwei",
    ]


@pytest.mark.parametrize(("answers", "fragments"), [(True, True), (False, True), (False, False)])
def test_after_an_edit_every_cache_level_tells_the_new_text(
    town: Place, auth: dict[str, str], settings: Settings, answers: bool, fragments: bool
) -> None:
    settings.CACHE_ANSWERS, settings.CACHE_FRAGMENTS = answers, fragments
    numbers = [_create(f"Alt {index}", auth) for index in range(5)]
    for _ in range(3):
        call("/graphql", {"query": LIST}, **auth)
    edit = f'mutation {{ createNewsItem(id: {numbers[2]}, title: "Neu") {{ title }} }}'
    assert call("/graphql", {"query": edit}, **auth).json == {"data": {"createNewsItem": {"title": "Neu"}}}
    with CaptureQueriesContext(connection) as statements:
        found = call("/graphql", {"query": LIST}, **auth).json["data"]["newsItems"]
    assert [one["title"] for one in found] == ["Alt 0", "Alt 1", "Neu", "Alt 3", "Alt 4"]
    assert (
        len([one for one in statements if "content_item " in one["sql"] or 'content_item" ' in one["sql"]])
        <= 2
    )


BAD_DOCUMENTS: dict[str, Any] = {
    "no json": b"{",
    "no query": {"variables": {}},
    "empty": b"",
    "array": b"[]",
    "query is a number": {"query": 3},
    "variables are a list": {"query": LIST, "variables": [1]},
    "broken variables text": {"query": LIST, "variables": "{"},
    "syntax": {"query": "{ newsItems( }"},
    "unknown field": {"query": "{ newsItems { nope } }"},
    "wrong type": {"query": '{ newsItems(limit: "many") { id } }'},
    "wrong variable": {"query": "query($l: Int) { newsItems(limit: $l) { id } }", "variables": {"l": "x"}},
    "unknown operation": {"query": "query a { newsItems { id } }", "operationName": "b"},
    "subscription": {"query": "subscription { x }"},
    "5 MB": {"query": "{ newsItems { id } } #" + "x" * 5_000_000},
    "many tokens": {"query": "{" + " a" * 400_000 + "}"},
    "1,000 aliases": {"query": "{" + " ".join(f"a{n}: newsItems {{ id }}" for n in range(1000)) + "}"},
    "50 levels": {"query": "{ categories " + "{ parent " * 50 + "{ id }" + " }" * 50 + "}"},
    "100,000 levels": {"query": "{ a " * 100_000},
    "cyclic fragments": {
        "query": "{ newsItems { ...a } } fragment a on NewsItem { ...b } fragment b on NewsItem { ...a }"
    },
    "fragment bomb": {
        "query": "{ categories { ...f0 } }"
        + "".join(
            f" fragment f{n} on Category {{ {' '.join(f'a{k}: parent {{ ...f{n + 1} }}' for k in range(9))} }}"
            for n in range(8)
        )
        + " fragment f8 on Category { id }"
    },
    "limit out of range": {"query": "{ newsItems(limit: 99999999999) { id } }"},
    "broken range": {"query": '{ newsItems(dateRange: ["2020-01-01"]) { id } }'},
    "broken dates": {"query": '{ newsItems(dateRange: ["gestern", "2020-02-30"]) { id } }'},
    "lone surrogate": rb'{"query": "{ newsItems(search: \"\ud800\") { id } }"}',
    "null byte": {"query": '{ newsItems(search: "\u0000") { id } }\u0000'},
}


@pytest.mark.parametrize("name", sorted(BAD_DOCUMENTS))
def test_bad_documents_get_an_error_in_graphqls_form(auth: dict[str, str], name: str) -> None:
    found = call("/graphql", BAD_DOCUMENTS[name], **auth)
    assert found.status == 200
    messages = [error["message"] for error in found.json["errors"]]
    assert messages
    assert not any(message.startswith("Internal error") for message in messages)


HARMFUL = [
    "'; DROP TABLE content_item; --",
    "<script>alert(1)</script>",
    "%' OR 1=1 --",
    "\x00",
    "𝕊" * 300,
    "\u202e",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_sql_and_html_in_every_text_are_only_text(town: Place, auth: dict[str, str], text: str) -> None:
    query = """mutation($t: String, $j: JSON, $a: AnyPrimitive) { createNewsItem(title: $t, author: $t, externalId: $t, newsType: $t, keywords: $t,
      publishedAt: $t, publicationDate: $t, categoryName: $t, payload: $j, sourceUrl: {url: $t, description: $t},
      address: {street: $t, city: $t, kind: $t, geoLocation: {latitude: 999, longitude: "x"}},
      contentBlocks: {title: $t, body: $t, mediaContents: {contentType: $t, width: $a, sourceUrl: {url: $t}}}) { id title publishedAt payload address { city geoLocation { latitude } } } }"""
    body = json.dumps({"query": query, "variables": {"t": text, "a": text, "j": {text: [text]}}}).encode()
    made: Reply = call("/graphql", body, **auth)
    assert made.status == 200
    stored = text.replace("\x00", "").encode("utf-8", "replace").decode()
    assert "errors" not in made.json, made.json
    item = made.json["data"]["createNewsItem"]
    assert (item["title"] or "") == stored
    assert item["publishedAt"] is None
    filters = "query($t: String!) { a: newsItems(search: $t) { id } b: newsItems(dataProvider: $t) { id } }"
    bad = json.dumps({"query": filters, "variables": {"t": text}}).encode()
    found = call("/graphql", bad, **auth)
    assert found.status == 200
    assert "errors" not in found.json
