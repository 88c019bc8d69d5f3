"""What an importer no longer delivers goes by night, never everything."""

from typing import Any

import time_machine

from smartvillage.core.content.categories import category_ids
from smartvillage.core.content.jobs import add_default_categories
from smartvillage.core.content.models import Item
from smartvillage.core.imports.jobs import clean_up
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.models import Organisation
from smartvillage.testing import Place


def configure(place: Place, **settings: Any) -> None:
    with within(place.id):
        owner = Organisation.objects.get(pk=place.organisation)
        owner.settings = {"NewsItem": settings}
        owner.save()


def deliver(place: Place, key: str, day: str) -> None:
    with time_machine.travel(f"{day}T23:30:00+01:00"):
        place.data(
            f'mutation {{ createNewsItem(title: "{key}", externalId: "{key}") {{ id }} }}', role="user"
        )


def titles(place: Place) -> list[str]:
    found = place.data("{ newsItems(order: id_ASC) { title } }")["newsItems"]
    return [one["title"] for one in found]


def night(times: int = 1) -> None:
    for _ in range(times):
        with across_all():
            clean_up()
            add_default_categories()


def test_what_was_not_delivered_on_the_latest_day_goes(town: Place, amt: Place) -> None:
    for place in (town, amt):
        deliver(place, "old", "2026-11-20")
        deliver(place, "new", "2026-11-21")
    town.publish("news_item", title="by hand")
    night()
    assert titles(town) == ["old", "new", "by hand"]
    configure(town, cleanup_old_records="true")
    night(times=2)
    assert titles(town) == ["new", "by hand"]
    assert titles(amt) == ["old", "new"]
    deliver(town, "old", "2026-11-21")
    night()
    assert titles(town) == ["old", "new", "by hand"]


def test_a_single_delivery_long_ago_stays(town: Place) -> None:
    configure(town, cleanup_old_records="true")
    for key in ("a", "b"):
        deliver(town, key, "2026-01-01")
    night()
    assert titles(town) == ["a", "b"]


def test_the_setting_of_another_type_does_nothing(town: Place) -> None:
    with within(town.id):
        owner = Organisation.objects.get(pk=town.organisation)
        owner.settings = {
            "EventRecord": {"cleanup_old_records": "true"},
            "NewsItem": {"cleanup_old_records": "false"},
            "x": 1,
        }
        owner.save()
    deliver(town, "old", "2026-11-20")
    deliver(town, "new", "2026-11-21")
    night()
    assert titles(town) == ["old", "new"]


def test_default_categories_are_added_to_what_lacks_them(town: Place) -> None:
    number = town.publish("news_item", title="Neu")
    (category,) = category_ids(municipality=town.id, names=["Amtliches"])
    configure(town, default_category_ids=[str(category), "999999", "x"])
    night(times=2)
    with within(town.id):
        item = Item.objects.get(pk=number)
    assert item.version == 2
    assert town.data("{ newsItems { categories { name } } }")["newsItems"] == [
        {"categories": [{"name": "Amtliches"}]}
    ]
