"""Likes: once per member, counted for all."""

from dataclasses import replace
from typing import Any

import pytest

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Member
from smartvillage.testing import Place, ask

TOGGLE = """mutation ($id: ID!, $type: String!, $kind: String!) {
  toggleLike(likeableId: $id, likeableType: $type, likeType: $kind) { liked likeCount } }"""
READ = '{ newsItems { likeCount hearts: likeCount(likeType: "heart") likedByMe(likeType: "heart") } }'


def phone(place: Place, name: str) -> Any:
    with within(place.id):
        made = Member.objects.create(municipality_id=place.id, email=f"{name}@example.org")
    return replace(place.viewer("app"), member=made.pk)


def toggle(viewer: Any, number: int, kind: str = "heart", record: str = "NewsItem") -> Any:
    answer = ask(TOGGLE, {"id": str(number), "type": record, "kind": kind}, viewer=viewer)
    return answer["errors"][0]["message"] if answer.get("errors") else answer["data"]["toggleLike"]


def test_likes_are_counted_and_taken_back(town: Place, amt: Place) -> None:
    number = town.publish("news_item", title="Neu")
    ada, ben = phone(town, "ada"), phone(town, "ben")
    assert toggle(ada, number) == {"liked": True, "likeCount": 1}
    assert toggle(ben, number) == {"liked": True, "likeCount": 2}
    assert toggle(ben, number, "star") == {"liked": True, "likeCount": 1}
    assert toggle(ada, number) == {"liked": False, "likeCount": 1}
    public = town.agreed(READ, role="app")["newsItems"]
    assert public == [{"likeCount": 2, "hearts": 1, "likedByMe": False}]
    assert ask(READ, viewer=ben)["data"]["newsItems"][0]["likedByMe"] is True
    assert town.agreed(READ, role="app")["newsItems"] == public
    assert toggle(phone(amt, "eva"), number) == "Record not found"


@pytest.mark.parametrize("record", ["EventRecord", "PointOfInterest", "GenericItem", "Shout"])
def test_other_records(town: Place, record: str) -> None:
    kinds = {
        "EventRecord": ("event_record", ""),
        "PointOfInterest": ("point_of_interest", ""),
        "GenericItem": ("generic_item", "Job"),
        "Shout": ("generic_item", "Shout"),
    }
    values: dict[str, Any] = {"title": "x", "name": "x", "dates": [{"date_start": "2099-01-01"}]}
    number = town.publish(*kinds[record], **values)
    assert toggle(phone(town, "ada"), number, record=record) == {"liked": True, "likeCount": 1}


def test_refusals(town: Place) -> None:
    number = town.publish("news_item", title="Neu")
    assert toggle(town.viewer("app"), number) == "Access not permitted!"
    ada = phone(town, "ada")
    assert toggle(ada, number, record="Tour") == "Record not found"
    assert toggle(ada, number, "x" * 41) == "Invalid input: likeType ist ungültig"
    assert toggle(ada, 10**17) == "Record not found"


def test_a_list_asks_once_for_all_likes(town: Place, django_assert_num_queries: Any) -> None:
    for index in range(5):
        town.publish("news_item", title=f"Neu {index}")
    viewer = town.viewer("app")
    ask(READ, viewer=viewer)
    with django_assert_num_queries(3):
        ask(READ + " #", viewer=viewer)
