"""A message reaches the author by mail, and nobody else reads it."""

from typing import Any

from django.core import mail

from smartvillage.core.jobs.worker import run_due
from smartvillage.testing import Place

SEND = """mutation ($id: ID!, $email: String!, $terms: Boolean!, $message: String!) { createGenericItemMessage(genericItemId: $id,
  name: "Ben", email: $email, phoneNumber: "033841 1", message: $message, termsOfService: $terms) { id status statusCode } }"""
READ = "{ genericItems { genericItemMessages { message } } }"


def notice(place: Place) -> int:
    contact = [{"first_name": "Ada", "email": "ada@example.org"}]
    return place.publish("generic_item", "Noticeboard", title="Fahrrad", contacts=contact)


def send(
    place: Place,
    number: int,
    *,
    email: str = "ben@example.org",
    terms: bool = True,
    message: str = "Noch da?",
) -> Any:
    variables = {"id": str(number), "email": email, "terms": terms, "message": message}
    return place.data(SEND, variables, role="app")["createGenericItemMessage"]


def test_the_author_gets_a_mail_and_can_answer_it(town: Place) -> None:
    number = notice(town)
    assert town.agreed(READ)["genericItems"] == [{"genericItemMessages": []}]
    said = send(town, number)
    assert (said["statusCode"], said["status"]) == (200, "Message successfully sent")
    run_due(limit=9)
    (sent,) = mail.outbox
    assert (sent.to, sent.reply_to) == (["ada@example.org"], ["ben@example.org"])
    assert (
        sent.subject == "Sie haben eine Nachricht zu Ihrem Eintrag (Noticeboard) in der Bad Belzig erhalten"
    )
    assert "Noch da?" in sent.body
    assert "033841 1" in sent.body
    shown = [{"genericItemMessages": [{"message": "Noch da?"}]}]
    assert town.agreed(READ)["genericItems"] == shown
    assert town.agreed(READ, role="app")["genericItems"] == [{"genericItemMessages": []}]


def test_refusals_are_a_status(town: Place, amt: Place) -> None:
    number = notice(town)
    said = [
        send(town, number, terms=False),
        send(town, notice(amt)),
        send(town, 10**18),
        send(town, number, email="x@y\nBcc: z@example.org"),
        send(town, number, message="  "),
    ]
    assert [one["statusCode"] for one in said] == [403] * 5
    assert said[0]["status"] == "Access not permitted: Please accept the terms of service"
    assert said[1]["status"] == "Access not permitted: GenericItem missing"
    run_due(limit=9)
    assert mail.outbox == []


def test_nobody_writes_a_hundred(town: Place) -> None:
    number = notice(town)
    assert [send(town, number)["statusCode"] for _ in range(61)] == [200] * 60 + [429]
