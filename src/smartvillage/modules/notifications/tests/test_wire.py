"""Pushes on the wire: who may, what is stored, what phones say of themselves."""

from typing import Any

import pytest

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Member
from smartvillage.core.people.presence import note_presence
from smartvillage.core.people.rights import Right
from smartvillage.core.push.models import Device, Following, Notification, Schedule
from smartvillage.testing import Place, Reply, call, token

SEND = """mutation { sendPushNotification(title: "Hochwasser", body: "Pegel steigt",
  data: {id: 12, queryType: "NewsItem", dataProviderId: "3", mowasRegionalKeys: ["012069", 12070]}) { status statusCode } }"""
PLAN = """mutation ($type: String!, $id: Int!, $once: String, $monday: String, $recurring: Int) {
  schedulePushNotification(notificationPushableType: $type, notificationPushableId: $id, onceAt: $once, mondayAt: $monday,
    recurring: $recurring, title: "Heute") { id status statusCode } }"""
NEWS = """mutation { createNewsItem(title: "Neu", externalId: "a", pushNotification: true, payload: {regionalKeys: ["012069"]},
  contentBlocks: [{intro: "<p>Kurz</p>"}]) { id pushNotificationsSentAt } }"""
WITHOUT = frozenset(Right) - {Right.PUSH_NOTIFICATION}


def rows(place: Place, model: Any = Notification) -> list[Any]:
    with within(place.id):
        return list(model.objects.order_by("pk"))


def test_a_broadcast_is_queued_with_what_a_tap_opens(town: Place) -> None:
    said = town.data(SEND, role="editor")["sendPushNotification"]
    assert said == {"status": "Push notifications successfully queued", "statusCode": 200}
    (made,) = rows(town)
    assert made.data == {
        "id": "12",
        "query_type": "NewsItem",
        "data_provider_id": 3,
        "mowas_regional_keys": [12069, 12070],
    }
    assert made.released_at


@pytest.mark.parametrize("role", ["restricted", "read_only", "app"])
def test_roles_that_never_push(town: Place, role: str) -> None:
    assert town.ask(SEND, role=role)["errors"][0]["message"] == "Access not permitted!"
    assert rows(town) == []


def test_news_with_a_push_are_stored_together_or_not_at_all(town: Place) -> None:
    refused = town.ask(NEWS, role="editor", rights=WITHOUT)
    assert refused["errors"][0]["message"] == "Access not permitted!"
    assert town.data("{ newsItems { id } }")["newsItems"] == []
    made = town.data(NEWS)["createNewsItem"]
    assert made["pushNotificationsSentAt"]
    again = town.data(NEWS)["createNewsItem"]
    assert again == made
    (found,) = rows(town)
    assert (found.title, found.body, found.data["mowas_regional_keys"]) == ("Neu", "Kurz", [12069])
    seen = town.agreed("{ newsItems { id pushNotificationsSentAt } }", role="app")
    assert seen["newsItems"] == [made]


def test_schedules(town: Place, amt: Place) -> None:
    number = town.publish("generic_item", "Deadline", title="Frist")
    base = {"type": "GenericItem", "id": number}
    good = town.data(PLAN, {**base, "once": "2030-01-01 10:00:00 +0100"})["schedulePushNotification"]
    assert (good["status"], good["statusCode"]) == ("Push notifications successfully scheduled", 200)
    town.data(PLAN, {**base, "recurring": 2, "monday": "08:00"})
    bad = [
        ({**base, "recurring": 1}, "Request not valid: Recurring count must be greater than 0"),
        (base, "Request not valid"),
        ({**base, "type": "Waste::Tour", "once": "2030-01-01"}, "Request not valid"),
        ({**base, "id": 999, "once": "2030-01-01"}, "Request not valid"),
        (
            {**base, "id": amt.publish("generic_item", "Deadline", title="x"), "once": "2030-01-01"},
            "Request not valid",
        ),
    ]
    for variables, message in bad:
        assert town.ask(PLAN, variables)["errors"][0]["message"] == message
    asked = "{ genericItems { pushNotifications { notificationPushableType notificationPushableId onceAt mondayAt recurring } } }"
    assert town.agreed(asked)["genericItems"][0]["pushNotifications"] == [
        {
            "notificationPushableType": "GenericItem",
            "notificationPushableId": number,
            "onceAt": "2030-01-01 10:00:00 +0100",
            "mondayAt": None,
            "recurring": 0,
        },
        {
            "notificationPushableType": "GenericItem",
            "notificationPushableId": number,
            "onceAt": None,
            "mondayAt": "2000-01-01 08:00:00 +0100",
            "recurring": 2,
        },
    ]
    assert town.agreed(asked, role="app")["genericItems"][0]["pushNotifications"] == []
    town.data(f'mutation {{ createGenericItem(id: {number}, title: "Neue Frist") {{ id }} }}')
    assert len(rows(town, Schedule)) == 2


class Phone:
    def __init__(self, place: Place) -> None:
        self.host, self.bearer = f"{place.slug}.localhost", f"Bearer {token(place, 'app')}"

    def send(self, method: str, path: str, body: dict[str, Any], **headers: str) -> Reply:
        return call(path, body, method=method, host=self.host, authorization=self.bearer, **headers)


@pytest.fixture
def phone(town: Place) -> Phone:
    return Phone(town)


KNOWN = {"token": "ExponentPushToken[x]", "device_type": "ios"}


def test_a_phone_registers_and_says_what_it_does_not_want(town: Place, phone: Phone) -> None:
    made = phone.send("POST", "/notification/devices.json", {"notification_device": KNOWN})
    assert made.status == 201
    assert (made.json["token"], made.json["exclude_data_provider_ids"]) == (KNOWN["token"], [])
    assert (
        phone.send("POST", "/notification/devices.json", {"notification_device": KNOWN}).json["id"]
        == made.json["id"]
    )
    changes = {
        "token": KNOWN["token"],
        "exclude_data_provider_ids": [1, "2", None],
        "exclude_mowas_regional_keys": [12069],
    }
    changed = phone.send("PUT", "/notification/devices/0.json", {"notification_device": changes})
    assert (changed.status, changed.json["exclude_data_provider_ids"]) == (200, [1, 2])
    assert changed.json["exclude_mowas_regional_keys"] == ["000000012069"]
    path = "/notification/devices/0/exclusion_filter_config.json"
    topics: dict[str, Any] = {"exclude_notification_configuration": {"news_item": {"3": {}}}}
    assert phone.send("PUT", path, {"notification_device": {**KNOWN, **topics}}).json == topics
    read = phone.send("POST", path, {"notification_device": KNOWN}, x_http_method_override="GET")
    assert (read.status, read.json) == (200, topics)
    gone = phone.send("DELETE", "/notification/devices/remove.json", {"notification_device": KNOWN})
    assert (gone.status, rows(town, Device)) == (204, [])
    again = phone.send("DELETE", "/notification/devices/remove.json", {"notification_device": KNOWN})
    assert (again.status, again.body) == (404, b"null")


@pytest.mark.parametrize(
    "given", [{}, {"token": ""}, {"token": "x" * 300}, {"token": ["x"]}, {"token": None}]
)
def test_phones_without_a_usable_token_are_refused(town: Place, phone: Phone, given: dict[str, Any]) -> None:
    assert phone.send("POST", "/notification/devices", {"notification_device": given}).status == 422
    assert phone.send("PUT", "/notification/devices/0", {"notification_device": given}).status == 404
    assert phone.send("POST", "/notification/devices", given).status == 400
    assert rows(town, Device) == []


def test_only_who_proved_to_be_a_citizen_links_a_phone_to_them(town: Place, amt: Place, phone: Phone) -> None:
    with within(town.id):
        ada = Member.objects.create(municipality_id=town.id, email="ada@example.org").pk
    phone.send("POST", "/notification/devices", {"notification_device": KNOWN})

    def link(member: Any) -> Any:
        phone.send(
            "PUT",
            "/notification/devices/0",
            {"notification_device": {**KNOWN, "member_id": member}},
            remote_addr="",
        )
        return rows(town, Device)[0].member_id

    assert link(ada) is None
    note_presence(member=ada, address="127.0.0.1")
    assert link(ada) == ada
    assert link(None) is None


def test_phones_follow_records(town: Place, phone: Phone) -> None:
    phone.send("POST", "/notification/devices", {"notification_device": KNOWN})
    given = {
        "token": KNOWN["token"],
        "notification_pushable_id": "12",
        "notification_pushable_type": "GenericItem",
    }
    body = {"notification_push_device_assignment": given}
    for _ in range(2):
        added = phone.send("POST", "/notification/push_device_assignments/add.json", body)
        assert (added.status, added.json) == (200, {})
    assert [row.record for row in rows(town, Following)] == [12]
    phone.send("DELETE", "/notification/push_device_assignments/remove.json", body)
    assert rows(town, Following) == []
    unknown = {"notification_push_device_assignment": {**given, "token": "nobody"}}
    assert phone.send("POST", "/notification/push_device_assignments/add.json", unknown).status == 422
