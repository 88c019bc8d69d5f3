"""Who comes in, and how far."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from smartvillage.core.people.models import Account
from smartvillage.surfaces.cms.tests.desk import NEWS, PASSWORD, Desk, desk_of
from smartvillage.testing import Place, forget_everything


def test_strangers_are_sent_to_the_sign_in_page_and_back(desk: Desk) -> None:
    answer = Client(HTTP_HOST=desk.host).get(f"{NEWS}/?q=markt")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/cms/konto/anmelden/?next=/cms/inhalte/news_item/%3Fq%3Dmarkt",
    )


def test_scripts_of_strangers_get_a_plain_refusal(desk: Desk) -> None:
    answer = Client(HTTP_HOST=desk.host).post(f"{NEWS}/neu/entwurf", headers={"X-Autosave": "1"})
    assert answer.status_code == 401


def test_signing_in_with_password(desk: Desk) -> None:
    account = desk.account("editor")
    client = Client(HTTP_HOST=desk.host)
    wrong = client.post("/cms/konto/anmelden/", {"login": account.email, "password": "falsch"})
    assert wrong.status_code == 200
    assert wrong.context["form"].errors
    right = client.post("/cms/konto/anmelden/", {"login": account.email, "password": PASSWORD})
    assert (right.status_code, right.headers["Location"]) == (302, "/cms/")
    assert client.get("/cms/").status_code == 200


def test_guessing_passwords_is_slowed_down(desk: Desk) -> None:
    account = desk.account("editor")
    client = Client(HTTP_HOST=desk.host)
    for _ in range(6):
        client.post("/cms/konto/anmelden/", {"login": account.email, "password": "falsch"})
    last = client.post("/cms/konto/anmelden/", {"login": account.email, "password": PASSWORD})
    assert last.status_code == 200
    assert "_auth_user_id" not in client.session


def test_who_forgot_the_password_learns_nothing_about_accounts(desk: Desk) -> None:
    account = desk.account("editor")
    pages = [
        Client(HTTP_HOST=desk.host).post("/cms/konto/passwort/vergessen/", {"email": email})
        for email in (account.email, "niemand@example.org")
    ]
    assert {(page.status_code, page.headers["Location"]) for page in pages} == {
        (302, "/cms/konto/passwort/vergessen/gesendet/")
    }
    assert [sent.to for sent in mail.outbox] == [[account.email]]


def test_people_of_another_municipality_stay_outside(desk: Desk, amt: Place) -> None:
    neighbour = desk_of(amt).account("admin")
    forget_everything()
    answer = desk.client(neighbour).get("/cms/")
    assert answer.status_code == 403
    assert "Kein Zugang" in answer.content.decode()


def test_a_required_second_factor_comes_before_everything_else(town: Place) -> None:
    desk = desk_of(town, second_factor="required")
    forget_everything()
    account = desk.account("admin")
    client = desk.client(account)
    for path in ("/cms/", f"{NEWS}/", f"{NEWS}/neu/"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (
            302,
            "/cms/konto/zweiter-faktor/einrichten/",
        )
    assert client.get("/cms/konto/zweiter-faktor/einrichten/").status_code == 200
    TOTP.activate(account, generate_totp_secret())
    assert client.get("/cms/").status_code == 200
    assert client.get("/cms/konto/zweiter-faktor/einrichten/").status_code == 302


def test_it_is_required_unless_the_municipality_says_otherwise(town: Place) -> None:
    client = Desk(town).client()
    assert client.get("/cms/").headers["Location"] == "/cms/konto/zweiter-faktor/einrichten/"


def test_a_recommended_second_factor_is_only_advised(desk: Desk) -> None:
    answer = desk.client().get("/cms/")
    assert "nur durch ein Passwort geschützt" in answer.content.decode()


def test_secrets_of_second_factors_are_not_readable_in_the_database(desk: Desk) -> None:
    account = desk.account("admin")
    secret = generate_totp_secret()
    stored = TOTP.activate(account, secret).instance
    assert secret not in str(stored.data)
    assert stored.wrap().validate_code("000000") is False


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "mfa_download_recovery_codes", "account_confirm_login_code"]
)
def test_pages_nobody_needs_have_no_address(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("role", ["read_only", "app"])
def test_readers_see_no_lists(desk: Desk, role: str) -> None:
    client = desk.client(role=role)
    assert client.get("/cms/").status_code == 200
    assert client.get(f"{NEWS}/").status_code == 403


def test_the_rail_shows_what_one_may_write(desk: Desk) -> None:
    club = desk.organisation("Sportverein", ["event_record"])
    page = desk.client(desk.account("restricted", organisation=club)).get("/cms/").content.decode()
    assert "/cms/inhalte/event_record/" in page
    assert "/cms/inhalte/news_item/" not in page
    assert "/cms/importe/" not in page
    assert "/cms/importe/" in desk.client(role="admin").get("/cms/").content.decode()


@pytest.mark.parametrize("path", ["importe", "organisationen", "zugaenge"])
def test_administration_is_for_administrators(desk: Desk, path: str) -> None:
    assert desk.client(role="admin").get(f"/cms/{path}/").status_code == 200
    assert desk.client(role="editor").get(f"/cms/{path}/").status_code == 403


def test_foreign_items_are_not_there(desk: Desk) -> None:
    item = desk.write(title="Vom Rathaus")
    club = desk.organisation("Sportverein")
    author = desk.client(desk.account("user", organisation=club))
    assert author.get(f"{NEWS}/{item.pk}/").status_code == 404
    assert author.get(f"{NEWS}/{item.pk}/verlauf/").status_code == 404
    assert author.post(f"{NEWS}/{item.pk}/entwurf", {"title": "x"}).status_code == 404
    author.post(f"{NEWS}/schritt", {"step": f"trash:{item.pk}"})
    assert desk.item(item.pk).state == "published"


def test_who_sees_all_still_changes_only_the_own(desk: Desk) -> None:
    item = desk.write(title="Vom Rathaus")
    club = desk.organisation("Sportverein")
    curious = desk.client(desk.account("extended_user", organisation=club))
    assert "Vom Rathaus" in curious.get(f"{NEWS}/").content.decode()
    assert curious.get(f"{NEWS}/{item.pk}/").status_code == 403
    answer = curious.post(f"{NEWS}/schritt", {"step": f"hide:{item.pk}"}, follow=True)
    assert "dürfen Sie nicht ändern" in answer.content.decode()
    assert desk.item(item.pk).visible


def test_a_locked_account_stays_outside(desk: Desk) -> None:
    account = desk.account("admin")
    client = desk.client(account)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert client.get("/cms/").status_code == 302
