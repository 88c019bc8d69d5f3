"""Mails: written in the municipality's name, sent once, safe against what people type."""

from email.message import EmailMessage
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from smartvillage.core.jobs.models import Task
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.mail.actions import is_address, post_mail
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.testing import Place

CONTEXT = {"greeting": "Guten Tag <Ada> & Co", "link": "https://example.org/a?b=1&c=2"}


@pytest.fixture(autouse=True)
def _template(settings: Any, tmp_path: Any) -> None:
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "test.txt").write_text(
        "Neues aus {{ app_name }}\n\n{{ greeting }},\n\nhier: {{ link }}\n"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [str(tmp_path)]}]


def ask(place: Place, **changes: Any) -> bool:
    given_ = {"template": "test", "to": ["ada@example.org"], "context": CONTEXT, **changes}
    return post_mail(municipality=place.id, **given_)


def test_a_mail_has_text_and_the_same_in_the_municipality_s_look(town: Place) -> None:
    Municipality.objects.filter(pk=town.id).update(
        settings={"app_name": "Bad Belzig App", "mail_reply_to": "rat@example.org"}
    )
    forget()
    ask(town)
    assert run_due(limit=5) == 1
    sent = mail.outbox[0]
    assert (sent.subject, sent.to, sent.reply_to) == (
        "Neues aus Bad Belzig App",
        ["ada@example.org"],
        ["rat@example.org"],
    )
    assert sent.from_email == "Bad Belzig App <smart-village@localhost>"
    assert sent.body.startswith("Guten Tag <Ada> & Co,\n\nhier: https://example.org/a?b=1&c=2\n")
    html = str(sent.alternatives[0][0])  # type: ignore[union-attr]
    assert "Guten Tag &lt;Ada&gt; &amp; Co" in html
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html


def test_the_same_key_is_sent_once(town: Place, amt: Place) -> None:
    for place in (town, town, amt):
        ask(place, key="entry:1")
    ask(town)
    run_due(limit=9)
    assert len(mail.outbox) == 3
    ask(town, key="entry:1")
    run_due(limit=9)
    assert len(mail.outbox) == 3


def test_what_fails_is_tried_again(town: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", _fails)
        ask(town, key="entry:2")
        run_due(limit=5)
    task = Task.objects.get()
    assert (task.attempts, task.failed, task.error) == (1, False, "SMTPException: nobody there")
    Task.objects.update(due_at=task.due_at.replace(year=2000))
    run_due(limit=5)
    assert (len(mail.outbox), Task.objects.count()) == (1, 0)


def _fails(*_: object) -> None:
    raise SMTPException("nobody there")


def test_line_breaks_never_reach_the_headers(town: Place) -> None:
    Municipality.objects.filter(pk=town.id).update(settings={"app_name": "App\r\nBcc: eve@example.org"})
    forget()
    ask(
        town,
        to=["a@example.org\nBcc: eve@example.org", "ada@example.org"],
        reply_to="x@example.org\r\nBcc: e@e.de",
    )
    run_due(limit=5)
    sent = mail.outbox[0]
    assert sent.to == ["ada@example.org"]
    message = sent.message()
    assert message["Bcc"] is None
    assert "\n" not in sent.subject


def test_without_an_address_nothing_is_asked_for(town: Place) -> None:
    assert not ask(town, to=["", "keine", "@"])
    assert Task.objects.count() == 0


@given(st.text())
def test_what_counts_as_an_address_is_one(text: str) -> None:
    if is_address(text):
        message = EmailMessage()
        message["To"] = text.strip()
        assert len(message["To"].addresses) == 1
