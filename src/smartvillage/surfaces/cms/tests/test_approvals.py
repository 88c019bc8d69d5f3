"""Rules of approval and remarks at the desk."""

from typing import Any

import pytest

from smartvillage.core.municipalities.directory import tenant
from smartvillage.core.municipalities.scope import within
from smartvillage.surfaces.cms.models import Remark
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk, desk_of
from smartvillage.testing import Place, forget_everything

RULES = "/cms/freigaben/"


def _rule(desk: Desk, wanted: int = 1, *, organisation: Any = "", kind: str = "") -> None:
    sent = {"organisation": organisation, "kind": kind, "wanted": wanted}
    assert desk.client().post(RULES, sent).status_code == 302


def _said(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def test_rules_are_set_shown_and_dropped(desk: Desk) -> None:
    club = desk.organisation("Sportverein")
    _rule(desk, 1)
    _rule(desk, 2, organisation=club, kind="news_item")
    _rule(desk, 0, organisation=club, kind="news_item")
    client = desk.client()
    rules = client.get(RULES).context["rules"]
    assert [(rule.who, rule.what, rule.wanted) for rule in rules] == [
        ("Alle Organisationen", "Alle Inhalte", 1),
        ("Sportverein", "Nachrichten", 0),
    ]
    client.post(RULES, {"drop": f"{club}/news_item"})
    assert tenant(desk.place.id).settings["approvals"] == {"": {"": 1}}


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"wanted": "3"},
        {"wanted": "x"},
        {"wanted": "1", "organisation": "999"},
        {"wanted": "1", "kind": "x"},
    ],
)
def test_rules_that_make_no_sense_are_refused(desk: Desk, sent: dict[str, str]) -> None:
    assert "Diese Regel gibt es nicht" in _said(desk.client().post(RULES, sent, follow=True))
    assert desk.client().get(RULES).context["rules"] == []


def test_rules_are_for_administrators_of_the_place(desk: Desk, amt: Place) -> None:
    assert desk.client(role="editor").post(RULES, {"wanted": "1"}).status_code == 403
    foreign = desk_of(amt).organisation("Fremd")
    forget_everything()
    sent = {"wanted": "1", "organisation": foreign}
    assert "Diese Regel gibt es nicht" in _said(desk.client().post(RULES, sent, follow=True))


def test_an_item_waits_until_another_has_looked_at_it(desk: Desk) -> None:
    _rule(desk)
    anna, bert = desk.account("admin", name="Anna"), desk.account("editor", name="Bert")
    new = desk.client(anna).get(f"{NEWS}/neu/", follow=True)
    assert new.context["may_publish"] is False
    desk.client(anna).post(new.redirect_chain[-1][0], {"title": "Neu", "action": "review"})
    item = desk.newest()
    own = _said(desk.client(anna).get(f"{NEWS}/{item.pk}/"))
    assert "wartet auf die Freigabe durch andere" in own
    assert f'value="publish:{item.pk}"' not in own
    assert "0 von 1 Freigaben" in own
    theirs = _said(desk.client(bert).get(f"{NEWS}/{item.pk}/"))
    assert "wartet auf Ihre Freigabe" in theirs
    desk.client(bert).post(f"{NEWS}/schritt", {"step": f"publish:{item.pk}"})
    assert desk.item(item.pk).state == "published"


def test_the_first_of_two_is_told_that_one_is_missing(desk: Desk) -> None:
    _rule(desk, 2)
    item = desk.write(title="Neu", role="restricted")
    bert = desk.client(desk.account("editor", name="Bert"))
    answer = bert.post(f"{NEWS}/schritt", {"step": f"publish:{item.pk}"}, follow=True)
    assert "es fehlt noch eine Freigabe" in _said(answer)
    page = _said(bert.get(f"{NEWS}/{item.pk}/"))
    assert "1 von 2 Freigaben" in page
    assert "Freigegeben haben: Bert" in page
    assert "wartet auf eine Freigabe" in page
    desk.client().post(f"{NEWS}/schritt", {"step": f"publish:{item.pk}"})
    assert desk.item(item.pk).state == "published"


def test_remarks_are_about_fields_and_get_done(desk: Desk) -> None:
    item = desk.write(title="Neu")
    client = desk.client(desk.account("admin", name="Anna"))
    remarks = f"{NEWS}/{item.pk}/anmerkungen"
    for sent in (
        {"field": "title", "text": "Zu <b>lang</b>"},
        {"field": "nirgends", "text": "Danke"},
        {"text": " "},
    ):
        client.post(remarks, sent)
    page = client.get(f"{NEWS}/{item.pk}/")
    assert [(said.remark.text, said.label) for said in page.context["remarks"]] == [
        ("Zu <b>lang</b>", "Überschrift"),
        ("Danke", ""),
    ]
    assert "Zu &lt;b&gt;lang" in _said(page)
    assert '<a href="#f-title">Überschrift</a>' in _said(page)
    with within(desk.place.id):
        first = Remark.objects.order_by("pk")[0].pk
    client.post(remarks, {"done": str(first)})
    assert [said.remark.text for said in client.get(f"{NEWS}/{item.pk}/").context["remarks"]] == ["Danke"]


def test_remarks_need_the_right_to_write(desk: Desk) -> None:
    item = desk.write(title="Vom Rathaus")
    club = desk.organisation("Sportverein")
    remarks = f"{NEWS}/{item.pk}/anmerkungen"
    curious = desk.client(desk.account("extended_user", organisation=club))
    assert curious.post(remarks, {"text": "Hallo"}).status_code == 403
    author = desk.client(desk.account("user", organisation=club))
    assert author.post(remarks, {"text": "Hallo"}).status_code == 404
    with within(desk.place.id):
        assert not Remark.objects.exists()
