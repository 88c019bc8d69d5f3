"""What is found, in which order, and by whom."""

from typing import Any

import pytest

from smartvillage.core.content.jobs import index_missing
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import across_all
from smartvillage.core.search.models import Posting
from smartvillage.testing import Place, ask

ASK = "query ($text: String, $kinds: [SearchRecord!]) { search(query: $text, filter: $kinds) { id recordType } }"
ALL = ["event_record", "news_item", "generic_item", "point_of_interest", "tour"]


def hits(place: Place, text: str, *, role: str = "app", kinds: Any = ALL) -> list[int]:
    found = place.agreed(ASK, {"text": text, "kinds": kinds}, role=role)["search"]
    return [int(one["id"]) for one in found]


def test_words_are_found_in_titles_and_texts_whatever_their_ending(town: Place, amt: Place) -> None:
    castle = town.publish(
        "point_of_interest", name="Burg Eisenhardt", description="<p>Mit <b>Häusern</b> im Hof</p>"
    )
    news = town.publish(
        "news_item", title="Neues vom Rat", content_blocks=[{"body": "Die Burg wird saniert"}]
    )
    amt.publish("news_item", title="Burg Rabenstein")
    assert hits(town, "burg") == [castle, news]
    assert hits(town, "Haus") == [castle]
    assert hits(town, "SANIERT") == [news]
    assert hits(town, "burg sani") == [news, castle]
    assert hits(town, "saniert burg") == [news, castle]
    assert hits(town, "burg rutsche") == [castle, news]  # nothing has both words
    assert hits(town, "eisen") == [castle]
    assert hits(town, "burg", kinds=["news_item"]) == [news]


@pytest.mark.parametrize("text", ["", "  ", "bu", "!!!", "\x00\x00\x00", "%%%", "x" * 5000])
def test_what_is_no_question_finds_nothing(town: Place, text: str) -> None:
    town.publish("news_item", title="Burg")
    assert hits(town, text) == []


def test_only_current_and_visible_records(town: Place) -> None:
    town.publish("event_record", title="Burgfest", dates=[{"date_start": "2020-01-01"}])
    coming = town.publish("event_record", title="Burgfest", dates=[{"date_start": "2099-01-01"}])
    assert hits(town, "burgfest") == [coming]


def test_lists_search_in_texts_too(town: Place) -> None:
    town.publish("news_item", title="Neues", content_blocks=[{"body": "Der Spielplatz ist fertig"}])
    asked = '{ newsItems(search: "spielplätze") { title } none: newsItems(search: "rutsche") { id } }'
    assert town.agreed(asked) == {"newsItems": [{"title": "Neues"}], "none": []}


def test_an_edit_changes_what_is_found(town: Place) -> None:
    number = town.publish("news_item", title="Alt")
    town.data(f'mutation {{ createNewsItem(id: {number}, title: "Neuland") {{ id }} }}')
    assert (hits(town, "alt"), hits(town, "neuland")) == ([], [number])
    town.data(f'mutation {{ destroyRecord(id: {number}, recordType: "NewsItem") {{ id }} }}')
    assert hits(town, "neuland") == []


def test_compounds_synonyms_errors_and_categories(town: Place) -> None:
    town.data('mutation { createCategory: createNewsItem(title: "x", categoryName: "Rätselraten") { id } }')
    garden = town.publish("point_of_interest", name="Kindertagesstätte Regenbogen")
    road = town.publish("news_item", title="Straßensperrung am Mühlenweg")
    assert hits(town, "kita") == hits(town, "kindertagesstätte") == hits(town, "kindertagestätte") == [garden]
    assert hits(town, "sperrung") == hits(town, "strassensperrung muehlenweg") == [road]
    assert len(hits(town, "rätselraten")) == 1


def test_synonyms_of_the_municipality(town: Place, amt: Place) -> None:
    house = town.publish("point_of_interest", name="Kuhstall")
    amt.publish("point_of_interest", name="Kuhstall")
    assert hits(town, "bürgersaal") == []
    row = Municipality.objects.get(pk=town.id)
    row.settings = {"synonyms": ["Kuhstall, Bürgersaal", 5]}
    row.save()
    assert (hits(town, "bürgersaal"), hits(amt, "bürgersaal")) == ([house], [])


def test_items_from_before_are_indexed_at_night(town: Place) -> None:
    number = town.publish("news_item", title="Neues", content_blocks=[{"body": "Schwimmbad"}])
    with across_all():
        Posting.objects.all().delete()
        assert hits(town, "schwimmbad") == []
        index_missing()
    assert hits(town, "schwimmbad") == [number]


def test_a_search_takes_two_statements(town: Place, django_assert_num_queries: Any) -> None:
    for index in range(5):
        town.publish("news_item", title=f"Burg {index}")
    viewer = town.viewer("app")
    ask(ASK, {"text": "burg"}, viewer=viewer)
    with django_assert_num_queries(2):
        ask(ASK + " #", {"text": "burg"}, viewer=viewer)
