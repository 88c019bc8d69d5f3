"""Two members write to each other; nobody else reads along."""

from dataclasses import replace
from typing import Any

import pytest

from smartvillage.core.content.models import Item
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Member
from smartvillage.core.push.models import Notification
from smartvillage.modules.conversations import personal
from smartvillage.modules.conversations.models import Conversation, Message
from smartvillage.testing import Place, ask

LIST = "{ getConversations { id conversationableId unreadMessagesCount latestMessage { messageText senderId senderName } } }"


class Citizen:
    """A member with the app."""

    def __init__(self, place: Place, name: str) -> None:
        with within(place.id):
            self.member = Member.objects.create(
                municipality_id=place.id,
                email=f"{name}@example.org",
                first_name=name.title(),
                last_name="Baum",
            )
        self.number: int = self.member.pk
        self.viewer = replace(place.viewer("app"), member=self.number)

    def ask(self, document: str, **variables: Any) -> Any:
        answer = ask(document, variables, viewer=self.viewer)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def write(self, text: str, **about: Any) -> Any:
        asked = """mutation ($c: ID, $i: ID, $t: String, $text: String!) { createMessage(conversationId: $c,
          conversationableId: $i, conversationableType: $t, messageText: $text) { id statusCode } }"""
        return self.ask(asked, text=text, **about)["createMessage"]

    def inbox(self) -> Any:
        return self.ask(LIST)["getConversations"]

    def texts(self, conversation: str) -> list[str]:
        asked = "query ($c: ID!) { getMessages(conversationId: $c) { messageText createdAt } }"
        return [one["messageText"] for one in self.ask(asked, c=conversation)["getMessages"]]


@pytest.fixture
def ada(town: Place) -> Citizen:
    return Citizen(town, "ada")


@pytest.fixture
def ben(town: Place) -> Citizen:
    return Citizen(town, "ben")


@pytest.fixture
def notice(town: Place, ada: Citizen) -> str:
    number = town.publish("generic_item", "Noticeboard", title="Fahrrad")
    with within(town.id):
        Item.objects.filter(pk=number).update(member=ada.number)
    return str(number)


def test_a_conversation_from_the_first_message_to_the_last(
    town: Place, ada: Citizen, ben: Citizen, notice: str
) -> None:
    opened = ben.write("Noch da?", i=notice, t="GenericItem")
    assert opened["statusCode"] == 200
    assert ben.write("Hallo?", i=notice)["id"] == opened["id"]
    assert ada.write("Ja, noch da.", c=opened["id"])["id"] == opened["id"]
    assert ben.texts(opened["id"]) == ["Ja, noch da.", "Hallo?", "Noch da?"]
    newest = {"messageText": "Ja, noch da.", "senderId": str(ada.number), "senderName": "Ada B."}
    shown = {"id": opened["id"], "conversationableId": notice, "latestMessage": newest}
    assert ben.inbox() == [{**shown, "unreadMessagesCount": 1}]
    assert ada.inbox() == [{**shown, "unreadMessagesCount": 0}]
    read = (
        "mutation ($c: ID) { markMessagesAsRead(conversationId: $c, updateAllMessages: true) { statusCode } }"
    )
    assert ben.ask(read, c=opened["id"])["markMessagesAsRead"]["statusCode"] == 200
    assert ben.inbox() == [{**shown, "unreadMessagesCount": 0}]
    with within(town.id):
        told = list(Notification.objects.order_by("pk").values_list("title", "body", "audience"))
    assert [(title, body, audience["members"]) for title, body, audience in told] == [
        ("Neue Nachricht von Ben B.", "zu „Fahrrad“", [ada.number]),
        ("Neue Nachricht von Ben B.", "zu „Fahrrad“", [ada.number]),
        ("Neue Nachricht von Ada B.", "zu „Fahrrad“", [ben.number]),
    ]


def test_a_message_is_marked_as_read_by_its_number(ada: Citizen, ben: Citizen, notice: str) -> None:
    opened = ben.write("Noch da?", i=notice)["id"]
    ben.write("Hallo?", c=opened)
    asked = "query ($c: ID!) { getMessages(conversationId: $c) { id } }"
    newest, oldest = (one["id"] for one in ada.ask(asked, c=opened)["getMessages"])
    read = "mutation ($m: ID) { markMessagesAsRead(messageId: $m) { statusCode } }"
    left = []
    for number in (oldest, newest):
        assert ada.ask(read, m=number)["markMessagesAsRead"]["statusCode"] == 200
        left.append(ada.inbox()[0]["unreadMessagesCount"])
    assert left == [1, 0]
    assert ada.ask(read, m="999999")["markMessagesAsRead"]["statusCode"] == 404


def test_nobody_else_reads_or_writes(
    town: Place, amt: Place, ada: Citizen, ben: Citizen, notice: str
) -> None:
    conversation = ben.write("Noch da?", i=notice)["id"]
    for other in (Citizen(town, "cem"), Citizen(amt, "dora")):
        assert (other.inbox(), other.texts(conversation)) == ([], [])
        assert other.write("Ich auch", c=conversation)["statusCode"] == 404
        gone = "mutation ($c: ID!) { deleteConversation(conversationId: $c) { statusCode } }"
        assert other.ask(gone, c=conversation)["deleteConversation"]["statusCode"] == 404
    assert Citizen(amt, "eva").write("Hallo", i=notice)["statusCode"] == 404
    nobody = town.data(
        'mutation { createMessage(conversationableId: "1", messageText: "x") { statusCode } }', role="app"
    )
    assert nobody["createMessage"]["statusCode"] == 401
    assert town.data(LIST, role="admin") == {"getConversations": []}


def test_what_cannot_be_written_to(town: Place, ada: Citizen, ben: Citizen, notice: str) -> None:
    office = str(town.publish("generic_item", "Noticeboard", title="Vom Amt"))
    refused = [
        ada.write("Selbst", i=notice),
        ben.write("Amt", i=office),
        ben.write("  ", i=notice),
        ben.write("x" * 4001, i=notice),
        ben.write("x", i=notice, t="NewsItem"),
        ben.write("x", c="99999999999999999999"),
    ]
    assert [one["statusCode"] for one in refused] == [403, 404, 403, 403, 404, 404]


def test_who_leaves_sees_nothing_until_somebody_writes_again(
    town: Place, ada: Citizen, ben: Citizen, notice: str
) -> None:
    conversation = ben.write("Noch da?", i=notice)["id"]
    gone = "mutation ($c: ID!) { deleteConversation(conversationId: $c) { statusCode } }"
    ada.ask(gone, c=conversation)
    assert (ada.inbox(), ada.texts(conversation)) == ([], [])
    ben.write("Hallo?", c=conversation)
    assert ada.texts(conversation) == ["Hallo?"]
    for one in (ada, ben):
        one.ask(gone, c=conversation)
    with within(town.id):
        assert (Conversation.objects.count(), Message.objects.count()) == (0, 0)


def test_pushes_can_be_switched_off(town: Place, ada: Citizen, ben: Citizen, notice: str) -> None:
    conversation = ben.write("Noch da?", i=notice)["id"]
    off = "mutation ($c: ID!) { updateNotificationSettings(conversationId: $c, pushNotificationEnabled: false) { statusCode } }"
    ada.ask(off, c=conversation)
    ben.write("Hallo?", c=conversation)
    with within(town.id):
        assert Notification.objects.count() == 1


def test_what_is_personal_goes_with_the_person(town: Place, ada: Citizen, ben: Citizen, notice: str) -> None:
    conversation = ben.write("Noch da?", i=notice)["id"]
    ada.write("Ja", c=conversation)
    with within(town.id):
        assert [one["text"] for one in personal.export(ben.member)] == ["Noch da?"]
        personal.erase(ben.member)
    assert ada.texts(conversation) == ["Ja"]


def test_a_list_takes_two_statements(
    town: Place, ada: Citizen, notice: str, django_assert_num_queries: Any
) -> None:
    for name in ("ben", "cem", "dora"):
        Citizen(town, name).write("Hallo", i=notice)
    ada.inbox()
    with django_assert_num_queries(2):
        assert len(ada.inbox()) == 3
