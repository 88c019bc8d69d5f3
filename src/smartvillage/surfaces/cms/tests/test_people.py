"""Persons and invitations at the desk."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from smartvillage.core.audit.models import Entry
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account, Invitation, Membership
from smartvillage.kit.dates import now, today
from smartvillage.surfaces.cms.jobs import forget_people
from smartvillage.surfaces.cms.sessions import sessions_of
from smartvillage.surfaces.cms.tests.desk import PASSWORD, Desk, desk_of
from smartvillage.testing import Place, forget_everything

PERSONS = "/cms/personen/"
INVITE = f"{PERSONS}einladen/"
FRESH = "Siebzehn-Igel-im-Laub"


def _sent(client: Client, organisation: int, **more: str) -> str:
    """Invite somebody; the link in the letter."""
    data = {"name": "Nele Neu", "email": "nele@example.org", "organisations": organisation, "role": "editor"}
    answer = client.post(INVITE, {**data, **more})
    assert answer.status_code == 302, answer.context["form"].errors
    return _link()


def _link() -> str:
    run_due(limit=20)
    found = re.search(r"http://[^/]+(/cms/konto/einladung/[\w-]+/)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def _jobs(desk: Desk, email: str) -> list[tuple[int, str]]:
    with within(desk.place.id):
        rows = Membership.objects.filter(account__email=email).order_by("organisation")
        return [(row.organisation_id, row.role) for row in rows if row.counts]


def test_from_letter_to_first_page(desk: Desk) -> None:
    chief = desk.account("admin", name="Anna Amtmann")
    day = today() + timedelta(days=30)
    link = _sent(
        desk.client(chief), desk.place.organisation, ends_on=day.isoformat(), deputises=str(chief.pk)
    )
    (letter,) = mail.outbox
    assert (letter.to, letter.reply_to) == (["nele@example.org"], [chief.email])
    assert "Anna Amtmann lädt Sie ein" in letter.body
    assert "Redaktion, als Vertretung für Anna Amtmann, bis " in letter.body
    guest = Client(HTTP_HOST=desk.host)
    assert "nele@example.org" in guest.get(link).content.decode()
    weak = guest.post(link, {"password1": "nele", "password2": "nele"})
    assert weak.status_code == 422
    different = guest.post(link, {"password1": FRESH, "password2": PASSWORD})
    assert "verschieden" in different.content.decode()
    assert _jobs(desk, "nele@example.org") == []
    done = guest.post(link, {"password1": FRESH, "password2": FRESH}, follow=True)
    assert "Ihr Konto absichern" in done.content.decode()
    assert guest.get("/cms/").status_code == 200
    with within(desk.place.id):
        job = Membership.objects.select_related("account").get(account__email="nele@example.org")
        actions = list(Entry.objects.order_by("pk").values_list("action", "who"))
    assert (job.role, job.ends_on, job.deputises_id, job.account.name) == (
        "editor",
        day,
        chief.pk,
        "Nele Neu",
    )
    assert actions == [
        ("invited", "Anna Amtmann"),
        ("accepted", "Nele Neu"),
        ("joined", ""),
        ("signed_in", "Nele Neu"),
    ]
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        guest.force_login(job.account)
        assert guest.get("/cms/").status_code == 403


def test_a_link_that_no_longer_holds_says_why(desk: Desk) -> None:
    admin, guest = desk.client(), Client(HTTP_HOST=desk.host)
    first = _sent(admin, desk.place.organisation)
    with within(desk.place.id):
        invitation = Invitation.objects.get()
    page = f"{PERSONS}einladungen/{invitation.pk}/"
    with time_machine.travel(now() + timedelta(days=7, minutes=1), tick=False):
        late = guest.get(first)
        assert (late.status_code, "abgelaufen" in late.content.decode()) == (410, True)
        assert guest.post(first, {"password1": FRESH, "password2": FRESH}).status_code == 410
        admin.force_login(desk.account("admin"))
        assert "Einladung abgelaufen" in admin.get(PERSONS).content.decode()
        admin.post(page, {"step": "renew"})
        second = _link()
        assert guest.get(second).status_code == 200
    assert second != first
    assert "durch einen neueren ersetzt" in guest.get(first).content.decode()
    admin.post(page, {"step": "withdraw"})
    assert "zurückgezogen" in guest.get(second).content.decode()
    assert guest.post(second, {"password1": FRESH, "password2": FRESH}).status_code == 410
    assert "inzwischen beantwortet" in admin.post(page, {"step": "renew"}, follow=True).content.decode()
    third = _sent(admin, desk.place.organisation)
    guest.post(third, {"password1": FRESH, "password2": FRESH})
    again = Client(HTTP_HOST=desk.host).post(third, {"password1": PASSWORD, "password2": PASSWORD})
    assert "schon angenommen" in again.content.decode()
    assert Account.objects.get(email="nele@example.org").check_password(FRESH)


def test_who_has_an_account_joins_at_once_and_is_told(desk: Desk, amt: Place) -> None:
    neighbour = desk_of(amt).account("editor", name="Nora Nachbar")
    forget_everything()
    admin = desk.client()
    sent = {
        "name": "Falscher Name",
        "email": neighbour.email.upper(),
        "organisations": desk.place.organisation,
    }
    answer = admin.post(INVITE, {**sent, "role": "user"}, follow=True)
    assert "Nora Nachbar hat schon ein Konto" in answer.content.decode()
    run_due(limit=20)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([neighbour.email], "Sie arbeiten jetzt für Bad Belzig mit")
    assert _jobs(desk, neighbour.email) == [(desk.place.organisation, "user")]
    again = admin.post(INVITE, {**sent, "role": "admin"})
    assert (again.status_code, "gehört schon zu" in again.content.decode()) == (422, True)
    page = admin.get(f"{PERSONS}{neighbour.pk}/").content.decode()
    with within(amt.id):
        there = Membership.objects.select_related("organisation").get(account=neighbour)
    assert there.organisation.name not in page
    assert f'value="set:{there.pk}"' not in page
    admin.post(f"{PERSONS}{neighbour.pk}/", {"step": f"end:{there.pk}"})
    admin.post(f"{PERSONS}{neighbour.pk}/", {"step": "deactivate"})
    with within(amt.id):
        assert Membership.objects.get(pk=there.pk).counts
    assert _jobs(desk, neighbour.email) == []
    assert Account.objects.get(pk=neighbour.pk).is_active


def test_an_account_made_meanwhile_keeps_its_password(desk: Desk, amt: Place) -> None:
    link = _sent(desk.client(), desk.place.organisation)
    Account.objects.create_user("nele@example.org", PASSWORD, name="Nele")
    guest = Client(HTTP_HOST=desk.host)
    assert "Ihr Passwort bleibt" in guest.get(link).content.decode()
    answer = guest.post(link, {"password1": FRESH, "password2": FRESH})
    assert answer.status_code == 302
    assert "_auth_user_id" not in guest.session
    assert Account.objects.get(email="nele@example.org").check_password(PASSWORD)
    assert _jobs(desk, "nele@example.org") == [(desk.place.organisation, "editor")]


def test_a_link_belongs_to_one_municipality(desk: Desk, amt: Place) -> None:
    link = _sent(desk.client(), desk.place.organisation)
    assert Client(HTTP_HOST=f"{amt.slug}.localhost").get(link).status_code == 410


@pytest.mark.parametrize("path", [PERSONS, INVITE, "/cms/protokoll/", "/cms/protokoll/tabelle.csv"])
@pytest.mark.parametrize("role", ["editor", "user", "restricted"])
def test_only_administrators_see_people(desk: Desk, role: str, path: str) -> None:
    client = desk.client(role=role)
    assert client.get(path).status_code == 403
    sent = {"name": "X", "email": "x@example.org", "organisations": desk.place.organisation, "role": "admin"}
    assert client.post(path, sent).status_code == 403
    with within(desk.place.id):
        assert not Invitation.objects.exists()


def test_inviting_is_limited(desk: Desk) -> None:
    admin = desk.client()
    for number in range(61):
        sent = {"name": "N", "email": f"n{number}@example.org", "role": "user"}
        answer = admin.post(INVITE, {**sent, "organisations": desk.place.organisation})
    assert (answer.status_code, "Zu viele Versuche" in answer.content.decode()) == (422, True)
    with within(desk.place.id):
        assert Invitation.objects.count() == 60


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"email": "keine"}, "gültige E-Mail"),
        ({"organisations": ""}, "Organisationen"),
        ({"organisations": "999999"}, "999999"),
        ({"role": "app"}, "app"),
        ({"ends_on": "2020-01-01"}, "schon vorbei"),
        ({"deputises": "999999"}, "Auswahl"),
    ],
)
def test_bad_invitations_are_told_beside_the_field(desk: Desk, changes: dict[str, str], said: str) -> None:
    sent = {
        "name": "N",
        "email": "n@example.org",
        "organisations": str(desk.place.organisation),
        "role": "user",
    }
    answer = desk.client().post(INVITE, {**sent, **changes})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_deputies_need_a_last_day(desk: Desk) -> None:
    chief = desk.account("admin")
    sent = {"name": "N", "email": "n@example.org", "organisations": desk.place.organisation, "role": "user"}
    answer = desk.client(chief).post(INVITE, {**sent, "deputises": desk.account("editor").pk})
    assert "braucht einen letzten Tag" in answer.content.decode()


def test_the_list_is_narrowed(desk: Desk) -> None:
    club = desk.organisation("Sportverein")
    desk.account("restricted", organisation=club, name="Vera Verein")
    left = desk.account("editor", name="Willi Weg")
    admin = desk.client(desk.account("admin", name="Anna Amtmann"))
    admin.post(f"{PERSONS}{left.pk}/", {"step": "deactivate"})
    _sent(admin, club)
    for query, names in {
        "": {"Vera Verein", "Willi Weg", "Anna Amtmann", "Nele Neu"},
        "q=sportverein": {"Vera Verein", "Nele Neu"},
        "q=vera+SPORT": {"Vera Verein"},
        f"organisation={club}": {"Vera Verein", "Nele Neu"},
        "rolle=admin": {"Anna Amtmann"},
        "zustand=ausgeschieden": {"Willi Weg"},
        "zustand=eingeladen": {"Nele Neu"},
        "faktor=nein": {"Vera Verein", "Willi Weg", "Anna Amtmann"},
        "faktor=ja": set(),
        "organisation=x&rolle=y&zustand=z&seite=w": set(),
    }.items():
        page = admin.get(f"{PERSONS}?{query}")
        assert {one.name for one in page.context["page"].object_list} == names, query


def test_a_person_s_page_changes_role_and_end(desk: Desk) -> None:
    other = desk.account("user", name="Otto Organisator")
    admin = desk.client(desk.account("admin"))
    page = f"{PERSONS}{other.pk}/"
    with within(desk.place.id):
        job = Membership.objects.get(account=other)
    day = today() + timedelta(days=3)
    sent = {f"job-{job.pk}-role": "editor", f"job-{job.pk}-ends_on": day.isoformat()}
    admin.post(page, {"step": f"set:{job.pk}", **sent})
    job.refresh_from_db()
    assert (job.role, job.ends_on) == ("editor", day)
    answer = admin.post(page, {"step": f"set:{job.pk}", **sent, f"job-{job.pk}-ends_on": "2020-01-01"})
    assert answer.status_code == 422
    club = desk.organisation("Sportverein")
    admin.post(page, {"step": "add", "new-organisation": club, "new-role": "user"})
    assert _jobs(desk, other.email) == [(desk.place.organisation, "editor"), (club, "user")]
    admin.post(page, {"step": f"end:{job.pk}"})
    assert _jobs(desk, other.email) == [(club, "user")]
    admin.post(page, {"step": f"back:{job.pk}"})
    job.refresh_from_db()
    assert (job.counts, job.ends_on) == (True, None)
    assert admin.get(f"{PERSONS}999999/").status_code == 404


def test_the_last_administrator_cannot_go(desk: Desk) -> None:
    chief = desk.account("admin")
    admin = desk.client(chief)
    answer = admin.post(f"{PERSONS}{chief.pk}/", {"step": "deactivate"}, follow=True)
    assert "Es muss jemand bleiben" in answer.content.decode()
    assert _jobs(desk, chief.email) == [(desk.place.organisation, "admin")]


def test_sessions_are_seen_and_ended(desk: Desk) -> None:
    person = desk.account("editor", name="Erna")
    agents = {
        "desk": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0",
        "phone": "Mozilla/5.0 (iPhone) Safari/604.1",
    }
    browsers = {name: Client(HTTP_HOST=desk.host, HTTP_USER_AGENT=agent) for name, agent in agents.items()}
    for browser in browsers.values():
        browser.post("/cms/konto/anmelden/", {"login": person.email, "password": PASSWORD})
    page = browsers["desk"].get("/cms/konto/sitzungen/").content.decode()
    assert "Firefox auf Windows" in page
    assert "Safari auf iPhone" in page
    assert page.count("Diese hier") == 1
    stranger = desk.client(role="editor")
    stranger.post("/cms/konto/sitzungen/", {"end": sessions_of(person)[0].pk})
    assert len(sessions_of(person)) == 2
    browsers["desk"].post("/cms/konto/sitzungen/", {"end": "others"})
    assert browsers["phone"].get("/cms/").status_code == 302
    assert browsers["desk"].get("/cms/").status_code == 200
    admin = desk.client(role="admin")
    admin.post(f"{PERSONS}{person.pk}/", {"step": "sign-out"})
    assert browsers["desk"].get("/cms/").status_code == 302
    with within(desk.place.id):
        actions = list(Entry.objects.filter(person=person).order_by("pk").values_list("action", flat=True))
    assert actions == ["signed_in", "signed_in", "sessions"]


def test_wrong_passwords_are_in_the_log_but_no_foreign_addresses(desk: Desk) -> None:
    person = desk.account("editor", name="Erna")
    browser = Client(HTTP_HOST=desk.host)
    for login in (person.email, "wer@example.org"):
        browser.post("/cms/konto/anmelden/", {"login": login, "password": "falsch"})
    with within(desk.place.id):
        assert list(Entry.objects.values_list("action", "whom")) == [("failed", "Erna")]


def test_the_log_is_narrowed_and_a_table_that_runs_no_formulas(desk: Desk) -> None:
    admin = desk.client(desk.account("admin", name="Anna Amtmann"))
    _sent(admin, desk.place.organisation, name="=HYPERLINK(1)")
    _sent(admin, desk.place.organisation, name="Otto", email="otto@example.org")
    assert "Eingeladen" in admin.get("/cms/protokoll/").content.decode()
    for query, count in {
        "q=otto": 1,
        "q=amtmann": 2,
        "was=ended": 0,
        f"von={today()}&bis={today()}": 2,
        f"bis={today() - timedelta(days=1)}": 0,
        "von=gestern&bis=9999-12-31&was=quatsch&seite=x": 2,
    }.items():
        assert len(admin.get(f"/cms/protokoll/?{query}").context["lines"]) == count, query
    answer = admin.get("/cms/protokoll/tabelle.csv?q=HYPER")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert len(text.splitlines()) == 2
    assert ";'=HYPERLINK(1) (nele@example.org);" in text


def test_what_is_over_is_forgotten(desk: Desk) -> None:
    admin = desk.client()
    _sent(admin, desk.place.organisation)
    admin.get("/cms/")
    with time_machine.travel(now() + timedelta(days=100), tick=False):
        forget_people_of(desk)
        with within(desk.place.id):
            assert not Invitation.objects.exists()


def forget_people_of(desk: Desk) -> None:
    """As the worker does it."""
    from smartvillage.core.municipalities.scope import across_all

    with across_all():
        forget_people()
