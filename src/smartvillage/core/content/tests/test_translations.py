"""Translations stand in the document beside the German texts and go where their parts go."""

from typing import Any

import orjson
import pytest

from smartvillage.core.content.kinds import kind_of
from smartvillage.core.content.languages import offered, reading_in
from smartvillage.core.content.models import Item
from smartvillage.core.content.save import create_item, update_item
from smartvillage.core.content.select import ItemQuery, source
from smartvillage.core.content.translations import digest
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.said import language_of
from smartvillage.testing import Place

BLOCKS = [
    {"title": "Markt", "body": "<p>Am Samstag</p>", "media_contents": []},
    {"title": "Parken", "body": "<p>Hinter dem Rathaus</p>"},
]
ENGLISH = {
    "title": {"text": "Market moves"},
    "content_blocks.0.body": {"text": "<p>On Saturday</p>"},
    "content_blocks.1.body": {"text": "<p>Behind the town hall</p>"},
}


def _item(town: Place, **values: Any) -> Item:
    given = {"title": "Markt zieht um", "content_blocks": BLOCKS, "translations": {"en": ENGLISH}, **values}
    return create_item(viewer=town.viewer(), kind=kind_of("news_item"), values=given).item


def _document(item: Item) -> Any:
    with within(item.municipality_id):
        return orjson.loads(Item.objects.get(pk=item.pk).document)


def _said(item: Item) -> dict[str, str]:
    return {key: one["text"] for key, one in _document(item)["translations"]["en"].items()}


def _read(town: Place, item: Item, language: str) -> dict[str, Any]:
    query = ItemQuery(viewer=town.viewer(), kind="news_item").where("i.id = %s", item.pk)
    with reading_in(language):
        return source(query.rows()[0])


def test_places_become_numbers_and_every_wording_knows_its_german(town: Place) -> None:
    item = _item(town)
    first, second = (block["id"] for block in _document(item)["content_blocks"])
    assert _document(item)["translations"]["en"] == {
        "title": {"text": "Market moves", "of": digest("Markt zieht um")},
        f"{first}.body": {"text": "<p>On Saturday</p>", "of": digest("<p>Am Samstag</p>")},
        f"{second}.body": {"text": "<p>Behind the town hall</p>", "of": digest("<p>Hinter dem Rathaus</p>")},
    }


def test_a_reader_gets_their_language_and_german_where_it_is_missing(town: Place) -> None:
    item = _item(town)
    found = _read(town, item, "en")
    assert (found["title"], language_of(found["title"])) == ("Market moves", "en")
    assert [block["body"] for block in found["content_blocks"]] == [
        "<p>On Saturday</p>",
        "<p>Behind the town hall</p>",
    ]
    assert language_of(found["content_blocks"][0]["title"]) == "de"
    assert (found["spoken"], found["outdated"]) == ("some", False)
    assert found["german"]["title"] == "Markt zieht um"
    assert _read(town, item, "pl")["title"] == _read(town, item, "de")["title"] == "Markt zieht um"


def test_parts_take_their_translations_along_and_gone_ones_leave_none(town: Place) -> None:
    item = _item(town)
    blocks = _document(item)["content_blocks"]
    update_item(viewer=town.viewer(), item=item, values={"content_blocks": [blocks[1]]})
    assert _said(item) == {
        "title": "Market moves",
        f"{blocks[1]['id']}.body": "<p>Behind the town hall</p>",
    }


def test_a_new_german_text_makes_the_translation_old(town: Place) -> None:
    item = _item(town)
    update_item(viewer=town.viewer(), item=item, values={"title": "Markt bleibt"})
    assert _read(town, item, "en")["outdated"] is True
    assert _read(town, item, "en")["title"] == "Market moves"
    english = _document(item)["translations"]["en"]
    again = {**english, "title": {"text": "Market stays"}}
    update_item(viewer=town.viewer(), item=item, values={"translations": {"en": again}})
    assert _read(town, item, "en")["outdated"] is False


def test_the_wire_is_german_and_wipes_nothing(town: Place) -> None:
    item = _item(town)
    mutation = """mutation ($id: ID) { createNewsItem(id: $id, title: "Neu",
      contentBlocks: [{title: "Markt", body: "<p>Am Samstag</p>"}]) { id title contentBlocks { body } } }"""
    with reading_in("en"):
        asked = town.data("query ($id: ID!) { newsItem(id: $id) { title } }", {"id": item.pk}, role="app")
    assert asked["newsItem"]["title"] == "Markt zieht um"
    town.data(mutation, {"id": item.pk})
    assert sorted(_said(item).values()) == ["<p>On Saturday</p>", "Market moves"]


def test_a_copy_has_numbers_of_its_own(town: Place) -> None:
    item = _item(town)
    copied = create_item(
        viewer=town.viewer(),
        kind=kind_of("news_item"),
        values={name: value for name, value in _document(item).items() if name not in ("id", "part_counter")},
    ).item
    numbers = {str(block["id"]) for block in _document(copied)["content_blocks"]}
    assert {key.partition(".")[0] for key in _said(copied)} == {"title", *numbers}
    assert _said(copied).keys() != _said(item).keys()


@pytest.mark.parametrize(
    "sent",
    [
        {"xx": {"title": {"text": "?"}}},
        {"en": {"nothing": {"text": "?"}, "99.body": {"text": "?"}, "author": {"text": "?"}}},
        {"en": {"title": {"text": "  "}}},
        {"en": {"content_blocks.7.body": {"text": "x"}, "content_blocks.x": "x", "..": "x"}},
        {"en": None, "pl": 7},
        [],
        "en",
    ],
)
def test_what_says_nothing_is_not_kept(town: Place, sent: Any) -> None:
    assert _document(_item(town, translations=sent))["translations"] == {}


def test_texts_alone_are_taken(town: Place) -> None:
    item = _item(town, translations={"dsb": {"title": "Wiki\x00"}})
    assert _document(item)["translations"]["dsb"]["title"]["text"] == "Wiki"


def test_languages_are_the_municipality_s_choice() -> None:
    assert list(offered({})) == ["de-simple", "en"]
    assert list(offered({"content_languages": ["pl", "dsb", "xx", 3]})) == ["dsb", "pl"]
    assert offered({"content_languages": []}) == {}
