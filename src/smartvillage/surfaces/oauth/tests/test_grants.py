"""A person allows a program to act for them: codes, PKCE, refresh tokens, and everything that must fail."""

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client as Browser

from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.municipalities.scope import across_all, within
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.kit.dates import now
from smartvillage.surfaces.oauth.clients import OUT_OF_BAND, Credentials, create_client, safe_redirect
from smartvillage.surfaces.oauth.models import AccessToken, Grant
from smartvillage.surfaces.oauth.tokens import remove_expired_tokens
from smartvillage.testing import Place, Reply, call, forget_everything

BACK = "https://programm.example/zurueck?von=hier"
VERIFIER = "Ein-Apfelbaum-steht-im-Garten-und-traegt-Aepfel"
CHALLENGE = urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
PKCE = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}


@dataclass
class Program:
    """A program of the town's organisation, and what it asks for."""

    place: Place
    credentials: Credentials
    secret: bool = False
    asked: dict[str, str] = field(default_factory=dict)

    def address(self, **changes: str) -> str:
        sent = {
            "response_type": "code",
            "client_id": self.credentials.client_id,
            "redirect_uri": BACK,
            "state": "a b&c",
            **PKCE,
            **changes,
        }
        return "/oauth/authorize?" + urlencode({name: value for name, value in sent.items() if value})

    def token(self, **sent: str) -> Reply:
        known = {"client_id": self.credentials.client_id}
        if self.secret:
            known["client_secret"] = self.credentials.client_secret
        return call("/oauth/token", {**known, **sent})

    def redeem(self, code: str, **changes: str) -> Reply:
        sent = {"code": code, "redirect_uri": BACK, "code_verifier": VERIFIER, **changes}
        return self.token(grant_type="authorization_code", **sent)


def program(place: Place, *, role: str = "admin", confidential: bool = False, back: str = BACK) -> Program:
    with within(place.id):
        owner = Organisation.objects.get(pk=place.organisation)
        made = create_client(
            organisation=owner,
            role=role,
            name="Kartenmacher",
            redirect_uris=[back],
            confidential=confidential,
        )
    return Program(place, made, secret=confidential)


def browser(place: Place, role: str = "user") -> tuple[Browser, Account]:
    """Somebody who has signed in, of an organisation with no rights of its own."""
    Municipality.objects.filter(pk=place.id).update(settings={"second_factor": "recommended"})
    forget_everything()
    account = Account.objects.create_user(f"{role}@{place.slug}.example", "Enten-schwimmen-leise")
    with within(place.id):
        club = Organisation.objects.create(
            municipality_id=place.id, name=f"Verein {role}", rights=["news_item"]
        )
        Membership.objects.create(account=account, organisation=club, role=role)
    found = Browser(HTTP_HOST=f"{place.slug}.localhost")
    found.force_login(account)
    return found, account


def answered(response: Any) -> dict[str, str]:
    assert response.status_code == 303
    assert response["Location"].startswith("https://programm.example/zurueck?von=hier&")
    return dict(parse_qsl(urlsplit(response["Location"]).query))


def code_of(found: Browser, asked: Program) -> str:
    return answered(found.post(asked.address()))["code"]


def stored() -> tuple[int, int]:
    """How many grants and how many of their tokens there are."""
    with across_all():
        return Grant.objects.count(), AccessToken.objects.filter(grant__isnull=False).count()


def graphql(token: str, query: str = "{ __typename }") -> Reply:
    return call("/graphql", {"query": query}, authorization=f"Bearer {token}")


def test_a_person_allows_and_the_program_acts_as_they_may(town: Place) -> None:
    found, account = browser(town)
    asked = program(town)
    page = found.get(asked.address())
    assert (page.status_code, "Kartenmacher" in page.content.decode()) == (200, True)
    assert "form-action 'self' https://programm.example" in page["Content-Security-Policy"]
    assert stored() == (0, 0)
    said = answered(found.post(asked.address()))
    assert (said["state"], set(said)) == ("a b&c", {"von", "code", "state"})
    issued = asked.redeem(said["code"])
    assert set(issued.json) == {"access_token", "token_type", "expires_in", "created_at", "refresh_token"}
    made = "mutation { %s { id dataProvider { name } } }"
    news = graphql(issued.json["access_token"], made % 'createNewsItem(contentBlocks: {title: "Fest"})').json
    assert news["data"]["createNewsItem"]["dataProvider"]["name"] == "Verein user"
    tour = graphql(issued.json["access_token"], made % 'createTour(name: "Weg", lengthKm: 1)').json
    assert tour["errors"]
    facts = call(
        "/oauth/introspect", {"token": issued.json["access_token"]}, host="bad-belzig.localhost"
    ).json
    assert (facts["active"], facts["sub"]) == (True, str(account.pk))


def test_refresh_tokens_rotate_and_a_stolen_one_ends_everything(town: Place) -> None:
    found, _ = browser(town)
    asked = program(town)
    first = asked.redeem(code_of(found, asked)).json
    second = asked.token(grant_type="refresh_token", refresh_token=first["refresh_token"]).json
    assert graphql(second["access_token"]).status == graphql(first["access_token"]).status == 200
    again = asked.token(grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert (again.status, again.json["error"]) == (400, "invalid_grant")
    assert asked.token(grant_type="refresh_token", refresh_token=second["refresh_token"]).status == 400
    assert graphql(second["access_token"]).status == graphql(first["access_token"]).status == 401


def test_a_code_is_good_once_and_a_second_use_ends_its_tokens(town: Place) -> None:
    found, _ = browser(town)
    asked = program(town)
    code = code_of(found, asked)
    token = asked.redeem(code).json["access_token"]
    assert graphql(token).status == 200
    assert asked.redeem(code).json["error"] == "invalid_grant"
    assert (graphql(token).status, stored()) == (401, (0, 0))


@pytest.mark.parametrize(
    "wrong",
    [
        {"code_verifier": ""},
        {"code_verifier": VERIFIER + "x"},
        {"code_verifier": CHALLENGE},
        {"redirect_uri": "https://programm.example/zurueck"},
        {"redirect_uri": ""},
        {"code": "x"},
        {"code": "🍎"},
    ],
)
def test_a_code_alone_is_not_enough(town: Place, wrong: dict[str, str]) -> None:
    found, _ = browser(town)
    asked = program(town)
    refused = asked.redeem(**{"code": code_of(found, asked), **wrong})
    assert (refused.status, refused.json["error"]) == (400, "invalid_grant")


def test_codes_and_refresh_tokens_of_others_are_worth_nothing(town: Place, amt: Place) -> None:
    found, _ = browser(town)
    asked, other, foreign = program(town), program(town), program(amt)
    code = code_of(found, asked)
    assert other.redeem(code).status == foreign.redeem(code).status == 400
    issued = asked.redeem(code).json
    for thief in (other, foreign):
        assert thief.token(grant_type="refresh_token", refresh_token=issued["refresh_token"]).status == 400
    assert asked.token(grant_type="refresh_token", refresh_token=issued["refresh_token"]).status == 200


def test_codes_and_refresh_tokens_end(town: Place) -> None:
    found, _ = browser(town)
    asked = program(town)
    code, redeemed = code_of(found, asked), asked.redeem(code_of(found, asked)).json
    with time_machine.travel(now() + timedelta(minutes=6)):
        assert asked.redeem(code).status == 400
        assert remove_expired_tokens() == 1
    with time_machine.travel(now() + timedelta(days=31)):
        sent = {"grant_type": "refresh_token", "refresh_token": redeemed["refresh_token"]}
        assert asked.token(**sent).status == 400
        remove_expired_tokens()
        assert stored() == (0, 0)


def test_declining_is_told_to_the_program(town: Place) -> None:
    found, _ = browser(town)
    asked = program(town)
    for response in (found.post(asked.address(), {"_method": "delete"}), found.delete(asked.address())):
        assert answered(response) == {"von": "hier", "error": "access_denied", "state": "a b&c"}
    assert stored() == (0, 0)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": ""}, "unsupported_response_type"),
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": ""}, "invalid_request"),
    ],
)
def test_unsound_requests_are_told_to_the_program(town: Place, changes: dict[str, str], error: str) -> None:
    found, _ = browser(town)
    for response in (
        found.get(program(town).address(**changes)),
        found.post(program(town).address(**changes)),
    ):
        assert answered(response)["error"] == error


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "unknown"},
        {"client_id": ""},
        {"client_id": "a\x00"},
        {"redirect_uri": "https://boese.example/"},
        {"redirect_uri": BACK + "&mehr=1"},
        {"redirect_uri": "https://programm.example.boese.example/zurueck?von=hier"},
    ],
)
def test_nobody_is_sent_to_an_address_that_is_not_registered(town: Place, changes: dict[str, str]) -> None:
    found, _ = browser(town)
    asked = program(town)
    for response in (found.get(asked.address(**changes)), found.post(asked.address(**changes))):
        assert (response.status_code, response.get("Location")) == (400, None)
        assert "kennen wir nicht" in response.content.decode()


def test_programs_of_another_municipality_are_not_known_here(town: Place, amt: Place) -> None:
    found, _ = browser(town)
    assert found.post(program(amt).address()).status_code == 400
    assert stored() == (0, 0)


def test_who_is_nobody_here_cannot_allow_anything(town: Place, amt: Place) -> None:
    asked = program(town)
    stranger = Browser(HTTP_HOST="bad-belzig.localhost")
    sent_away = stranger.get(asked.address())
    assert (sent_away.status_code, "/cms/konto/anmelden/" in sent_away["Location"]) == (302, True)
    _, account = browser(amt)
    stranger.force_login(account)
    assert stranger.post(asked.address()).status_code == 403
    checked = Browser(HTTP_HOST="bad-belzig.localhost", enforce_csrf_checks=True)
    checked.force_login(browser(town)[1])
    assert checked.post(asked.address()).status_code == 403
    assert stored() == (0, 0)


def test_the_token_ends_with_the_persons_work_here(town: Place) -> None:
    found, account = browser(town)
    asked = program(town)
    token = asked.redeem(code_of(found, asked)).json["access_token"]
    with within(town.id):
        Membership.objects.filter(account=account).delete()
    forget_everything()
    assert graphql(token).status == 401
    assert call("/oauth/introspect", {"token": token}, host="bad-belzig.localhost").json == {"active": False}


def test_a_client_with_a_secret_needs_it_and_may_do_without_pkce(town: Place) -> None:
    found, _ = browser(town)
    asked = program(town, confidential=True)
    address = asked.address(code_challenge="", code_challenge_method="")
    code = answered(found.post(address))["code"]
    asked.secret = False
    assert asked.redeem(code, code_verifier="").json["error"] == "invalid_client"
    asked.secret = True
    assert asked.redeem(code, code_verifier=VERIFIER).json["error"] == "invalid_grant"
    assert asked.redeem(code, code_verifier="").status == 200


def test_a_public_client_gets_no_token_of_its_own_without_its_secret(town: Place) -> None:
    asked = program(town)
    assert asked.token(grant_type="client_credentials").json["error"] == "invalid_client"
    asked.secret = True
    assert asked.token(grant_type="client_credentials").status == 200


def test_out_of_band_the_code_is_shown(town: Place) -> None:
    found, _ = browser(town)
    asked = program(town, back=OUT_OF_BAND)
    shown = found.post(asked.address(redirect_uri=OUT_OF_BAND))
    code = dict(parse_qsl(urlsplit(shown["Location"]).query))["code"]
    assert code in found.get(shown["Location"]).content.decode()
    assert asked.redeem(code, redirect_uri=OUT_OF_BAND).status == 200


def test_what_was_allowed_is_seen_and_taken_back(town: Place) -> None:
    found, _ = browser(town)
    other, _ = browser(town, "editor")
    asked = program(town)
    token = asked.redeem(code_of(found, asked)).json["access_token"]
    with across_all():
        number = Grant.objects.get().client_id
    assert "Kartenmacher" in found.get("/oauth/authorized_applications").content.decode()
    assert "Kartenmacher" not in other.get("/oauth/authorized_applications").content.decode()
    other.post(f"/oauth/authorized_applications/{number}")
    assert graphql(token).status == 200
    found.post(f"/oauth/authorized_applications/{number}")
    assert graphql(token).status == 401


def test_programs_find_the_addresses_by_themselves(town: Place) -> None:
    path = "/.well-known/oauth-authorization-server"
    told = call(path, method="GET", host="bad-belzig.localhost").json
    assert told["issuer"] == "http://bad-belzig.localhost"
    assert told["code_challenge_methods_supported"] == ["S256"]
    for name in ("token", "revocation", "introspection"):
        address = told[f"{name}_endpoint"].removeprefix(told["issuer"])
        assert call(address, {}, host="bad-belzig.localhost").status in (200, 401)
    found, _ = browser(town)
    page = program(town).address().partition("?")[2]
    address = told["authorization_endpoint"].removeprefix(told["issuer"])
    assert found.get(f"{address}?{page}").status_code == 200


def test_the_command_line_registers_addresses_to_come_back_to(
    town: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["client", "create", "--municipality", town.slug, "--role", "user", "--json"]
    call_command(*words, "--redirect-uri", BACK, "--public")
    made = json.loads(capsys.readouterr().out)
    asked = Program(town, Credentials(made["client_id"], made["client_secret"]))
    found, _ = browser(town)
    assert asked.redeem(code_of(found, asked)).status == 200
    with pytest.raises(CommandError, match="javascript:alert"):
        call_command(*words, "--redirect-uri", "javascript:alert(1)")


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://a.example/x?y=z", True),
        ("http://127.0.0.1:4000/x", True),
        ("http://localhost/x", True),
        ("de.gemeinde.app:/zurueck", True),
        (OUT_OF_BAND, True),
        ("http://a.example/", False),
        ("https://a.example/#stelle", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:///x", False),
        ("https://a.example/\nx", False),
        ("//a.example", False),
        ("https://[x", False),
        ("", False),
    ],
)
def test_addresses_to_come_back_to(address: str, safe: bool) -> None:
    assert safe_redirect(address) is safe
