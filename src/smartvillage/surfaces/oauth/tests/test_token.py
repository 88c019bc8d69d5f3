"""Tokens, asked for in every way the clients ask."""

import base64
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Organisation
from smartvillage.kit.dates import now
from smartvillage.surfaces.oauth.clients import create_client
from smartvillage.surfaces.oauth.tokens import remove_expired_tokens
from smartvillage.testing import Place, call, forget_everything, token

GRANT = {"grant_type": "client_credentials"}


@pytest.fixture
def credentials(town: Place) -> dict[str, str]:
    with within(town.id):
        made = create_client(
            organisation=Organisation.objects.get(pk=town.organisation), role="app", name="App"
        )
    return {"client_id": made.client_id, "client_secret": made.client_secret}


def test_json_form_query_and_basic_are_taken(credentials: dict[str, str]) -> None:
    form = urlencode({**credentials, **GRANT}).encode()
    basic = base64.b64encode(":".join(credentials.values()).encode()).decode()
    answers = [
        call("/oauth/token", {**credentials, **GRANT}),
        call("/oauth/token", form, content_type="application/x-www-form-urlencoded"),
        call(f"/oauth/token?{form.decode()}"),
        call("/oauth/token", dict(GRANT), authorization=f"Basic {basic}"),
    ]
    for found in answers:
        assert found.status == 200
        assert set(found.json) == {"access_token", "token_type", "expires_in", "created_at"}
        assert (found.json["token_type"], found.json["expires_in"]) == ("Bearer", 86400)
        assert abs(found.json["created_at"] - now().timestamp()) < 5
        assert found.headers["Cache-Control"] == "no-store"
    assert len({found.json["access_token"] for found in answers}) == 4


@pytest.mark.parametrize(
    ("body", "error", "status"),
    [
        ({"client_id": "x", "client_secret": "y", **GRANT}, "invalid_client", 401),
        ({"client_id": "x"}, "invalid_request", 401),
        ({"client_id": "x", "grant_type": "password"}, "unsupported_grant_type", 401),
        ({}, "invalid_client", 401),
        (b"{", "invalid_request", 400),
        ({"client_id": "a\x00", "client_secret": "y", **GRANT}, "invalid_request", 400),
        (b"[1]", "invalid_request", 400),
        (b"\xff" * 100_000, "invalid_request", 400),
    ],
)
@pytest.mark.usefixtures("db")
def test_refusals_say_why(body: bytes | dict[str, str], error: str, status: int) -> None:
    found = call("/oauth/token", body)
    assert (found.status, found.json["error"]) == (status, error)
    assert ("WWW-Authenticate" in found.headers) == (status == 401)


def test_a_token_ends_after_a_day_and_is_removed(credentials: dict[str, str]) -> None:
    token = call("/oauth/token", {**credentials, **GRANT}).json["access_token"]
    query = {"query": "{ categories { id } }"}
    assert call("/graphql", query, authorization=f"Bearer {token}").json == {"data": {"categories": []}}
    with time_machine.travel(now() + timedelta(hours=25)):
        forget_everything()
        late = call("/graphql", query, authorization=f"Bearer {token}")
        assert (late.status, late.body) == (401, b"")
        assert remove_expired_tokens() == 1


@pytest.mark.parametrize("name", ["access_token", "bearer_token"])
def test_a_token_may_come_in_the_address(credentials: dict[str, str], name: str) -> None:
    token = call("/oauth/token", {**credentials, **GRANT}).json["access_token"]
    query = {"query": "{ categories { id } }"}
    assert call(f"/graphql?{name}={token}", query).json == {"data": {"categories": []}}
    assert call(f"/graphql?{name}=", query).status == 401


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic eDp5"])
@pytest.mark.usefixtures("db")
def test_without_a_valid_token_there_is_401_and_nothing_else(header: str) -> None:
    found = call("/graphql", {"query": "{ categories { id } }"}, authorization=header)
    assert (found.status, found.body) == (401, b"")
    assert found.headers["WWW-Authenticate"].startswith("Bearer ")
    assert found.headers["Access-Control-Allow-Origin"] == "*"


def test_a_token_can_be_looked_at_and_ended(town: Place) -> None:
    issued = token(town, "app")
    host = "bad-belzig.localhost"
    seen = call("/oauth/introspect", {"token": issued}, host=host).json
    assert (seen["active"], seen["exp"] - seen["iat"]) == (True, 86400)
    told = call("/oauth/token/info", method="GET", authorization=f"Bearer {issued}", host=host).json
    assert 86390 <= told["expires_in_seconds"] <= 86400
    assert (told["application"], told["resource_owner_id"]) == ({"uid": seen["client_id"]}, None)
    assert call("/oauth/revoke", {"token": issued}, host=host).json == {}
    assert call("/oauth/introspect", {"token": issued}, host=host).json == {"active": False}
    assert call("/graphql", {"query": "{ __typename }"}, authorization=f"Bearer {issued}").status == 401
    assert call("/oauth/revoke", {"token": "unknown"}, host=host).json == {}


def test_wrong_secrets_are_stopped_right_ones_never(town: Place) -> None:
    wrong = {"client_id": "x", "client_secret": "y", "grant_type": "client_credentials"}
    assert [call("/oauth/token", wrong).status for _ in range(31)] == [401] * 30 + [429]
    assert len({token(town, "app") for _ in range(40)}) == 40
