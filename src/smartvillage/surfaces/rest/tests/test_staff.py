"""Upstream's CMS signs in, fetches its token, and edits its organisation."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.models import Account, Membership, Organisation
from smartvillage.core.people.rights import Right
from smartvillage.kit.dates import now
from smartvillage.testing import Place, Reply, call, token

WORDS = "Apfelbaum im Garten"


@pytest.fixture
def editor(town: Place) -> Account:
    account = Account.objects.create_user("Redaktion@Example.org", WORDS)
    Membership.objects.create(account=account, organisation_id=town.organisation, role="editor")
    return account


def send(place: Place, method: str, path: str, body: Any = b"", **headers: str) -> Reply:
    return call(path, body, method=method, host=f"{place.slug}.localhost", **headers)


def sign_in(place: Place, password: str = WORDS, email: str = " redaktion@example.org") -> Reply:
    return send(place, "POST", "/users/sign_in.json", {"user": {"email": email, "password": password}})


def test_what_the_cms_needs_is_there(town: Place, editor: Account) -> None:
    answer = sign_in(town)
    said = answer.json
    assert (answer.status, said["success"], said["data_provider_id"]) == (200, True, town.organisation)
    assert (said["user"]["role"], said["user"]["id"]) == ("editor", editor.pk)
    assert set(said["roles"]) == {f"role_{right}" for right in Right}
    assert set(said["minio"]) == {"endpoint", "region", "bucket", "access_key_id", "secret_access_key"}
    assert "_graphql_token=" in answer.headers["Set-Cookie"]
    client = said["applications"][0]
    asked = {
        "client_id": client["uid"],
        "client_secret": client["secret"],
        "grant_type": "client_credentials",
    }
    issued = call("/oauth/token", asked).json["access_token"]
    query = {"query": "{ newsItems { id } }"}
    assert send(town, "POST", "/graphql", query, authorization=f"Bearer {issued}").json == {
        "data": {"newsItems": []}
    }
    assert sign_in(town).json["applications"] == [client]


def test_who_is_nobody_gets_the_same_shape(town: Place, amt: Place, editor: Account) -> None:
    for answer in (
        sign_in(town, "falsch"),
        sign_in(amt),
        sign_in(town, email="x@example.org"),
        sign_in(town, ""),
    ):
        assert answer.status == 401
        assert answer.json == {
            "success": True,
            "user": None,
            "applications": [],
            "roles": None,
            "minio": None,
            "data_provider_id": None,
        }
    assert send(town, "GET", "/users/sign_in.json").json["user"] is None
    assert [sign_in(town, "falsch").status for _ in range(25)][-1] == 429


def test_a_staff_token_lasts_a_day_and_as_long_as_the_password(
    town: Place, amt: Place, editor: Account
) -> None:
    own = sign_in(town).json["user"]["authentication_token"]
    path = f"/user.json?auth_token={own}"
    assert send(town, "GET", path).json["user"]["email"] == "redaktion@example.org"
    assert send(amt, "GET", path).status == 401
    with time_machine.travel(now() + timedelta(hours=25)):
        assert send(town, "GET", path).status == 401
    editor.set_password("Birnbaum im Hof")
    editor.save()
    assert send(town, "GET", path).status == 401
    assert send(town, "GET", "/user.json?auth_token=x").status == 401


def test_an_organisation_is_read_and_edited(town: Place, editor: Account) -> None:
    bearer = f"Bearer {token(town, 'user')}"
    read = send(town, "GET", "/data_provider.json", authorization=bearer).json["data_provider"]
    assert (read["id"], read["name"], read["address"]["city"]) == (
        town.organisation,
        "Rathaus Bad Belzig",
        None,
    )
    own = sign_in(town).json["user"]["authentication_token"]
    changes = {
        "notice": "Sprechzeiten: Dienstag",
        "address_attributes": {"city": "Bad Belzig", "id": 7, "evil": "x"},
        "contact_attributes": {"email": "rat@example.org"},
        "logo_attributes": {"url": "https://example.org/logo.png"},
        "roles": {"role_survey": True},
    }
    changed = send(town, "POST", "/data_provider/update.json", {"data_provider": changes, "auth_token": own})
    assert changed.json["address"] == {
        "id": town.organisation,
        "addition": None,
        "street": None,
        "city": "Bad Belzig",
        "zip": None,
    }
    again = send(town, "GET", f"/data_provider/edit.json?auth_token={own}").json
    assert (again["notice"], again["contact"]["email"], again["logo"]["url"]) == (
        "Sprechzeiten: Dienstag",
        "rat@example.org",
        "https://example.org/logo.png",
    )
    with within(town.id):
        Organisation.objects.create(municipality_id=town.id, name="Kulturverein")
    taken = {"data_provider": {"name": "kulturverein"}, "auth_token": own}
    assert send(town, "POST", "/data_provider/update.json", taken).status == 422
    assert send(town, "POST", "/data_provider/update.json", {**taken, "auth_token": "x"}).status == 401
