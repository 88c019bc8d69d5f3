"""Forms are kept for a while and mailed to the office."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.kit.dates import now
from smartvillage.modules.citizen_forms.jobs import forget_old
from smartvillage.modules.citizen_forms.models import CitizenForm
from smartvillage.testing import Place, call, token

SEND = """mutation ($content: String, $source: String) {
  createAppUserContent(dataSource: $source, dataType: "json", content: $content) { id dataSource content createdAt } }"""


def send(
    place: Place,
    content: str | None = '{"message": "Danke <b>", "n": 3}',
    *,
    role: str = "app",
    source: Any = "form",
) -> Any:
    return place.ask(SEND, {"content": content, "source": source}, role=role)


def configure(place: Place, **settings: Any) -> None:
    Municipality.objects.filter(pk=place.id).update(settings=settings)
    forget()


def test_a_form_is_kept_and_mailed(town: Place, amt: Place) -> None:
    configure(town, forms_email="rathaus@example.org")
    made = send(town)["data"]["createAppUserContent"]
    assert made["content"] == '{"message": "Danke <b>", "n": 3}'
    send(amt)
    run_due(limit=9)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["rathaus@example.org"], "[Smart Village App] Formular wurde erstellt")
    assert "message: Danke <b>\nn: 3" in sent.body
    with within(town.id):
        assert [str(form.pk) for form in CitizenForm.objects.all()] == [made["id"]]


@pytest.mark.parametrize(("content", "source"), [("", "form"), (None, "form"), ("{}", ""), ("  ", None)])
def test_all_three_are_needed(town: Place, content: str | None, source: str | None) -> None:
    assert send(town, content, source=source)["errors"][0]["message"].startswith("Invalid input: ")


def test_bad_content_breaks_nothing(town: Place) -> None:
    configure(town, forms_email="rathaus@example.org")
    for content in ("{", "[1]", '"x"', "\x00{}", '{"a": {"b": [1, 2]}}'):
        assert "errors" not in send(town, content)
    assert "zu lang" in send(town, "x" * 200_001)["errors"][0]["message"]
    run_due(limit=9)
    assert len(mail.outbox) == 5
    assert send(town, role="read_only")["errors"][0]["message"] == "Access not permitted!"


def test_too_many_are_refused_for_a_while(town: Place) -> None:
    answers = [send(town) for _ in range(61)]
    assert all("errors" not in answer for answer in answers[:60])
    assert answers[60]["errors"][0]["message"].startswith("Zu viele Versuche")


def test_administrators_read_them(town: Place, amt: Place) -> None:
    send(town)
    send(amt)

    def read(role: str) -> Any:
        return call(
            "/app_user_contents.json",
            method="GET",
            host="bad-belzig.localhost",
            authorization=f"Bearer {token(town, role)}",
        )

    (row,) = read("admin").json
    assert (row["data_source"], row["data_type"]) == ("form", "json")
    assert read("editor").status == 403


def test_forms_go_when_their_time_is_over(town: Place, amt: Place) -> None:
    configure(town, forms_keep_days=30)
    for place in (town, amt):
        send(place)
    with across_all():
        CitizenForm.objects.update(created_at=now() - timedelta(days=31))
        forget_old()
        assert [form.municipality_id for form in CitizenForm.objects.all()] == [amt.id]
