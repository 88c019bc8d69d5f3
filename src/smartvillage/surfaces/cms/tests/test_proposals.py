"""A change of what is live, from the form to the citizens: who sees it, who decides, who is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from smartvillage.core.content.categories import category_ids
from smartvillage.core.content.deciding import approve
from smartvillage.core.content.models import Item, Proposal
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account
from smartvillage.core.people.viewer import Viewer
from smartvillage.kit.dates import now
from smartvillage.surfaces.cms.approvals import release
from smartvillage.surfaces.cms.letters import remind_reviewers
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk
from smartvillage.surfaces.cms.views import proposals as views

RULES = "/cms/freigaben/"


@pytest.fixture
def live(desk: Desk) -> Item:
    item = desk.write(title="Markt am Freitag")
    desk.client().post(RULES, {"organisation": "", "kind": "", "wanted": 1})
    return item


@pytest.fixture
def vera(desk: Desk) -> Account:
    return desk.account("user", name="Vera Verein")


def _said(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def _form(item: Item, title: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "version": item.version, "proposal": 0, "action": "review", **more}


def _propose(desk: Desk, account: Account, item: Item, title: str = "Markt am Samstag") -> Proposal:
    sent = _form(item, title)
    answer = desk.client(account).post(f"{NEWS}/{item.pk}/", sent, follow=True)
    assert "Ihre Änderung wartet auf die Freigabe" in _said(answer)
    with within(desk.place.id):
        found: Proposal = Proposal.objects.get(item=item)
    return found


def _decide(client: Any, item: Item, proposal: Proposal, step: str, note: str = "") -> str:
    sent = {"proposal": proposal.pk, "step": step, "note": note}
    return _said(client.post(f"{NEWS}/{item.pk}/aenderung", sent, follow=True))


def test_both_see_what_waits_and_what_it_changes(desk: Desk, live: Item, vera: Account) -> None:
    _propose(desk, vera, live)
    author, reviewer = desk.client(vera), desk.client(role="editor")
    own, theirs = (client.get(f"{NEWS}/{live.pk}/") for client in (author, reviewer))
    assert "Eine Änderung dieses Eintrags wartet auf die Freigabe" in _said(own)
    assert 'value="withdraw"' in _said(own)
    assert 'value="approve"' not in _said(own)
    assert "wartet auf Ihre Freigabe" in _said(theirs)
    assert 'value="approve"' in _said(theirs)
    assert 'value="withdraw"' not in _said(theirs)
    for page in (own, theirs):
        (change,) = page.context["proposed"]["changes"]
        assert (change.before, change.after) == ("Markt am Freitag", "Markt am Samstag")
        assert page.context["sheet"].raw["title"] == "Markt am Samstag"
    assert "Markt am Samstag" in _said(reviewer.get(f"{NEWS}/{live.pk}/vorschau/seite"))
    assert desk.item(live.pk).title == "Markt am Freitag"


def test_the_list_and_the_first_page_know_it(desk: Desk, live: Item, vera: Account) -> None:
    desk.write(title="Anderes", state="draft")
    desk.write(title="Ganz neu", role="restricted")
    proposal = _propose(desk, vera, live)
    reviewer = desk.client(role="editor")
    page = reviewer.get(f"{NEWS}/")
    counts = page.context["listing"].counts
    assert {name: counts[name] for name in ("", "published", "review")} == {
        "": 3,
        "published": 1,
        "review": 2,
    }
    assert [row.id for row in page.context["listing"].rows if row.proposed] == [live.pk]
    assert "Änderung wartet" in _said(page)
    shown = reviewer.get(f"{NEWS}/?zustand=review").context["listing"].rows
    assert {row.title for row in shown} == {"Ganz neu", "Markt am Freitag"}
    need = reviewer.get("/cms/").context["needs"][0]
    assert [(line.title, line.standing.label) for line in need.lines] == [
        ("Ganz neu", "In Prüfung"),
        ("Markt am Freitag", "Änderung wartet"),
    ]
    _decide(reviewer, live, proposal, "approve")
    assert reviewer.get(f"{NEWS}/").context["listing"].counts["review"] == 1
    assert desk.item(live.pk).title == "Markt am Samstag"


def test_it_comes_back_with_a_reason_only(desk: Desk, live: Item, vera: Account) -> None:
    proposal = _propose(desk, vera, live)
    reviewer = desk.client(desk.account("editor", name="Bert Bauer"))
    assert "Bitte schreiben Sie dazu" in _decide(reviewer, live, proposal, "reject")
    _decide(reviewer, live, proposal, "reject", "Bitte prüfen")
    run_due(limit=20)
    (sent,) = mail.outbox
    assert (sent.to, "Bitte prüfen" in sent.body) == ([vera.email], True)
    author = desk.client(vera)
    page = author.get(f"{NEWS}/{live.pk}/")
    assert "Ihre Änderung kam zurück" in _said(page)
    assert page.context["sheet"].raw["title"] == "Markt am Samstag"
    assert [need.title for need in author.get("/cms/").context["needs"]] == ["Zurückgegeben"]
    assert reviewer.get(f"{NEWS}/{live.pk}/").context["sheet"].raw["title"] == "Markt am Freitag"
    assert "gibt es so nicht mehr" in _decide(reviewer, live, proposal, "approve")


def test_its_author_is_told_and_may_withdraw(desk: Desk, live: Item, vera: Account) -> None:
    first = _propose(desk, vera, live)
    assert "ist zurückgezogen" in _decide(desk.client(vera), live, first, "withdraw")
    second = _propose(desk, vera, live)
    assert "freigegeben und zu sehen" in _decide(desk.client(role="editor"), live, second, "approve")
    run_due(limit=20)
    assert [sent.subject for sent in mail.outbox] == ["Freigegeben: Markt am Freitag"]


def test_who_decides_too_late_is_told(
    desk: Desk, live: Item, vera: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = _propose(desk, vera, live)

    def slower(viewer: Viewer, proposal: Proposal) -> str:
        approve(viewer=viewer, proposal=proposal)
        return release(viewer, proposal)

    monkeypatch.setattr(views, "release", slower)
    assert views.OTHER in _decide(desk.client(role="editor"), live, proposal, "approve")


def test_publishing_it_untouched_is_approving(desk: Desk, live: Item, vera: Account) -> None:
    proposal = _propose(desk, vera, live)
    sent = _form(live, "Markt am Samstag", proposal=proposal.pk, action="publish")
    desk.client(role="editor").post(f"{NEWS}/{live.pk}/", sent)
    with within(desk.place.id):
        last = live.revisions.latest("version")
    assert (last.account_id, last.version, desk.item(live.pk).title) == (vera.pk, 2, "Markt am Samstag")


def test_two_authors_are_shown_each_others_text(desk: Desk, live: Item, vera: Account) -> None:
    proposal = _propose(desk, vera, live)
    willi = desk.client(desk.account("user", name="Willi"))
    answer = willi.post(f"{NEWS}/{live.pk}/", _form(live, "Markt am Sonntag"))
    assert (answer.status_code, "Vera Verein" in _said(answer)) == (409, True)
    chosen = {"resolves": answer.context["stamp"], "wahl-title": "mine"}
    willi.post(f"{NEWS}/{live.pk}/", _form(live, "Markt am Sonntag", **chosen))
    with within(desk.place.id):
        newest = Proposal.objects.get(item=live)
    assert (newest.pk != proposal.pk, newest.account.name) == (True, "Willi")
    assert "Markt am Sonntag" in newest.document


def test_what_changed_meanwhile_is_chosen_field_by_field(desk: Desk, live: Item, vera: Account) -> None:
    proposal = _propose(desk, vera, live)
    with within(desk.place.id):
        document = live.document.replace("Freitag", "Montag")
        Item.objects.filter(pk=live.pk).update(document=document, version=2)
        live.revisions.create(
            version=2, document=document, changed=["title"], state="published", client="import:rss", at=now()
        )
    reviewer = desk.client(role="editor")
    sent = {"proposal": proposal.pk, "step": "approve"}
    answer = reviewer.post(f"{NEWS}/{live.pk}/aenderung", sent)
    assert (answer.status_code, 'name="wahl-title"' in _said(answer)) == (409, True)
    form = _form(live, "Markt am Samstag", proposal=proposal.pk, action="publish")
    chosen = {"resolves": answer.context["stamp"], "wahl-title": "mine"}
    reviewer.post(f"{NEWS}/{live.pk}/", form | chosen)
    assert (desk.item(live.pk).title, desk.item(live.pk).version) == ("Markt am Samstag", 3)
    with within(desk.place.id):
        assert not Proposal.objects.exists()


def test_reviewers_are_reminded_of_it(desk: Desk, live: Item, vera: Account) -> None:
    proposal = _propose(desk, vera, live)
    assert remind_reviewers(municipality=desk.place.id) == 0
    with within(desk.place.id):
        Proposal.objects.filter(pk=proposal.pk).update(at=now() - timedelta(hours=25))
    assert remind_reviewers(municipality=desk.place.id) == 1
    run_due(limit=20)
    assert "Markt am Freitag (Nachricht)" in mail.outbox[0].body


def test_a_bulk_step_says_which_entry_waits_and_why(desk: Desk, live: Item, vera: Account) -> None:
    """The others are marked; the one with a change that waits is named, with the way to it."""
    (club,) = category_ids(municipality=desk.place.id, names=["Vereine"])
    _propose(desk, vera, live)
    free = desk.write(title="Frei", state="draft")
    sent = {"step": "category", "category": club, "item": [live.pk, free.pk]}
    answer = desk.client(desk.account("user")).post(f"{NEWS}/schritt", sent, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert said[-1].startswith("1 Eintrag blieb unverändert (")
    assert f'<a href="{NEWS}/{live.pk}/">Markt am Freitag</a>' in said[-1]
    assert "wartet auf die Freigabe" in said[-1]
    assert f'<a href="{NEWS}/{live.pk}/">' in _said(answer)
    assert desk.document(free.pk)["categories"] == [club]
    assert "categories" not in desk.document(live.pk) or club not in desk.document(live.pk)["categories"]
