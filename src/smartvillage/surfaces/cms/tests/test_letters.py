"""Authors hear what became of their item, reviewers what has waited too long."""

from datetime import timedelta

from django.core import mail

from smartvillage.core.content.models import Item
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.directory import forget
from smartvillage.core.municipalities.models import Domain, Municipality
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.letters import remind_reviewers
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk, desk_of
from smartvillage.testing import Place


def _waiting(desk: Desk) -> tuple[Account, Item]:
    club = desk.organisation("Sportverein")
    author = desk.account("restricted", organisation=club, name="Vera Verein")
    client = desk.client(author)
    new = client.get(f"{NEWS}/neu/")
    client.post(new.headers["Location"], {"title": "Turnier", "action": "review"})
    return author, desk.newest()


def test_what_comes_back_says_why(desk: Desk) -> None:
    Domain.objects.create(host="app.example.org", municipality_id=desk.place.id)
    author, item = _waiting(desk)
    reviewer = desk.account("admin", name="Anna Amtmann")
    step = {"step": f"return:{item.pk}", "note": "Bitte das Datum nennen"}
    desk.client(reviewer).post(f"{NEWS}/schritt", step)
    run_due(limit=20)
    (sent,) = mail.outbox
    assert (sent.to, sent.reply_to) == ([author.email], [reviewer.email])
    assert sent.subject == "Bitte noch einmal ansehen: Turnier"
    assert "Anna Amtmann schreibt dazu:\n\nBitte das Datum nennen" in sent.body
    assert f"http://app.example.org{NEWS}/{item.pk}/" in sent.body


def test_what_is_released_is_told_whichever_button_it_was(desk: Desk) -> None:
    _, first = _waiting(desk)
    desk.client().post(f"{NEWS}/schritt", {"step": f"publish:{first.pk}"})
    author, second = desk.account("restricted", name="W"), desk.write(title="Zweite", role="restricted")
    with within(desk.place.id):
        second.revisions.update(account=author)
    desk.client().post(f"{NEWS}/{second.pk}/", {"title": "Zweite", "version": "1", "action": "publish"})
    run_due(limit=20)
    assert [sent.subject for sent in mail.outbox] == ["Freigegeben: Turnier", "Freigegeben: Zweite"]


def test_nobody_is_told_of_their_own_steps(desk: Desk) -> None:
    account = desk.account("admin")
    item = desk.write(title="Eigenes", state="review")
    with within(desk.place.id):
        item.revisions.update(account=account)
    desk.client(account).post(f"{NEWS}/schritt", {"step": f"publish:{item.pk}"})
    run_due(limit=20)
    assert mail.outbox == []


def test_reviewers_are_reminded_once_a_day(desk: Desk, amt: Place) -> None:
    desk_of(amt).account("admin")
    anna, bert = desk.account("admin", name="Anna"), desk.account("editor", name="Bert")
    desk.account("user")
    old, _ = desk.write(title="Alt", role="restricted"), desk.write(title="Frisch", role="restricted")
    with within(desk.place.id):
        Item.objects.filter(pk=old.pk).update(updated_at=now() - timedelta(hours=25))
    assert remind_reviewers(municipality=desk.place.id) == 2
    remind_reviewers(municipality=desk.place.id)
    assert remind_reviewers(municipality=amt.id) == 0
    run_due(limit=20)
    assert {sent.to[0] for sent in mail.outbox} == {anna.email, bert.email}
    assert len(mail.outbox) == 2
    assert "Alt (Nachricht)" in mail.outbox[0].body
    assert "Frisch" not in mail.outbox[0].body


def test_reminders_can_be_switched_off(desk: Desk) -> None:
    desk.account("admin")
    item = desk.write(title="Alt", role="restricted")
    with within(desk.place.id):
        Item.objects.filter(pk=item.pk).update(updated_at=now() - timedelta(days=9))
    for hours in (0, -1, "x"):
        Municipality.objects.filter(pk=desk.place.id).update(settings={"review_hours": hours})
        forget()
        assert remind_reviewers(municipality=desk.place.id) == 0
