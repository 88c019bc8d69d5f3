"""Mails about unread messages: to whom they go, when, and how often."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from smartvillage.core.content.models import Item
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.scope import within
from smartvillage.kit.dates import now
from smartvillage.modules.conversations.reminders import remind
from smartvillage.modules.conversations.tests.test_conversations import Citizen
from smartvillage.testing import Place

SETTING = """mutation ($c: ID!, $on: Boolean) {
  updateNotificationSettings(conversationId: $c, emailNotificationEnabled: $on) { statusCode } }"""
READ = "mutation ($c: ID) { markMessagesAsRead(conversationId: $c, updateAllMessages: true) { statusCode } }"


class Talk:
    """Ben has written to Ada about her notice."""

    def __init__(self, town: Place) -> None:
        self.town, self.ada, self.ben = town, Citizen(town, "ada"), Citizen(town, "ben")
        notice = town.publish("generic_item", "Noticeboard", title="Fahrrad")
        with within(town.id):
            Item.objects.filter(pk=notice).update(member=self.ada.number)
            self.ada.member.confirmed_at = now()
            self.ada.member.save()
        self.number: str = self.ben.write("Noch da?", i=str(notice), t="GenericItem")["id"]

    def wants_mail(self, on: bool) -> None:
        assert self.ada.ask(SETTING, c=self.number, on=on)["updateNotificationSettings"]["statusCode"] == 200

    def mails_after(self, minutes: int) -> list[tuple[list[str], str]]:
        """Receivers and subjects of what goes out when that much time has passed."""
        mail.outbox.clear()
        with time_machine.travel(now() + timedelta(minutes=minutes), tick=False):
            remind(municipality=self.town.id)
            run_due(limit=20)
        return [(letter.to, str(letter.subject)) for letter in mail.outbox]


@pytest.fixture
def talk(town: Place) -> Talk:
    made = Talk(town)
    made.wants_mail(True)
    return made


def test_what_lies_unread_is_mailed_once(talk: Talk) -> None:
    talk.ben.write("Hallo?", c=talk.number)
    assert talk.mails_after(14) == []
    assert talk.mails_after(16) == [(["ada@example.org"], "2 ungelesene Nachrichten in der Bad Belzig")]
    assert "Fahrrad" in mail.outbox[0].body
    assert "Noch da?" not in mail.outbox[0].body
    assert talk.mails_after(60) == []
    talk.ben.write("Ich nehme es.", c=talk.number)
    assert len(talk.mails_after(16)) == 1


def test_what_is_read_answered_or_not_wanted_is_not_mailed(talk: Talk) -> None:
    talk.ada.ask(READ, c=talk.number)
    assert talk.mails_after(16) == []
    talk.ada.write("Ja", c=talk.number)
    assert talk.mails_after(16) == []
    talk.ben.write("Gut", c=talk.number)
    talk.wants_mail(False)
    assert talk.mails_after(16) == []


def test_unconfirmed_addresses_and_other_municipalities_get_none(talk: Talk, amt: Place) -> None:
    assert remind(municipality=amt.id) == 0
    with within(talk.town.id):
        talk.ada.member.confirmed_at = None
        talk.ada.member.save()
    assert talk.mails_after(16) == []
