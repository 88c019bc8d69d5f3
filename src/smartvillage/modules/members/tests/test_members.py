"""Citizens register, sign in, change their profile, and leave; over HTTP as the app does it."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from smartvillage.core.content.models import Item
from smartvillage.core.jobs.worker import run_due
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.members import member_of
from smartvillage.core.people.models import Member, MemberToken
from smartvillage.kit.dates import now
from smartvillage.modules.members.actions import erase, export, forget_unused
from smartvillage.testing import Place, Reply, call, token

WORDS = "Apfelbaum im Garten"
ADA = {"email": "Ada@Example.org ", "password": WORDS, "password_confirmation": WORDS}
KEY = {"member": {"key": "3f2f6b0e-1111-2222-3333-444455556666", "secret": "-"}}


def send(place: Place, method: str, path: str, body: Any = b"", **headers: str) -> Reply:
    return call(path, body, method=method, host=f"{place.slug}.localhost", **headers)


def mailed() -> str:
    """The link of the newest mail."""
    run_due(limit=9)
    found = re.search(r"http://\S+", str(mail.outbox[-1].body))
    assert found
    return found[0].removeprefix("http://").partition("/")[2]


def registered(place: Place) -> Any:
    assert send(place, "POST", "/members", {"member": ADA}).json == {"success": True}
    path = f"/{mailed()}"
    assert place.page(path).status_code == 200
    assert press(place, path).status_code == 200
    return sign_in(place).json["member"]


def press(place: Place, path: str, **fields: str) -> Any:
    from django.test import Client

    return Client().post(path, fields, headers={"host": f"{place.slug}.localhost"})


def sign_in(place: Place, password: str = WORDS, email: str = "ada@example.org") -> Reply:
    return send(place, "POST", "/members/sign_in", {"member": {"email": email, "password": password}})


def test_an_address_counts_once_its_button_was_pressed(town: Place, amt: Place) -> None:
    assert send(town, "POST", "/members", {"member": ADA}).json == {"success": True}
    path = f"/{mailed()}"
    assert sign_in(town).json == {"success": False}
    page = town.page(path)
    assert "ada@example.org" in page.content.decode()
    assert sign_in(town).json == {"success": False}
    assert amt.page(path).status_code == 404
    assert press(town, path).status_code == 200
    member = sign_in(town).json["member"]
    assert (member["email"], member["preferences"]) == ("ada@example.org", {})
    assert member["keycloak_refresh_token"]
    assert town.page(path).status_code == 404
    assert sign_in(amt).json == {"success": False}


def test_who_asks_never_learns_whether_an_address_is_known(town: Place) -> None:
    registered(town)
    assert send(town, "POST", "/members", {"member": ADA}).json == {"success": True}
    run_due(limit=9)
    assert mail.outbox[-1].subject == "Sie haben schon ein Profil in der Bad Belzig"
    count = len(mail.outbox)
    for address in ("ada@example.org", "nobody@example.org"):
        assert send(town, "POST", "/members/password", {"member": {"email": address}}).json == {
            "success": True
        }
    run_due(limit=9)
    assert len(mail.outbox) == count + 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"email": "keine"}, "Die E-Mail-Adresse ist ungültig"),
        ({"password": "kurz", "password_confirmation": "kurz"}, "Das Passwort braucht 8 bis 128 Zeichen"),
        ({"password_confirmation": "anders"}, "Die beiden Passwörter sind verschieden"),
        ({"password": None}, "Die beiden Passwörter sind verschieden"),
        ({"email": ["a@example.org"]}, "Die E-Mail-Adresse ist ungültig"),
    ],
)
def test_what_is_wrong_is_said(town: Place, changes: dict[str, Any], message: str) -> None:
    said = send(town, "POST", "/members", {"member": {**ADA, **changes}})
    assert (said.status, said.json) == (200, {"success": False, "errorMessage": message})


def test_the_profile_is_the_citizen_s_own(town: Place, amt: Place) -> None:
    own = registered(town)["authentication_token"]
    headers = {"authorization": f"Bearer {own}"}
    given = {
        "first_name": "Ada",
        "postal_code": "14806",
        "birthday": "10.12.1990",
        "admin": True,
        "city": ["x"],
    }
    changed = send(town, "PUT", "/members", {"member": given}, **headers).json["member"]
    assert changed["preferences"] == {"postal_code": "14806", "birthday": "1990-12-10", "city": ""}
    read = send(town, "GET", "/member", **headers)
    assert (read.json["success"], read.json["member"]["first_name"]) == (True, "Ada")
    assert read.json["member"]["authentication_token"] == own
    beside = send(town, "GET", "/member", authorization=f"Bearer {token(town, 'app')}", x_authorization=own)
    assert beside.json["member"]["id"] == changed["id"]
    for place, bearer in ((amt, own), (town, "wrong"), (town, "")):
        refused = send(place, "GET", "/member", authorization=f"Bearer {bearer}")
        assert (refused.status, refused.json) == (401, {"success": False})


def test_a_new_password_signs_out_everywhere_else(town: Place) -> None:
    first = registered(town)["authentication_token"]
    second = sign_in(town).json["member"]["authentication_token"]
    changed = {"member": {"password": "Birnbaum im Hof", "password_confirmation": "Birnbaum im Hof"}}
    assert send(town, "PUT", "/members", changed, authorization=f"Bearer {second}").json["success"]
    assert [member_of(municipality=town.id, token=one) is None for one in (first, second)] == [True, False]
    assert (sign_in(town).json["success"], sign_in(town, "Birnbaum im Hof").json["success"]) == (False, True)


def test_a_forgotten_password_is_set_by_a_link_once(town: Place) -> None:
    registered(town)
    send(town, "POST", "/members/password", {"member": {"email": "ada@example.org"}})
    path = f"/{mailed()}"
    assert press(town, path, password="Kirschbaum am Zaun", repeated="x").status_code == 422
    assert press(town, path, password="Kirschbaum am Zaun", repeated="Kirschbaum am Zaun").status_code == 200
    assert sign_in(town, "Kirschbaum am Zaun").json["success"]
    assert press(town, path, password=WORDS, repeated=WORDS).status_code == 404
    with time_machine.travel(now() + timedelta(hours=7)):
        assert town.page(path).status_code == 404


def test_another_address_counts_when_it_is_confirmed(town: Place) -> None:
    own = registered(town)["authentication_token"]
    send(town, "PUT", "/members", {"member": {"email": "ada@new.example"}}, authorization=f"Bearer {own}")
    path = f"/{mailed()}"
    assert mail.outbox[-1].to == ["ada@new.example"]
    assert sign_in(town).json["success"]
    press(town, path)
    assert (sign_in(town).json["success"], sign_in(town, email="ada@new.example").json["success"]) == (
        False,
        True,
    )


def test_a_phone_s_key_is_a_profile_of_its_own(town: Place, amt: Place) -> None:
    made = [send(place, "POST", "/members/sign_in", KEY).json["member"]["id"] for place in (town, town, amt)]
    assert made[0] == made[1] != made[2]
    short = {"member": {"key": "1234", "secret": "-"}}
    assert send(town, "POST", "/members/sign_in", short).json == {"success": False}


def test_five_phones_stay_signed_in_for_ninety_days(town: Place) -> None:
    registered(town)
    tokens = [sign_in(town).json["member"]["authentication_token"] for _ in range(6)]
    known = [member_of(municipality=town.id, token=one) is not None for one in tokens]
    assert known == [False, True, True, True, True, True]
    with time_machine.travel(now() + timedelta(days=80)):
        assert member_of(municipality=town.id, token=tokens[5])
    with time_machine.travel(now() + timedelta(days=100)):
        assert [member_of(municipality=town.id, token=one) is not None for one in tokens[4:]] == [False, True]
    with within(town.id):
        assert tokens[5] not in str(list(MemberToken.objects.values()))


def test_too_many_tries_are_stopped(town: Place) -> None:
    with time_machine.travel(now(), tick=False):  # tries of one window
        statuses = [sign_in(town, "falsch").status for _ in range(31)]
    assert statuses == [200] * 30 + [429]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", {"member": 1}, {}])
def test_what_is_no_member_is_refused_as_json(town: Place, body: Any) -> None:
    for method, path in (("POST", "/members"), ("POST", "/members/sign_in"), ("POST", "/members/password")):
        said = send(town, method, path, body)
        assert said.status == 400
        assert said.json["error"]


def test_a_citizen_s_notices_are_theirs_over_http(town: Place) -> None:
    own = registered(town)["authentication_token"]
    phone = {"authorization": f"Bearer {token(town, 'app')}", "x_authorization": own}
    make = {
        "query": 'mutation { createGenericItem(genericType: "Noticeboard", title: "Rad") { id memberId } }'
    }
    made = send(town, "POST", "/graphql", make, **phone).json["data"]["createGenericItem"]
    edit = {"query": f'mutation {{ createGenericItem(id: {made["id"]}, title: "Fahrrad") {{ title }} }}'}
    assert (
        send(town, "POST", "/graphql", edit, **phone).json["data"]["createGenericItem"]["title"] == "Fahrrad"
    )
    mine = {"query": "{ genericItems(currentMember: true) { id title } }"}
    assert send(town, "POST", "/graphql", mine, **phone).json["data"]["genericItems"] == [
        {"id": made["id"], "title": "Fahrrad"}
    ]
    stranger = {"authorization": phone["authorization"]}
    assert "errors" in send(town, "POST", "/graphql", edit, **stranger).json
    assert send(town, "POST", "/graphql", mine, **stranger).json["data"]["genericItems"] == []


def test_leaving_takes_everything_along(town: Place) -> None:
    key = registered(town)["id"]
    number = town.publish("generic_item", "Noticeboard", title="Rad")
    with within(town.id):
        Item.objects.filter(pk=number).update(member=key)
        member = Member.objects.get(pk=key)
    known = export(member=member)
    assert known["profile"]["email"] == "ada@example.org"
    assert [item["id"] for item in known["items"]] == [number]
    erase(member=member)
    with within(town.id):
        assert (Member.objects.count(), MemberToken.objects.count()) == (0, 0)
        assert Item.objects.get(pk=number).state == "trash"


def test_profiles_nobody_needs_go(town: Place) -> None:
    registered(town)
    send(town, "POST", "/members", {"member": {**ADA, "email": "late@example.org"}})
    send(town, "POST", "/members/sign_in", KEY)
    assert forget_unused(municipality=town.id, at=now() + timedelta(days=13)) == 0
    assert forget_unused(municipality=town.id, at=now() + timedelta(days=15)) == 1
    assert forget_unused(municipality=town.id, at=now() + timedelta(days=401)) == 1
    with within(town.id):
        assert [one.email for one in Member.objects.all()] == ["ada@example.org"]
