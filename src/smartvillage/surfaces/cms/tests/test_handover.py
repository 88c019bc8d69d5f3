"""Leaving: work goes to a successor, access ends at once."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core import mail

from smartvillage.core.audit.models import Entry
from smartvillage.core.content.models import Proposal
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.memberships import join
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.kit.dates import now, today
from smartvillage.surfaces.cms.handback import forget_hand_overs
from smartvillage.surfaces.cms.jobs import endings
from smartvillage.surfaces.cms.models import Draft, HandOver
from smartvillage.surfaces.cms.tests.desk import NEWS, Desk, desk_of
from smartvillage.surfaces.oauth.clients import create_client
from smartvillage.surfaces.oauth.grants import allow
from smartvillage.surfaces.oauth.models import Client, Grant
from smartvillage.testing import Place, forget_everything


@pytest.fixture
def people(desk: Desk) -> dict[str, Account]:
    """Willi leaves with a suitcase full of things, Nina takes over."""
    club = desk.organisation("Sportverein")
    willi = desk.account("user", organisation=club, name="Willi Weg")
    people = {"willi": willi, "nina": desk.account("editor", name="Nina Nachfolge")}
    item = desk.write(title="Markt")
    for name, person in people.items():
        client = desk.client(person)
        client.post(f"{NEWS}/ansichten", {"name": "Meine", "query": f"q={name}"})
    client = desk.client(willi)
    client.post(f"{NEWS}/neu/entwurf?stand={uuid4()}", {"title": "Halb fertig"})
    with within(desk.place.id):
        owner = Organisation.objects.get(pk=club)
        create_client(organisation=owner, role="user", name="Vereinsseite", owner=willi)
        program = Client.objects.get()
        allow(client=program, account=willi, redirect_uri="x", challenge="")
        Proposal.objects.create(
            municipality_id=desk.place.id,
            item=item,
            account=willi,
            base_version=1,
            document=item.document,
            changed=["title"],
            at=now(),
        )
    return people


def _owned(desk: Desk, account: Account) -> dict[str, Any]:
    account.refresh_from_db()
    with within(desk.place.id):
        return {
            "drafts": Draft.objects.filter(account=account).count(),
            "proposals": Proposal.objects.filter(account=account).count(),
            "clients": Client.objects.filter(owner=account).count(),
            "grants": Grant.objects.filter(account=account).count(),
            "views": account.desk.get(str(desk.place.id), {}).get("views", {}).get("news_item", {}),
            "jobs": sorted(
                str(job.organisation)
                for job in Membership.objects.filter(account=account).select_related("organisation")
                if job.counts
            ),
        }


def test_everything_goes_to_the_successor_and_is_in_the_log(desk: Desk, people: dict[str, Account]) -> None:
    willi, nina = people["willi"], people["nina"]
    at_work = desk.client(willi)
    assert at_work.get("/cms/").status_code == 200
    admin = desk.client(desk.account("admin", name="Anna Amtmann"))
    page = f"/cms/personen/{willi.pk}/uebergeben/"
    shown = admin.get(page).content.decode()
    for word in ("Halb fertig", "Markt", "Meine", "Vereinsseite", "Nina Nachfolge"):
        assert word in shown
    club = next(iter(admin.get(page).context["form"]["roles"].initial))
    answer = admin.post(page, {"successor": nina.pk, "roles": club}, follow=True)
    assert "Nina Nachfolge führt die Arbeit von Willi Weg fort" in answer.content.decode()
    assert _owned(desk, willi) == {
        "drafts": 0,
        "proposals": 0,
        "clients": 0,
        "grants": 0,
        "views": {},
        "jobs": [],
    }
    taken = _owned(desk, nina)
    assert (taken["drafts"], taken["proposals"], taken["clients"]) == (1, 1, 1)
    assert taken["views"] == {"Meine": "q=nina", "Meine (Willi Weg)": "q=willi"}
    assert taken["jobs"] == ["Rathaus Bad Belzig", "Sportverein"]
    assert at_work.get("/cms/").status_code == 302
    with within(desk.place.id):
        entry = Entry.objects.get(action="handed_over")
    assert (entry.who, entry.whom, entry.details["to"]) == ("Anna Amtmann", "Willi Weg", "Nina Nachfolge")
    assert "1 angefangene Formulare" in admin.get("/cms/protokoll/?was=handed_over").content.decode()


def _hand_over(desk: Desk, people: dict[str, Account], **roles: Any) -> Any:
    admin = desk.client(desk.account("admin", name="Anna Amtmann"))
    page = f"/cms/personen/{people['willi'].pk}/uebergeben/"
    assert admin.post(page, {"successor": people["nina"].pk, **roles}).status_code == 302
    return admin


def _hand_back(admin: Any, people: dict[str, Account]) -> str:
    answer = admin.post(f"/cms/personen/{people['willi'].pk}/", {"step": "hand-back"}, follow=True)
    said: str = answer.content.decode()
    return said


def test_a_hand_over_can_be_taken_back(desk: Desk, people: dict[str, Account]) -> None:
    before = {name: _owned(desk, person) for name, person in people.items()}
    club = next(job for job in before["willi"]["jobs"])
    assert club == "Sportverein"
    with within(desk.place.id):
        number = Organisation.objects.get(name=club).pk
    admin = _hand_over(desk, people, roles=number)
    assert "Nina Nachfolge übergeben" in admin.get(f"/cms/personen/{people['willi'].pk}/").content.decode()
    assert "die Übergabe ist zurückgenommen" in _hand_back(admin, people)
    before["willi"]["grants"] = 0
    assert {name: _owned(desk, person) for name, person in people.items()} == before
    with within(desk.place.id):
        entry = Entry.objects.get(action="handed_back")
    assert (entry.whom, entry.details["from"], entry.details["clients"]) == ("Willi Weg", "Nina Nachfolge", 1)
    assert "lässt sich nicht mehr zurücknehmen" in _hand_back(admin, people)


def test_what_the_successor_worked_on_stays_with_them(desk: Desk, people: dict[str, Account]) -> None:
    admin = _hand_over(desk, people)
    with within(desk.place.id):
        Draft.objects.filter(account=people["nina"]).update(updated_at=now() + timedelta(seconds=5))
    nina = people["nina"]
    nina.refresh_from_db()
    nina.desk[str(desk.place.id)]["views"]["news_item"]["Meine (Willi Weg)"] = "q=anders"
    nina.save(update_fields=["desk"])
    assert "Was Nina Nachfolge seither bearbeitet hat, bleibt dort (1)" in _hand_back(admin, people)
    taken, back = _owned(desk, nina), _owned(desk, people["willi"])
    assert (taken["drafts"], back["drafts"], back["proposals"]) == (1, 0, 1)
    assert taken["views"] == {"Meine": "q=nina", "Meine (Willi Weg)": "q=anders"}
    assert back["views"] == {"Meine": "q=willi"}


def test_both_drafts_of_an_item_are_kept(desk: Desk, people: dict[str, Account]) -> None:
    item = desk.write(title="Beide")
    with within(desk.place.id):
        for person in people.values():
            Draft.objects.create(
                municipality_id=desk.place.id,
                account=person,
                kind="news_item",
                item=item,
                data={},
                updated_at=now(),
            )
    admin = _hand_over(desk, people)
    assert (_owned(desk, people["willi"])["drafts"], _owned(desk, people["nina"])["drafts"]) == (1, 2)
    _hand_back(admin, people)
    assert (_owned(desk, people["willi"])["drafts"], _owned(desk, people["nina"])["drafts"]) == (2, 1)


def test_after_a_month_it_stays(desk: Desk, people: dict[str, Account]) -> None:
    admin = _hand_over(desk, people)
    with within(desk.place.id):
        HandOver.objects.update(at=now() - timedelta(days=31))
    page = admin.get(f"/cms/personen/{people['willi'].pk}/").content.decode()
    assert "zurücknehmen" not in page
    assert "lässt sich nicht mehr zurücknehmen" in _hand_back(admin, people)
    assert forget_hand_overs() == 1


def test_nothing_moves_when_it_cannot_end(desk: Desk, people: dict[str, Account]) -> None:
    chief = desk.account("admin")
    with within(desk.place.id):
        Client.objects.update(owner=chief)
    answer = desk.client(chief).post(
        f"/cms/personen/{chief.pk}/uebergeben/", {"successor": people["nina"].pk}
    )
    assert (answer.status_code, "Es muss jemand bleiben" in answer.content.decode()) == (422, True)
    assert (_owned(desk, chief)["clients"], _owned(desk, people["nina"])["clients"]) == (1, 0)


def test_only_people_from_here_take_over(desk: Desk, amt: Place, people: dict[str, Account]) -> None:
    neighbour = desk_of(amt).account("admin")
    forget_everything()
    willi = people["willi"]
    for successor in (neighbour.pk, willi.pk, 999999, ""):
        answer = desk.client(role="admin").post(
            f"/cms/personen/{willi.pk}/uebergeben/", {"successor": successor}
        )
        assert answer.status_code == 422
    assert _owned(desk, willi)["drafts"] == 1


def test_what_they_do_elsewhere_stays(desk: Desk, amt: Place, people: dict[str, Account]) -> None:
    willi = people["willi"]
    with within(amt.id):
        there = Organisation.objects.get(pk=amt.organisation)
        join(viewer=None, account=willi, organisation=there, role="editor")
        create_client(organisation=there, role="user", name="Amtsseite", owner=willi)
    Account.objects.filter(pk=willi.pk).update(
        desk={**willi.desk, str(amt.id): {"views": {"tour": {"A": "q=a"}}}}
    )
    desk.client(role="admin").post(f"/cms/personen/{willi.pk}/uebergeben/", {"successor": people["nina"].pk})
    willi.refresh_from_db()
    assert list(willi.desk) == [str(amt.id)]
    with within(amt.id):
        assert Client.objects.get(name="Amtsseite").owner == willi
        assert Membership.objects.get(account=willi).counts


def test_a_week_before_the_end_administrators_are_told_once(desk: Desk) -> None:
    chief = desk.account("admin", name="Anna Amtmann")
    deputy = desk.account("editor", name="Vera Vertretung")
    with within(desk.place.id):
        organisation = Organisation.objects.get(pk=desk.place.organisation)
    join(
        viewer=None,
        account=deputy,
        organisation=organisation,
        role="editor",
        ends_on=today() + timedelta(days=30),
        deputises=chief,
    )
    for days, letters in ((0, 0), (22, 0), (23, 1), (24, 1), (31, 1)):
        with time_machine.travel(now() + timedelta(days=days), tick=False), across_all():
            endings()
            run_due(limit=20)
            assert len(mail.outbox) == letters, days
    (letter,) = mail.outbox
    assert letter.to == [chief.email]
    assert "Vera Vertretung" in letter.subject
    assert "als Vertretung für Anna Amtmann endet am" in letter.body
    assert f"/cms/personen/{deputy.pk}/" in letter.body
