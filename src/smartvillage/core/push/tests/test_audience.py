"""Who is told, and when something may go out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from smartvillage.core.content.models import Item
from smartvillage.core.content.states import set_visible
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.models import Member
from smartvillage.core.push.actions import device_by_token, follow, notify, register_device
from smartvillage.core.push.audience import Audience, receivers
from smartvillage.core.push.items import push_item
from smartvillage.core.push.jobs import queue_scheduled, release_due
from smartvillage.core.push.models import Device, Notification, Schedule
from smartvillage.testing import Place


def device(place: Place, name: str, **fields: Any) -> Device:
    made = register_device(municipality=place.id, token=name, device_type="ios")
    with within(place.id):
        Device.objects.filter(pk=made.pk).update(**fields)
        found: Device = Device.objects.get(pk=made.pk)
    return found


def told(place: Place, audience: Audience) -> list[str]:
    made = notify(municipality=place.id, title="Hallo", body="", data={}, audience=audience)
    with within(place.id):
        return [found.token for found in receivers(made)]


def test_phones_are_told_what_they_have_not_switched_off(town: Place, amt: Place) -> None:
    device(town, "all")
    device(town, "no-townhall", excluded_organisations=[7])
    device(town, "no-flood", excluded_regional_keys=["012069000001"])
    device(town, "no-sport", excluded_topics={"news_item": {"3": {}, "4": {}}})
    device(amt, "neighbour")
    assert told(town, Audience()) == ["all", "no-townhall", "no-flood", "no-sport"]
    assert told(town, Audience(organisation=7)) == ["all", "no-flood", "no-sport"]
    assert told(town, Audience(regional_keys=("12069000001",))) == ["all", "no-townhall", "no-sport"]
    assert told(town, Audience(regional_keys=("12069000001", "12069000002"))) == [
        "all",
        "no-townhall",
        "no-flood",
        "no-sport",
    ]
    assert told(town, Audience(tag="news_item", categories=(3, 4))) == ["all", "no-townhall", "no-flood"]
    assert told(town, Audience(tag="news_item", categories=(3, 5))) == [
        "all",
        "no-townhall",
        "no-flood",
        "no-sport",
    ]
    assert told(town, Audience(tag="news_item")) == ["all", "no-townhall", "no-flood", "no-sport"]
    assert told(town, Audience(token="all")) == ["all"]
    assert told(town, Audience(token="neighbour")) == []


def test_followers_and_members(town: Place) -> None:
    with within(town.id):
        ada = Member.objects.create(municipality_id=town.id, email="ada@example.org")
    device(town, "stranger")
    own = device(town, "ada", member=ada)
    with within(town.id):
        follow(device=own, record_type="NewsItem", record=5)
        follow(device=own, record_type="NewsItem", record=5)
    assert told(town, Audience(record=("NewsItem", 5))) == ["ada"]
    assert told(town, Audience(record=("NewsItem", 6))) == []
    assert told(town, Audience(members=(ada.pk,))) == ["ada"]
    assert told(town, Audience(members=())) == []


def test_a_phone_belongs_to_each_municipality_on_its_own(town: Place, amt: Place) -> None:
    one, other = device(town, "same"), device(amt, "same")
    assert one.pk != other.pk
    assert device_by_token(municipality=town.id, token="same") == one
    assert device_by_token(municipality=town.id, token="") is None


def test_a_key_is_asked_for_once(town: Place) -> None:
    first = notify(municipality=town.id, title="Eins", body="", data={}, audience=Audience(), key="k")
    second = notify(municipality=town.id, title="Zwei", body="", data={}, audience=Audience(), key="k")
    assert (first.pk, second.title) == (second.pk, "Eins")


def news(place: Place, **values: Any) -> Item:
    number = place.publish("news_item", title="Neu", **values)
    with within(place.id):
        found: Item = Item.objects.get(pk=number)
    return found


def test_a_push_about_an_item_waits_until_citizens_see_it(town: Place) -> None:
    with time_machine.travel(datetime(2026, 5, 1, 10, tzinfo=UTC)):
        item = news(town, published_at="2026-05-01T14:00:00+02:00")
        push_item(viewer=town.viewer(), item=item, title="<b>Neu</b>", body="x")
    with within(town.id):
        waiting = Notification.objects.get()
    assert (waiting.title, waiting.released_at) == ("Neu", None)
    assert waiting.data == {"id": item.pk, "query_type": "NewsItem", "data_provider_id": town.organisation}
    set_visible(viewer=town.viewer(), item=item, visible=False)
    with time_machine.travel(datetime(2026, 5, 1, 13, tzinfo=UTC)), across_all():
        release_due()
        assert Notification.objects.get().released_at is None
    set_visible(viewer=town.viewer(), item=item, visible=True)
    at = datetime(2026, 5, 1, 13, 5, tzinfo=UTC)
    with time_machine.travel(at, tick=False), across_all():
        release_due()
        release_due()
        assert Notification.objects.get().released_at == at


@pytest.mark.parametrize(
    ("day", "due"),
    [("2026-03-28", "08:30+01:00"), ("2026-03-29", "08:30+02:00"), ("2026-10-25", "08:30+01:00")],
)
def test_schedules_keep_the_time_of_day(town: Place, day: str, due: str) -> None:
    with within(town.id):
        Schedule.objects.create(
            item=news(town),
            recurring=1,
            weekly={"saturday": "08:30", "sunday": "08:30"},
            title="Heute",
            data={"record_type": "NewsItem", "query_type": "NewsItem", "id": "1"},
        )
    with time_machine.travel(datetime.fromisoformat(f"{day}T01:01:00+01:00")), across_all():
        queue_scheduled()
        queue_scheduled()
        found = Notification.objects.get()
        assert found.due_at == datetime.fromisoformat(f"{day}T{due}")
        assert found.released_at is None


def test_once_is_once(town: Place) -> None:
    at = datetime(2026, 5, 3, 16, tzinfo=UTC)
    with within(town.id):
        Schedule.objects.create(
            item=news(town),
            once_at=at,
            title="Heute",
            data={"record_type": "NewsItem", "query_type": "NewsItem"},
        )
    for days in (-1, 0, 1):
        with time_machine.travel(at.replace(hour=1) + timedelta(days=days)), across_all():
            queue_scheduled()
    with within(town.id):
        assert [found.due_at for found in Notification.objects.all()] == [at]
